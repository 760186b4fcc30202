import { foldEmail } from "../../automox/wire/email";
import { daysBetween } from "../facts/days";
import { byEmail } from "../facts/order";
import { heldRoles, type RosterPerson } from "../facts/person";
import type { Roster } from "../facts/roster";
import type { LoginEvidence } from "./login-evidence";
import { type JudgedPerson, STANDINGS } from "./stale-schema";

/** Everybody, judged at `now`; ordered by standing, the longest ago first, then folded e-mail. */
export function judgePeople(
  roster: Roster,
  evidence: LoginEvidence,
  { days, now }: { readonly days: number; readonly now: Date },
): readonly JudgedPerson[] {
  const since = (time: string | null): number | null =>
    time === null ? null : daysBetween(Date.parse(time), now.getTime());
  return roster.people
    .map((person): JudgedPerson => {
      const base = {
        email: person.email,
        userId: person.userId,
        memberships: heldRoles(person.memberships),
        lastLogin: null,
        days: null,
        remark: null,
      };
      if (person.status === "pending") return { ...base, standing: "pending", days: since(person.createdAt) };
      if (person.status === "disabled") return { ...base, standing: "disabled" };
      const lastLogin = evidence.lastLogins.get(foldEmail(person.email)) ?? null;
      const ago = since(lastLogin);
      if (lastLogin === null && evidence.never.has(foldEmail(person.email)))
        return { ...base, standing: "never", days: since(person.createdAt), remark: "the file says never" };
      if (ago === null) return { ...base, standing: "unknown", remark: whyUnknown(person, evidence) };
      if (ago < days) return { ...base, standing: "recent", lastLogin, days: ago };
      // An old sign-in is only the last one if everything after it was read.
      const unread = evidence.unread.filter((org) => mayLogInto(person, org));
      if (unread.length === 0) return { ...base, standing: "stale", lastLogin, days: ago };
      const remark = `log-ins of organization ${unread.join(", ")} were not all read`;
      return { ...base, standing: "unknown", lastLogin, days: ago, remark };
    })
    .sort(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
        (b.days ?? 0) - (a.days ?? 0) ||
        byEmail(a, b),
    );
}

/** Somebody in no organization has the whole account. */
const mayLogInto = ({ memberships }: RosterPerson, wanted: number): boolean =>
  memberships.length === 0 || memberships.some(({ org }) => org === wanted);

function whyUnknown(person: RosterPerson, { remarks }: LoginEvidence): string {
  const created = person.createdAt === null ? "" : `; there since ${person.createdAt.slice(0, 10)}`;
  return `${remarks.get(foldEmail(person.email)) ?? "no log-in was found"}${created}`;
}
