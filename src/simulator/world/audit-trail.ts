import { randomUUID } from "node:crypto";
import { slugOf } from "./role-words";
import { type Actor, type AuditEvent, type Membership, membershipOf, type Person, type State } from "./store";

/** Somebody at the console, where a control action does not say who. */
export const CONSOLE: Actor = { email: "console@example.com", uuid: null };
export const PROVISIONING: Actor = { email: null, uuid: null };

/** The actor behind an address, whether or not they belong to the account. */
export function actorOf({ people }: State, email: string): Actor {
  return { email, uuid: people.find((person) => person.email === email)?.uuid ?? null };
}

/** One person before and after something was done to them. */
export interface Done {
  /** Null: they were not there. */
  readonly before: Person | null;
  /** Undefined: they have left. */
  readonly after: Person | undefined;
  readonly orgs: readonly number[];
  readonly actor: Actor;
  readonly at: string;
}

/** Remembers what was given and taken. A changed role is a revocation and an assignment, which is how the published example reads. */
export function recordDone(state: State, { before, after, orgs, actor, at }: Done): void {
  const person = after ?? before;
  if (!person) return;
  const record = (what: AuditEvent["what"], org: number | null, role: string | null) =>
    addEvent(state, { what, org, actor, at, target: person, role });
  for (const org of new Set(orgs)) {
    const was = before ? membershipOf(before, org) : undefined;
    const is = membershipOf(after, org);
    if (was && is?.role !== was.role) record(after ? "role-revoked" : "removed", org, slugOf(was.role));
    if (is && is.role !== was?.role)
      record(isInvited(is, was) ? "invited" : "role-assigned", org, slugOf(is.role));
  }
  if (before && after && before.accountRole !== after.accountRole)
    record("account-role-changed", null, after.accountRole);
}

const isInvited = (is: Membership, was: Membership | undefined) => !was && is.invitedAt !== null;

/** A successful sign-in to one organization. */
export function recordLogin(state: State, login: { person: Person; org: number; at: string }): void {
  const { person, org, at } = login;
  const actor = { email: person.email, uuid: person.uuid };
  addEvent(state, { what: "login", org, actor, at, target: person, role: null });
}

function addEvent(
  state: State,
  event: Omit<AuditEvent, "uid" | "oid" | "target"> & { target: Person },
): void {
  const { id, uuid, email } = event.target;
  const seconds = Math.floor(Date.parse(event.at) / 1000)
    .toString(16)
    .padStart(8, "0");
  const serial = (state.events.length + 1).toString(16).padStart(16, "0");
  state.events.push({ ...event, uid: randomUUID(), oid: `${seconds}${serial}`, target: { id, uuid, email } });
}

/** One organization's events of one UTC day (YYYY-MM-DD), oldest first. */
export function eventsOf({ events }: State, org: number, date: string): AuditEvent[] {
  return events
    .filter((event) => (event.org === org || event.org === null) && event.at.startsWith(date))
    .sort((a, b) => (a.oid < b.oid ? -1 : 1));
}
