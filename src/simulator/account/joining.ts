import type { Call } from "../operations/operation";
import { storedEmail } from "../operations/request-body";
import { type Change, NO_LIST } from "../world/change";
import {
  addMembership,
  addPerson,
  isActiveSomewhere,
  membershipOf,
  type Person,
  type Standing,
  standingsOf,
} from "../world/store";
import type { ZoneAssignment } from "./assigned-roles";

/** An invitation that will be answered with success. */
interface AccountInvitation {
  readonly email: string;
  /** The slug as it is stored. */
  readonly accountRole: string;
  readonly zones: readonly ZoneAssignment[];
  readonly known: Person | undefined;
}

/** What an invitation did. */
interface Joining {
  readonly person: Person;
  readonly changed: readonly Change[];
}

/** Somebody new is pending; somebody active is added to further zones, by default at once and without an e-mail. */
export function join(call: Call, invitation: AccountInvitation): Joining {
  const { state, knobs, now } = call;
  const { zones, known, accountRole } = invitation;
  const before = known ? structuredClone(known) : null;
  const atOnce = known !== undefined && knobs.knownPersonJoins !== "pending" && isActiveSomewhere(known);
  const person = known ?? addNewcomer(call, invitation);
  const steps =
    zones.length > 0
      ? zones.map((assignment) => joinZone(person, assignment, { atOnce, now }))
      : [known ? renewEverywhere(known, now) : NEW_IN_ACCOUNT];
  const changed = steps.flatMap(({ org, did }) =>
    did === "nothing" ? [] : [{ org, id: person.id, before: did === "renewed" ? before : null }],
  );
  if (known && knobs.knownAccountRole === "replaced" && known.accountRole !== accountRole) {
    known.accountRole = accountRole;
    changed.push({ org: zones[0]?.zone.id ?? NO_LIST, id: person.id, before });
  }
  if (changed.length > 0) person.updatedAt = now;
  // Everybody who has something to accept now gets one e-mail, for however many zones.
  if (steps.some(({ did }) => did === "renewed" || (did === "added" && !atOnce))) {
    const orgs = zones.map(({ zone }) => zone.id);
    state.invitations.push({ org: orgs[0] ?? null, orgs, email: person.email, userId: person.id, at: now });
  }
  return { person, changed };
}

interface Step {
  readonly org: number;
  readonly did: "added" | "renewed" | "nothing";
}

function joinZone(
  person: Person,
  { zone, role }: ZoneAssignment,
  { atOnce, now }: { readonly atOnce: boolean; readonly now: string },
): Step {
  const there = membershipOf(person, zone.id);
  if (there) return { org: zone.id, did: renew(there, now) ? "renewed" : "nothing" };
  const standing = atOnce
    ? ({ status: "active", invitedAt: null } as const)
    : ({ status: "pending", invitedAt: now } as const);
  addMembership(person, { org: zone.id, role, ...standing, createdAt: now, expired: false });
  return { org: zone.id, did: "added" };
}

function renewEverywhere(person: Person, now: string): Step {
  const renewed = standingsOf(person).filter((standing) => renew(standing, now));
  return { org: NO_LIST, did: renewed.length > 0 ? "renewed" : "nothing" };
}

const NEW_IN_ACCOUNT: Step = { org: NO_LIST, did: "added" };

/** A new link for somebody who has not accepted; false for everybody else. */
function renew(standing: Standing, now: string): boolean {
  if (standing.status !== "pending") return false;
  standing.invitedAt = now;
  standing.expired = false;
  return true;
}

/** Without names: those who are invited fill them in. */
function addNewcomer({ state, knobs, now }: Call, invitation: AccountInvitation): Person {
  const { email, accountRole, zones } = invitation;
  const unassigned: Standing = { status: "pending", invitedAt: now, expired: false };
  return addPerson(state, {
    email: storedEmail(email, knobs),
    accountRole,
    createdAt: now,
    memberships: [],
    ...(zones.length === 0 ? { unassigned } : {}),
  });
}
