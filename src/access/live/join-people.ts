import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import { byEmail, byText } from "../facts/order";
import type { RosterMembership, RosterPerson } from "../facts/person";
import { joinedTwoFactor } from "./two-factor";

/** One row of one organization's list. */
export interface ListedPerson {
  readonly org: number;
  readonly user: User;
}

/**
 * From rows of several organizations to people: the same number, else the same UUID, else the same e-mail
 * without case is one human. Two records of one e-mail in one organization stay two people, because that is a
 * finding and not a spelling. The result does not depend on the order of the rows; people are ordered by
 * folded e-mail, memberships by organization.
 */
export function joinPeople(rows: readonly ListedPerson[]): readonly RosterPerson[] {
  return joinByAddress(joinByIds([...rows].sort(byPlace)))
    .map(personOf)
    .sort(byAddress);
}

/** Numbers and UUIDs first, for all rows: an e-mail joins only what these leave apart. */
function joinByIds(rows: readonly ListedPerson[]): readonly ListedPerson[][] {
  const people: ListedPerson[][] = [];
  const byId = new Map<string, ListedPerson[]>();
  for (const row of rows) {
    const { id, uuid } = row.user;
    const keys = [id === undefined ? [] : `number ${id}`, uuid === undefined ? [] : `uuid ${uuid}`].flat();
    const known = keys.map((key) => byId.get(key)).find((person) => person !== undefined);
    const person = known ?? [];
    if (known === undefined) people.push(person);
    person.push(row);
    for (const key of keys) byId.set(key, person);
  }
  return people;
}

function joinByAddress(people: readonly ListedPerson[][]): readonly ListedPerson[][] {
  const byEmail = new Map<string, ListedPerson[][]>();
  const joined: ListedPerson[][] = [];
  for (const person of people) {
    const orgs = new Set(person.map(({ org }) => org));
    const emails = [...new Set(person.map(({ user }) => foldEmail(user.email)))];
    const other = emails
      .flatMap((email) => byEmail.get(email) ?? [])
      .find((candidate) => candidate.every(({ org }) => !orgs.has(org)));
    if (other) other.push(...person);
    else joined.push(person);
    for (const email of emails) {
      const same = byEmail.get(email) ?? [];
      if (!same.includes(other ?? person)) byEmail.set(email, [...same, other ?? person]);
    }
  }
  return joined;
}

const byPlace = (a: ListedPerson, b: ListedPerson): number =>
  a.org - b.org ||
  byEmail(a.user, b.user) ||
  numberOf(a) - numberOf(b) ||
  byText(a.user.uuid ?? "", b.user.uuid ?? "");

const numberOf = ({ user }: ListedPerson): number => user.id ?? Number.MAX_SAFE_INTEGER;

const byAddress = (a: RosterPerson, b: RosterPerson): number =>
  byEmail(a, b) || (a.userId ?? 0) - (b.userId ?? 0);

function personOf(listed: readonly ListedPerson[]): RosterPerson {
  const rows = [...listed].sort(byPlace);
  const users = rows.map(({ user }) => user);
  const first = <K extends keyof User>(key: K) =>
    users.map((user) => user[key]).find((value) => value != null);
  const dates = (key: "createdAt" | "updatedAt") => users.flatMap((user) => user[key] ?? []).sort();
  const userId = first("id") ?? null;
  const memberships = [...new Map(rows.map((row) => [row.org, membershipOf(row, userId)])).values()];
  return {
    userId,
    uuid: first("uuid") ?? null,
    email: users[0]?.email ?? "",
    firstName: first("firstName") ?? null,
    lastName: first("lastName") ?? null,
    status: overall(memberships),
    accountRole: first("accountRole") ?? null,
    ...joinedTwoFactor(users.map(({ twoFactor }) => twoFactor)),
    createdAt: dates("createdAt").at(0) ?? null,
    updatedAt: dates("updatedAt").at(-1) ?? null,
    memberships,
  };
}

const membershipOf = ({ org, user }: ListedPerson, userId: number | null): RosterMembership => ({
  org,
  ...(user.id === undefined || user.id === userId ? {} : { userId: user.id }),
  role: user.role ?? null,
  status: user.status ?? "unknown",
  createdAt: user.createdAt ?? null,
});

/**
 * One accepted invitation is an active person; somebody counts as disabled only where nothing else is known
 * of them.
 */
function overall(memberships: readonly RosterMembership[]): RosterPerson["status"] {
  const order = ["active", "pending", "disabled"] as const;
  return order.find((status) => memberships.some((membership) => membership.status === status)) ?? "unknown";
}
