import { randomUUID } from "node:crypto";
import type { Knobs } from "../knobs/knobs";
import { NO_GLOBAL_ACCESS } from "./role-words";

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

/** Where somebody stands with their invitation. */
export type Standing = Pick<Membership, "status" | "invitedAt" | "expired">;

/** A person of the account. `null` names are names that a full replacement has reset. */
export interface Person {
  id: number;
  uuid: string;
  email: string;
  firstname: string | null;
  lastname: string | null;
  prefs: Record<string, unknown>;
  /** The second factor that is on: "email", "google" or another word; null: none. */
  twoFactor: string | null;
  /** The slug of the role in the whole account: "global-admin", "no-global-access" or another one. */
  accountRole: string;
  createdAt: string;
  updatedAt: string;
  memberships: Membership[];
  /** Only while somebody belongs to the account but to no organization. */
  unassigned?: Standing;
}

export interface Organization {
  id: number;
  uuid: string;
  name: string;
  plan: string;
  /** Everybody in it must have a second factor; those who have none get "email". */
  requires2fa: boolean;
}

/** What all organizations together are. */
interface Account {
  id: string;
  name: string;
}

/** One invitation e-mail that went out. */
export interface SentInvitation {
  /** The organization invited to, the first one where they are several; null: to the account alone. */
  org: number | null;
  /** Where one invitation of the account contract is for several organizations, all of them. */
  orgs?: number[];
  email: string;
  userId: number;
  at: string;
}

/** A membership that ended: an API key may outlive it. */
interface FormerMembership {
  userId: number;
  email: string;
  org: number;
  role: string;
  accountRole: string;
  endedAt: string;
}

/** Who did something: an owner of a key, somebody at the console, or provisioning, which has no address. */
export interface Actor {
  readonly email: string | null;
  readonly uuid: string | null;
}

/** What the audit trail remembers: plain data, so that it can be saved. */
export interface AuditEvent {
  /** UUID. */
  uid: string;
  /** 24 hexadecimal digits that grow with time. */
  oid: string;
  /** RFC 3339. */
  at: string;
  what: "login" | "invited" | "role-assigned" | "role-revoked" | "removed" | "account-role-changed";
  /** Null: of the account, in the trail of every organization. */
  org: number | null;
  actor: Actor;
  target: { readonly id: number; readonly uuid: string; readonly email: string };
  /** The slug that was given or taken. */
  role: string | null;
}

/** Everything the simulated service remembers: plain data, so that it can be cloned, saved and compared. */
export interface State {
  account: Account;
  organizations: Organization[];
  /** In id order, always. */
  people: Person[];
  former: FormerMembership[];
  invitations: SentInvitation[];
  /** In the order they were recorded. */
  events: AuditEvent[];
  nextUserId: number;
}

/** E-mail addresses are compared in this form. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function findOrganization(state: State, id: number): Organization | undefined {
  return state.organizations.find((organization) => organization.id === id);
}

/** The organization whose zone has this id. */
export function findZone(state: State, uuid: string): Organization | undefined {
  return state.organizations.find((organization) => organization.uuid === uuid);
}

export function findPerson(state: State, id: number): Person | undefined {
  return state.people.find((person) => person.id === id);
}

export function membershipOf(person: Person | undefined, org: number): Membership | undefined {
  return person?.memberships.find((membership) => membership.org === org);
}

/** In every organization, or where there is none, in the account. */
export function standingsOf({ memberships, unassigned }: Person): readonly Standing[] {
  return unassigned ? [unassigned] : memberships;
}

export function isActiveSomewhere(person: Person): boolean {
  return standingsOf(person).some(({ status }) => status === "active");
}

/** Adds somebody of the account to a further organization. */
export function addMembership(person: Person, membership: Membership): void {
  delete person.unassigned;
  person.memberships.push(membership);
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

/** Somebody of whom nothing else is known: no names, preferences, second factor or account role. */
type Newcomer = Partial<Person> & Pick<Person, "email" | "createdAt" | "memberships">;

/** Adds a person at the place that keeps id order. Without an id the next free one is taken; a taken id throws. */
export function addPerson(state: State, person: Newcomer): Person {
  const id = person.id ?? state.nextUserId;
  const added: Person = {
    firstname: "",
    lastname: "",
    prefs: {},
    twoFactor: null,
    accountRole: NO_GLOBAL_ACCESS,
    updatedAt: person.createdAt,
    ...person,
    id,
    uuid: person.uuid ?? randomUUID(),
  };
  // From the end, where nearly everybody is added.
  const place = state.people.findLastIndex((other) => other.id <= id);
  if (state.people[place]?.id === id) throw new Error(`User id ${id} is already taken.`);
  state.people.splice(place + 1, 0, added);
  state.nextUserId = Math.max(state.nextUserId, id + 1);
  return added;
}

/** The end of a membership. */
export interface Ending {
  readonly person: Person;
  readonly org: number;
  /** RFC 3339. */
  readonly at: string;
  /** Where it was the last one: the person leaves the account (default), or stays in it without an organization. */
  readonly last?: "leaves-account" | "unassigned";
}

/** Ends a membership. The id of somebody who leaves the account is never used again. */
export function endMembership(state: State, { person, org, at, last = "leaves-account" }: Ending): void {
  const membership = membershipOf(person, org);
  if (!membership) return;
  state.former.push({
    userId: person.id,
    email: person.email,
    org,
    role: membership.role,
    accountRole: person.accountRole,
    endedAt: at,
  });
  person.memberships = person.memberships.filter((other) => other !== membership);
  if (person.memberships.length > 0) return;
  if (last === "leaves-account") state.people = state.people.filter((other) => other !== person);
  else person.unassigned = { status: membership.status, invitedAt: null, expired: false };
}

/** Takes somebody out of the account and of every organization. */
export function leaveAccount(state: State, person: Person, at: string): void {
  for (const { org } of person.memberships) endMembership(state, { person, org, at });
  state.people = state.people.filter((other) => other !== person);
}
