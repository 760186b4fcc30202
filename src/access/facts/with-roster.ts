import { foldEmail } from "../../automox/wire/email";
import type { AccessItem } from "./access-item";
import { foldRole } from "./rank";
import type { Roster } from "./roster";

/** Says of invitations what only Automox knows: whether the person is there already. */
export function withRoster(items: readonly AccessItem[], roster: Roster): readonly AccessItem[] {
  const people = new Map(roster.people.map((person) => [foldEmail(person.email), person]));
  return items.map((item) => {
    if ((item.verb !== "invite" && item.verb !== "grant") || item.scope !== "organization") return item;
    if (item.person.email === null) return item;
    const person = people.get(foldEmail(item.person.email));
    const membership = person?.memberships.find(({ org }) => org === item.org);
    if (!person || !membership)
      return { ...item, notes: ["not a member yet", ...item.notes.filter((note) => !isGuess(note))] };
    const same =
      membership.role !== null && item.to !== null && foldRole(membership.role) === foldRole(item.to);
    const what = same
      ? "is a member already and is taken over without a mail"
      : "is a member already with another role";
    return {
      ...item,
      from: membership.role,
      person: { ...item.person, userId: person.userId, uuid: person.uuid, status: membership.status },
      notes: [what, ...item.notes.filter((note) => !isGuess(note))],
    };
  });
}

const isGuess = (note: string) => note.startsWith("or taken over");
