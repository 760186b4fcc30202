import { checkFields } from "./known-fields";
import { addSeedUser, type SeedUser } from "./seed";
import {
  addPerson,
  endMembership,
  findByEmail,
  findClash,
  findMemberByEmail,
  findPerson,
  type Membership,
  type Person,
} from "./store";
import { lapseInvitations, type World } from "./world";

/** Somebody named by e-mail (any case) or id, in one organization or in all of theirs. */
export interface Who {
  readonly who: string | number;
  readonly org?: number;
}

/** What somebody at the console can change; everything else stays. No rule of the API applies, except that addresses are unique. */
export interface Edit {
  readonly email?: string;
  readonly firstname?: string | null;
  readonly lastname?: string | null;
  readonly prefs?: Record<string, unknown>;
  readonly tfaType?: string | null;
  readonly createdAt?: string;
  readonly role?: string;
  readonly status?: "pending" | "active" | "disabled";
}

const EDITABLE = [
  "email",
  "firstname",
  "lastname",
  "prefs",
  "tfaType",
  "createdAt",
  "role",
  "status",
] satisfies (keyof Edit)[];

/** Finds the person and the memberships meant. Throws if there is nobody. */
export function pick({ state }: World, { who, org }: Who): { person: Person; memberships: Membership[] } {
  const person = /^\d+$/.test(String(who))
    ? findPerson(state, Number(who))
    : findByEmailIn(state, String(who), org);
  const memberships =
    person?.memberships.filter((membership) => org === undefined || membership.org === Number(org)) ?? [];
  if (!person || memberships.length === 0)
    throw new Error(`There is no ${who}${org === undefined ? "" : ` in organization ${org}`}.`);
  return { person, memberships };
}

function findByEmailIn(state: World["state"], email: string, org: number | undefined): Person | undefined {
  if (org === undefined) return findByEmail(state, email);
  return findMemberByEmail(state, Number(org), email);
}

/** The person follows the link in the e-mail. Throws if nobody is pending, or if the link has expired. */
export function accept(world: World, whom: Who): Person {
  lapseInvitations(world);
  const { person, memberships } = pick(world, whom);
  const pending = memberships.filter(({ status }) => status === "pending");
  if (pending.length === 0) throw new Error(`${whom.who} has no invitation to accept.`);
  for (const membership of pending) {
    if (membership.expired) throw new Error(`The invitation of ${whom.who} has expired.`);
    membership.status = "active";
  }
  return touched(world, person);
}

/** The link stops working now, whatever its age; the person stays or vanishes as the knob says. */
export function expire(world: World, whom: Who): void {
  const { memberships } = pick(world, whom);
  const pending = memberships.filter(({ status }) => status === "pending");
  if (pending.length === 0) throw new Error(`${whom.who} has no invitation that could expire.`);
  for (const membership of pending) membership.expired = true;
  lapseInvitations(world);
}

/** Changes a person as somebody at the console would. */
export function edit(world: World, whom: Who & { set: Edit }): Person {
  const { person, memberships } = pick(world, whom);
  checkFields("`set`", whom.set, EDITABLE);
  const { role, status, createdAt, ...own } = whom.set;
  if (own.email !== undefined && findClash(world.state, person, own.email))
    throw new Error(`${own.email} is already taken.`);
  Object.assign(person, own);
  if (createdAt !== undefined) person.createdAt = createdAt;
  for (const membership of memberships) {
    if (role !== undefined) membership.role = role;
    if (status !== undefined) membership.status = status;
    if (createdAt !== undefined) membership.createdAt = createdAt;
    if (createdAt !== undefined && membership.invitedAt !== null) membership.invitedAt = createdAt;
  }
  return touched(world, person);
}

/** Removes somebody at the console: from one organization, or from all. The last administrator can go too. */
export function removeByHand(world: World, whom: Who): void {
  const { person, memberships } = pick(world, whom);
  for (const { org } of memberships) endMembership(world.state, { person, org, at: world.clock.iso() });
}

/** Adds somebody without an invitation, as single sign-on or the console would. */
export function addByHand(world: World, user: SeedUser): Person {
  return addSeedUser(world.state, user, world.clock.iso());
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

function touched(world: World, person: Person): Person {
  person.updatedAt = world.clock.iso();
  return person;
}
