import type { AccountCall, Change } from "./operation";
import {
  addMembership,
  addPerson,
  isActiveSomewhere,
  membershipOf,
  type Person,
  type Standing,
  standingsOf,
} from "./store";
import type { AccountInvitation } from "./validations/invite-to-account";

/** What an invitation did. */
export interface Joining {
  readonly person: Person;
  readonly changed: readonly Change[];
  /** Whether an e-mail goes out: to everybody who has something to accept now. */
  readonly isMailed: boolean;
}

/** Somebody new is pending; somebody active is added to further zones, by default at once and without an e-mail. */
export function join(call: AccountCall, invitation: AccountInvitation): Joining {
  const { state, knobs, now } = call;
  const { zones, known, accountRole } = invitation;
  const before = known ? structuredClone(known) : null;
  const joinsAtOnce = known !== undefined && knobs.knownPersonJoins !== "pending" && isActiveSomewhere(known);
  const person = known ?? addNewcomer(call, invitation);
  const changed: Change[] = [];
  let isMailed = known === undefined;
  const note = (org: number, was: Person | null) => changed.push({ org, id: person.id, before: was });
  for (const { zone, role } of zones) {
    const there = membershipOf(person, zone.id);
    if (there && !renew(there, now)) continue;
    if (!there) {
      const status = joinsAtOnce ? "active" : "pending";
      const invitedAt = joinsAtOnce ? null : now;
      addMembership(person, { org: zone.id, role, status, createdAt: now, invitedAt, expired: false });
    }
    isMailed ||= there !== undefined || !joinsAtOnce;
    note(zone.id, there ? before : null);
  }
  if (
    zones.length === 0 &&
    known &&
    standingsOf(known).filter((standing) => renew(standing, now)).length > 0
  ) {
    isMailed = true;
    note(NO_LIST, before);
  }
  if (zones.length === 0 && !known) note(NO_LIST, null);
  if (known && knobs.knownAccountRole === "replaced" && known.accountRole !== accountRole) {
    known.accountRole = accountRole;
    note(zones[0]?.zone.id ?? NO_LIST, before);
  }
  if (changed.length > 0) person.updatedAt = now;
  const orgs = zones.map(({ zone }) => zone.id);
  if (isMailed)
    state.invitations.push({ org: orgs[0] ?? null, orgs, email: person.email, userId: person.id, at: now });
  return { person, changed, isMailed };
}

/** The organization of a change that no list shows. */
export const NO_LIST = 0;

/** A new link for somebody who has not accepted; false for everybody else. */
function renew(standing: Standing, now: string): boolean {
  if (standing.status !== "pending") return false;
  standing.invitedAt = now;
  standing.expired = false;
  return true;
}

/** Without names: those who are invited fill them in. */
function addNewcomer({ state, knobs, now }: AccountCall, invitation: AccountInvitation): Person {
  const { email, accountRole, zones } = invitation;
  const unassigned: Standing = { status: "pending", invitedAt: now, expired: false };
  return addPerson(state, {
    email: knobs.emailStored === "lower-case" ? email.toLowerCase() : email,
    firstname: "",
    lastname: "",
    prefs: {},
    twoFactor: null,
    accountRole,
    createdAt: now,
    updatedAt: now,
    memberships: [],
    ...(zones.length === 0 ? { unassigned } : {}),
  });
}
