import { randomUUID } from "node:crypto";
import type { Knobs } from "./knobs";

/** What one organization knows about a person. The words are the contract's own; other spellings are made when answering. */
export interface Membership {
  org: number;
  role: string;
  status: "pending" | "active" | "disabled";
  createdAt: string;
  /** When the invitation went out; null where nobody was invited (added by hand). */
  invitedAt: string | null;
  /** True once the link in the e-mail no longer works. The API shows no trace of it. */
  expired: boolean;
  /** What SCIM has disabled somebody from, and enables them to. */
  enabledStatus?: "pending" | "active";
}

/** A person of the account. `null` names are names that a full replacement has reset. */
export interface Person {
  id: number;
  uuid: string;
  email: string;
  firstname: string | null;
  lastname: string | null;
  prefs: Record<string, unknown>;
  tfaType: string | null;
  createdAt: string;
  updatedAt: string;
  memberships: Membership[];
}

export interface Organization {
  id: number;
  uuid: string;
  name: string;
  plan: string;
}

/** One invitation e-mail that went out. */
export interface SentInvitation {
  org: number;
  email: string;
  userId: number;
  at: string;
}

/** A membership that ended: an API key may outlive it. */
export interface FormerMembership {
  userId: number;
  email: string;
  org: number;
  role: string;
  endedAt: string;
}

/** Everything the simulated service remembers: plain data, so that it can be cloned, saved and compared. */
export interface State {
  organizations: Organization[];
  /** In id order, always. */
  people: Person[];
  former: FormerMembership[];
  invitations: SentInvitation[];
  nextUserId: number;
}

/** E-mail addresses are compared in this form. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function findOrganization(state: State, id: number): Organization | undefined {
  return state.organizations.find((organization) => organization.id === id);
}

export function findPerson(state: State, id: number): Person | undefined {
  return state.people.find((person) => person.id === id);
}

export function membershipOf(person: Person | undefined, org: number): Membership | undefined {
  return person?.memberships.find((membership) => membership.org === org);
}

/** The people of one organization in id order. */
export function membersOf(state: State, org: number): Person[] {
  return state.people.filter((person) => membershipOf(person, org) !== undefined);
}

/** The member of an organization with this e-mail address, compared without case. */
export function findMemberByEmail(state: State, org: number, email: string): Person | undefined {
  const wanted = foldEmail(email);
  return state.people.find(
    (person) => foldEmail(person.email) === wanted && membershipOf(person, org) !== undefined,
  );
}

/** The first person of the account with this e-mail address, in any organization. */
export function findByEmail(state: State, email: string): Person | undefined {
  const wanted = foldEmail(email);
  return state.people.find((person) => foldEmail(person.email) === wanted);
}

/** Everybody of the account with this e-mail address. */
export function findAllByEmail(state: State, email: string): Person[] {
  const wanted = foldEmail(email);
  return state.people.filter((person) => foldEmail(person.email) === wanted);
}

/** Somebody else, in one of the same organizations, who has this address already. */
export function findClash(state: State, person: Person, email: string): Person | undefined {
  return person.memberships
    .map((membership) => findMemberByEmail(state, membership.org, email))
    .find((other) => other !== undefined && other.id !== person.id);
}

/** Whether the other contract's lists show a member: somebody disabled may be left out, as the knob says. */
export function isListed(membership: Membership | undefined, { disabledPeople }: Knobs): boolean {
  return membership?.status !== "disabled" || disabledPeople === "listed";
}

/** True if this person is the only active administrator of the organization. */
export function isLastAdmin(state: State, person: Person, org: number): boolean {
  const isActiveAdmin = (candidate: Person) => {
    const membership = membershipOf(candidate, org);
    return membership?.role === "admin" && membership.status === "active";
  };
  return (
    isActiveAdmin(person) &&
    !membersOf(state, org).some((other) => other.id !== person.id && isActiveAdmin(other))
  );
}

/** Adds a person at the place that keeps id order. Without an id the next free one is taken; a taken id throws. */
export function addPerson(
  state: State,
  person: Omit<Person, "id" | "uuid"> & { id?: number; uuid?: string },
): Person {
  const id = person.id ?? state.nextUserId;
  const added: Person = { ...person, id, uuid: person.uuid ?? randomUUID() };
  // From the end, where nearly everybody is added.
  const place = state.people.findLastIndex((other) => other.id <= id);
  if (state.people[place]?.id === id) throw new Error(`User id ${id} is already taken.`);
  state.people.splice(place + 1, 0, added);
  state.nextUserId = Math.max(state.nextUserId, id + 1);
  return added;
}

/** Ends a membership; a person without any membership leaves the account. Their id is never used again. */
export function endMembership(state: State, ended: { person: Person; org: number; at: string }): void {
  const { person, org, at } = ended;
  const membership = membershipOf(person, org);
  if (!membership) return;
  state.former.push({ userId: person.id, email: person.email, org, role: membership.role, endedAt: at });
  person.memberships = person.memberships.filter((other) => other !== membership);
  if (person.memberships.length === 0) state.people = state.people.filter((other) => other !== person);
}
