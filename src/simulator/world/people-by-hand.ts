import { checkFields } from "../knobs/known-fields";
import { actorOf, CONSOLE, recordDone, recordLogin } from "./audit-trail";
import { instantMs, isoSeconds } from "./clock";
import { storedRole } from "./role-words";
import { addSeedUser, type SeedUser } from "./seed";
import {
  addPerson,
  endMembership,
  findByEmail,
  findClash,
  findMemberByEmail,
  findPerson,
  leaveAccount,
  type Membership,
  type Person,
  type Standing,
} from "./store";
import { methodAfterReset } from "./two-factor";
import { lapseInvitations, type World } from "./world";

/** Somebody named by e-mail (any case) or id, in one organization or in all of theirs. */
export interface Who {
  readonly who: string | number;
  readonly org?: number;
}

/** What is done at the console, with the address of who does it for the audit trail. */
export interface ByHand extends Who {
  /** Default console@example.com. */
  readonly by?: string;
}

/** What somebody at the console can change; everything else stays. No rule of the API applies, except that addresses are unique. */
export interface Edit {
  readonly email?: string;
  readonly firstname?: string | null;
  readonly lastname?: string | null;
  readonly prefs?: Record<string, unknown>;
  readonly twoFactor?: string | null;
  readonly accountRole?: string;
  readonly createdAt?: string;
  readonly role?: string;
  readonly status?: "pending" | "active" | "disabled";
}

const EDITABLE = [
  "email",
  "firstname",
  "lastname",
  "prefs",
  "twoFactor",
  "accountRole",
  "createdAt",
  "role",
  "status",
] satisfies (keyof Edit)[];

interface Picked {
  readonly person: Person;
  readonly memberships: readonly Membership[];
  /** The memberships, or for somebody who has none how they stand with the account. */
  readonly standings: readonly Standing[];
}

/** Finds the person and the memberships meant. Throws if there is nobody. */
export function pick({ state }: World, { who, org }: Who): Picked {
  const person = /^\d+$/.test(String(who))
    ? findPerson(state, Number(who))
    : findByEmailIn(state, String(who), org);
  const memberships =
    person?.memberships.filter((membership) => org === undefined || membership.org === Number(org)) ?? [];
  const { unassigned } = person ?? {};
  const standings = org === undefined && unassigned ? [unassigned] : memberships;
  if (!person || standings.length === 0)
    throw new Error(`There is no ${who}${org === undefined ? "" : ` in organization ${org}`}.`);
  return { person, memberships, standings };
}

function findByEmailIn(state: World["state"], email: string, org: number | undefined): Person | undefined {
  if (org === undefined) return findByEmail(state, email);
  return findMemberByEmail(state, Number(org), email);
}

/** Somebody who accepts; the account contract's invitations carry no names, so those who are invited fill them in. */
export interface Acceptance extends Who {
  readonly firstname?: string;
  readonly lastname?: string;
}

/** The person follows the link in the e-mail. Throws if nobody is pending, or if the link has expired. */
export function accept(world: World, whom: Acceptance): Person {
  lapseInvitations(world);
  const { person, standings } = pick(world, whom);
  const pending = standings.filter(({ status }) => status === "pending");
  if (pending.length === 0) throw new Error(`${whom.who} has no invitation to accept.`);
  for (const standing of pending) {
    if (standing.expired) throw new Error(`The invitation of ${whom.who} has expired.`);
    standing.status = "active";
  }
  if (whom.firstname !== undefined) person.firstname = whom.firstname;
  if (whom.lastname !== undefined) person.lastname = whom.lastname;
  return touched(world, person);
}

/** The link stops working now, whatever its age; the person stays or vanishes as the knob says. */
export function expire(world: World, whom: Who): void {
  const { standings } = pick(world, whom);
  const pending = standings.filter(({ status }) => status === "pending");
  if (pending.length === 0) throw new Error(`${whom.who} has no invitation that could expire.`);
  for (const membership of pending) membership.expired = true;
  lapseInvitations(world);
}

