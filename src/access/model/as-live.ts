import { foldRole } from "../facts/rank";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import { classOf } from "./attributes";
import { type Change, isArrival, isLoss, type Place } from "./change";
import type { PersonChange } from "./plan";
import { carriedOut, isKnownOther } from "./role-change";
import { statusAfter } from "./side";
import { isAfterApply, isSame, knownText, type Told, textOf } from "./told";

/** All that one resource instance changes. */
export interface InstanceChanges extends Pick<PersonChange, "roleChange" | "isNewcomersRole"> {
  readonly parts: readonly Change[];
}

/**
 * What a live roster knows of somebody who is to come with one resource instance: nobody, or somebody who is there already.
 * They are taken over with what they have; or the apply refuses, and nothing of it happens. Nobody who is there is mailed.
 */
export function asLive(
  { parts: all, roleChange, isNewcomersRole }: InstanceChanges,
  live: LiveIndex | undefined,
): readonly Change[] {
  if (!live) return all;
  const parts = withOneSpelling(all, live);
  const written = parts.flatMap(({ kind, fields }) => (kind === "access" ? fields : []));
  const active = written.find(({ field }) => field === "active")?.to ?? null;
  const isKept = ({ change: { place, live } }: Seen) =>
    isNewcomersRole && place.scope === "account" && live === "taken-over";
  const seen = parts.map((change) => asSeen(change, active, live)).filter((each) => !isKept(each));
  const home = seen.find(({ change, found }) => change.place.scope === "organization" && found);
  const refused = home !== undefined && isRefused(seen, home);
  const now = seen.map(({ change }) => change);
  if (refused) return allRefused(now);
  const isThere =
    home !== undefined ||
    all.some(({ place, live }) => place.scope === "organization" && live === "taken-over");
  const isFound = (change: Change) =>
    change.live !== null || !all.includes(change) || (isThere && isComing(change));
  const isInvited = (change: Change) => change.how !== null && !isThere;
  const access = [
    ...now.filter((change) => !isFound(change)),
    ...carriedOut(
      now.filter((change) => isFound(change) && !isInvited(change)),
      roleChange,
    ),
    // An invitation leaves a role in a further zone as it is.
    ...now
      .filter((change) => isFound(change) && isInvited(change))
      .flatMap((change) => carriedOut([change], change.place.scope === "zone" ? "fail" : "direct")),
  ];
  if (home) return [...access, ...profileWritten(home)];
  return [...access, ...seen.flatMap(({ change }) => disabledElsewhere(change, { active, seen, live }))];
}

/** All that comes, and is said once. */
function allRefused(parts: readonly Change[]): readonly Change[] {
  const unwritten = parts.filter(({ kind }) => kind === "second-factor");
  return parts.flatMap((change): readonly Change[] => {
    if (unwritten.includes(change)) return [];
    if (!isComing(change)) return [change];
    const more = change.place.scope === "organization" ? unwritten.flatMap(({ fields }) => fields) : [];
    return [{ ...change, live: "refused", fields: [...change.fields, ...more] }];
  });
}

/** Who is disabled with an invitation is so wherever they are already: an account has one `active`. */
function disabledElsewhere(
  change: Change,
  { active, seen, live }: { active: Told; seen: readonly Seen[]; live: LiveIndex },
): readonly Change[] {
  const { person, place, gap } = change;
  if (!isArrival(change) || gap || place.scope !== "organization") return [];
  const found = live.findAnywhere({ ...person, email: knownText(person.email) });
  const told = seen.map((each) =>
    each.change.kind === "access" ? orgOf(each.change.place, live) : undefined,
  );
  if (!found) return [];
  return found.memberships.flatMap(({ org, role, status }): readonly Change[] => {
    const to = { role, status: statusAfter(status, active) };
    const part: Change = {
      ...change,
      person: knownAs(change, found),
      place: { scope: "zone", id: String(org) },
      from: { role, status },
      to,
      fields: [],
      how: null,
      live: null,
    };
    return !told.includes(org) && isLoss(part) ? [part] : [];
  });
}

