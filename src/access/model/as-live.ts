import { grouped } from "../facts/order";
import { foldRole } from "../facts/rank";
import type { LiveIndex } from "../facts/roster-index";
import { type Change, isArrival, type Place, type Standing } from "./change";
import { isSame, knownText } from "./told";

/**
 * What a live roster knows of those who are to come: nobody, or somebody who is there already. They are taken over with
 * what they have, or the apply refuses, and nothing of that resource happens; either way nobody is mailed.
 */
export function asLive(changes: readonly Change[], live: LiveIndex | undefined): readonly Change[] {
  if (!live) return changes;
  const instances = grouped(changes, ({ source: { stack, address } }) => `${stack ?? ""}\n${address}`);
  return [...instances.values()].flatMap((each) => {
    const seen = each.map((change) => seenLive(change, live));
    const there = seen.find(
      (change) => change.live === "taken-over" && change.place.scope === "organization",
    );
    if (!there || there.how === "adopt") return seen;
    const isRefused = there.how === "fail" || seen.some((change) => isOtherwise(change, live));
    return isRefused ? [{ ...there, live: "refused", to: there.from } as const] : seen;
  });
}

function seenLive(change: Change, live: LiveIndex): Change {
  const email = knownText(change.person.email);
  if (!isArrival(change) || change.gap || email === null) return change;
  const org = orgOf(change.place, live);
  const inAccount = change.place.scope === "account";
  if (org === undefined && !inAccount) return change;
  const sought = { userId: null, uuid: null, email };
  const found = org === undefined ? undefined : live.find(org, sought);
  const person = found?.person ?? live.findAnywhere(sought);
  if (!person || (!found && !inAccount)) return { ...change, live: "absent" };
  const from: Standing = found
    ? { role: found.membership.role, status: found.membership.status }
    : { role: person.accountRole, status: person.status };
  const { userId, uuid, accountRole } = person;
  return {
    ...change,
    person: { ...change.person, userId, uuid, account: { ...change.person.account, from: accountRole } },
    live: "taken-over",
    from,
    to: { role: change.to?.role ?? null, status: from.status },
  };
}

/** What an invitation would have sent is not what is there: the role, or a name where both sides tell it. */
function isOtherwise({ live: found, from, to, fields, person, place }: Change, live: LiveIndex): boolean {
  if (found !== "taken-over" || !from) return false;
  if (from.status === "disabled" || !isSame(from.role, to?.role ?? null, foldRole)) return true;
  const there = live.findAnywhere({ userId: person.userId, uuid: person.uuid, email: null });
  const isOther = (name: string, has: string | null | undefined) => {
    const wanted = fields.find(({ field }) => field === name)?.to ?? null;
    return wanted !== null && has != null && !isSame(wanted, has);
  };
  return (
    place.scope === "organization" &&
    (isOther("first_name", there?.firstName) || isOther("last_name", there?.lastName))
  );
}

/** The number of the place, also of a zone that is named by its UUID. */
export function orgOf({ id }: Place, live: Pick<LiveIndex, "organizationOf">): number | undefined {
  const key = knownText(id);
  return key === null ? undefined : live.organizationOf(key);
}