/** Changes a person as somebody at the console would. */
export function edit(world: World, whom: ByHand & { set: Edit }): Person {
  const { person, memberships, standings } = pick(world, whom);
  checkFields("`set`", whom.set, EDITABLE);
  const record = recorder(world, person, whom.by);
  const { role, status, createdAt, ...own } = whom.set;
  if (own.email !== undefined && findClash(world.state, person, own.email))
    throw new Error(`${own.email} is already taken.`);
  Object.assign(person, own);
  if (createdAt !== undefined) person.createdAt = createdAt;
  for (const membership of memberships) {
    if (role !== undefined) membership.role = storedRole(role);
    if (createdAt !== undefined) membership.createdAt = createdAt;
    if (createdAt !== undefined && membership.invitedAt !== null) membership.invitedAt = createdAt;
  }
  if (status !== undefined) for (const standing of standings) standing.status = status;
  record();
  return touched(world, person);
}

/** Removes somebody at the console: from one organization, or from all. The last administrator can go too. */
export function removeByHand(world: World, whom: ByHand): void {
  const { person, memberships } = pick(world, whom);
  const record = recorder(world, person, whom.by);
  const at = world.clock.iso();
  if (whom.org === undefined) leaveAccount(world.state, person, at);
  else for (const { org } of memberships) endMembership(world.state, { person, org, at });
  record();
}

/** Adds somebody without an invitation, as single sign-on or the console would. */
export function addByHand(world: World, user: SeedUser): Person {
  const { state, clock } = world;
  const added = addSeedUser(state, user, clock.iso());
  // Entries push to the end, so that is the organization somebody was added to.
  const org = added.memberships.at(-1)?.org ?? 0;
  recordDone(state, { before: null, after: added, orgs: [org], actor: CONSOLE, at: clock.iso() });
  return added;
}

/** The same address comes back under a new id, with the same roles: removed and provisioned again by single sign-on. */
export function recreate(world: World, whom: Who & { id?: number }): Person {
  const { person, memberships } = pick(world, whom);
  const again = structuredClone(memberships);
  for (const { org } of memberships) endMembership(world.state, { person, org, at: world.clock.iso() });
  const { id: _id, uuid: _uuid, ...facts } = structuredClone(person);
  return addPerson(world.state, {
    ...facts,
    ...(whom.id === undefined ? {} : { id: whom.id }),
    createdAt: world.clock.iso(),
    updatedAt: world.clock.iso(),
    memberships: again.map((membership) => ({ ...membership, createdAt: world.clock.iso() })),
  });
}

/** A successful sign-in to the console, now or at another time; the API shows no trace of it but in the audit trail. */
export function login(world: World, { at, ...whom }: Who & { at?: string }): void {
  const { person, memberships } = pick(world, whom);
  const active = memberships.filter(({ status }) => status === "active");
  if (active.length === 0) throw new Error(`${whom.who} is not active and cannot log in.`);
  const when = at === undefined ? world.clock.iso() : isoSeconds(instantMs(at));
  for (const { org } of active) recordLogin(world.state, { person, org, at: when });
}

/** Compares with the person as they are now, once something has been done to them. */
function recorder({ state, clock }: World, person: Person, by: string | undefined): () => void {
  const before = structuredClone(person);
  return () =>
    recordDone(state, {
      before,
      after: findPerson(state, person.id),
      orgs: before.memberships.map(({ org }) => org),
      actor: by === undefined ? CONSOLE : actorOf(state, by),
      at: clock.iso(),
    });
}

function touched(world: World, person: Person): Person {
  person.updatedAt = world.clock.iso();
  return person;
}

/** Two-factor authentication as the console has it: `enable` turns the e-mail on, `reset` takes away what there is. */
export function changeTwoFactor(
  world: World,
  { action, ...whom }: Who & { action: "enable" | "reset" },
): Person {
  const { person } = pick(world, whom);
  if (action !== "enable" && action !== "reset")
    throw new Error(`Expected \`action\` to be "enable" or "reset", got ${JSON.stringify(action)}.`);
  person.twoFactor = action === "enable" ? "email" : methodAfterReset(world.state, person);
  return touched(world, person);
}
