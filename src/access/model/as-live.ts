import { foldRole } from "../facts/rank";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import { type Change, isArrival, type Place, type Standing } from "./change";
import { isSame, knownText, type Told } from "./told";

/**
 * What a live roster knows of somebody who is to come: nobody, or somebody who is there already. They are taken over
 * with what they have, or the apply refuses; either way nobody is mailed.
 */
export function asLive(change: Change, live: LiveIndex | undefined): Change {
  const email = knownText(change.person.email);
  if (!live || !isArrival(change) || change.gap || email === null) return change;
  const org = orgOf(change.place, live);
  const inAccount = change.place.scope === "account";
  if (org === undefined && !inAccount) return change;
  const sought = { userId: null, uuid: null, email };
  const found = org === undefined ? undefined : live.find(org, sought);
  const person = found?.person ?? live.findAnywhere(sought);
  if (!person || (!found && !inAccount)) return { ...change, live: "absent" };
  const known = {
    ...change.person,
    userId: person.userId,
    uuid: person.uuid,
    account: { ...change.person.account, from: person.accountRole },
  };
  const from: Standing = found
    ? { role: found.membership.role, status: found.membership.status }
    : { role: person.accountRole, status: person.status };
  if (inAccount) return { ...change, person: known, live: "taken-over", ...sides(from, change) };
  const refused =
    change.how === "fail" || (change.how !== "adopt" && found !== undefined && !isAsPlanned(change, found));
  return refused
    ? { ...change, person: known, live: "refused", from, to: from }
    : { ...change, person: known, live: "taken-over", ...sides(from, change) };
}

const sides = (from: Standing, { to }: Change) => ({
  from,
  to: { role: to?.role ?? null, status: from.status },
});

/** The number of the place, also of a zone that is named by its UUID. */
export function orgOf({ id }: Place, live: Pick<LiveIndex, "organizationOf">): number | undefined {
  const key = knownText(id);
  return key === null ? undefined : live.organizationOf(key);
}

/** What an invitation would have sent: the role, and the names where both sides tell them. */
function isAsPlanned({ to, fields }: Change, { person, membership }: Sighting): boolean {
  const written = (name: string): Told => fields.find(({ field }) => field === name)?.to ?? null;
  const isName = (wanted: Told, has: string | null) => wanted === null || has === null || isSame(wanted, has);
  return (
    membership.status !== "disabled" &&
    isSame(to?.role ?? null, membership.role, foldRole) &&
    isName(written("first_name"), person.firstName) &&
    isName(written("last_name"), person.lastName)
  );
}