/** A zone that an update names by its number and before by its UUID, or the other way round, is one zone. */
function withOneSpelling(parts: readonly Change[], live: LiveIndex): readonly Change[] {
  const zoneOf = ({ kind, place, how }: Change) =>
    kind === "access" && place.scope === "zone" && how === null ? orgOf(place, live) : undefined;
  const isGone = ({ from, to }: Change) => from !== null && to === null;
  const isNew = ({ from, to }: Change) => from === null && to !== null;
  const spelled = parts.filter((part) => zoneOf(part) !== undefined);
  return parts.flatMap((part) => {
    const isOther = (each: Change) =>
      zoneOf(each) === zoneOf(part) && (isGone(part) ? isNew(each) : isNew(part) && isGone(each));
    const other = spelled.includes(part) ? spelled.find(isOther) : undefined;
    if (!other) return [part];
    const isKept = isSame(other.from?.role ?? null, part.to?.role ?? null, foldRole);
    return isGone(part) || isKept ? [] : [{ ...part, from: other.from }];
  });
}

/** What a take-over writes of the profile, as a change of its own. A roster tells of names, and not of preferences. */
function profileWritten({ change, found }: Seen): readonly Change[] {
  const { from } = change;
  const has: Readonly<Record<string, Told | undefined>> = {
    first_name: found?.person.firstName ?? null,
    last_name: found?.person.lastName ?? null,
  };
  const fields = change.fields.flatMap((each) => {
    if (classOf(each.field.split(" ", 1)[0] ?? "") !== "profile") return [];
    const there = has[each.field];
    const isWritten = there === undefined || (there !== null && !isSame(there, each.to));
    return isWritten ? [{ ...each, from: there ?? null }] : [];
  });
  return fields.length === 0 ? [] : [{ ...change, kind: "profile", to: from, fields }];
}

/** What the instance gives; of who moves with a replacement the role in the account is known already. */
const isComing = (change: Change): boolean =>
  change.kind === "access" &&
  change.to !== null &&
  !change.gap &&
  (change.live === "taken-over" || !isLoss(change));

interface Seen {
  readonly change: Change;
  readonly found?: Sighting | undefined;
}

function asSeen(change: Change, active: Told, live: LiveIndex): Seen {
  const email = knownText(change.person.email);
  if (!isArrival(change) || change.gap || change.live !== null || email === null) return { change };
  const org = orgOf(change.place, live);
  const inAccount = change.place.scope === "account";
  if (org === undefined && !inAccount) return { change };
  const sought = { userId: change.person.userId, uuid: change.person.uuid, email };
  const found = org === undefined ? undefined : live.find(org, sought);
  const person = found?.person ?? live.findAnywhere(sought);
  if (!person || (!found && !inAccount)) return { change: { ...change, live: "absent" } };
  const { role, status } = found?.membership ?? { role: person.accountRole, status: person.status };
  // Who comes keeps what they are, unless a written `active` says otherwise; who is managed may be disabled with the zone.
  const next = change.how === null ? (change.to?.status ?? null) : statusAfter(status, active);
  const to = { role: change.to?.role ?? null, status: next };
  return {
    change: { ...change, person: knownAs(change, person), live: "taken-over", from: { role, status }, to },
    found,
  };
}

/** With what the roster has of them. */
const knownAs = (
  { person }: Change,
  { userId, uuid, accountRole }: Sighting["person"],
): Change["person"] => ({
  ...person,
  userId,
  uuid,
  account: { ...person.account, from: accountRole },
});

/** By `on_existing`; a further zone of somebody who is managed already has none, and is given. */
function isRefused(parts: readonly Seen[], { change, found }: Seen): boolean {
  if (change.how === "fail") return true;
  if (change.how !== "adopt_if_same") return false;
  return (
    (found !== undefined && !isAsPlanned(change, found)) ||
    parts.some(({ change }) => isComing(change) && isKnownOther(change.from?.role, change.to?.role))
  );
}

/** The number of the place, also of a zone that is named by its UUID. */
export function orgOf({ id }: Place, live: Pick<LiveIndex, "organizationOf">): number | undefined {
  const key = knownText(id);
  return key === null ? undefined : live.organizationOf(key);
}

/** What an invitation would have sent beside roles: the names, where both sides tell them. `active` is never the same. */
function isAsPlanned({ fields }: Change, { person, membership }: Sighting): boolean {
  const written = (name: string): Told => fields.find(({ field }) => field === name)?.to ?? null;
  const isName = (wanted: Told, has: string | null) =>
    wanted === null || has === null || isAfterApply(wanted) || isSame(wanted, has);
  return (
    membership.status !== "disabled" &&
    textOf(written("active")) !== "false" &&
    isName(written("first_name"), person.firstName) &&
    isName(written("last_name"), person.lastName)
  );
}
