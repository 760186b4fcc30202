import { AccessError } from "../cli/access-error";
import { daysBetween } from "../facts/days";
import { distinctNumbers } from "../facts/order";
import { heldRoles, type RosterMembership, type RosterPerson, rolesAsPairs, userIdIn } from "../facts/person";
import { isAdministrator } from "../facts/rank";
import type { Roster } from "../facts/roster";
import type { Cell } from "../text/csv-text";

/** One line of an export: a person, or a person in one organization. */
export interface ExportRow {
  readonly person: RosterPerson;
  /**
   * The organization that the line is about; null where it is about the person as a whole, or they are in
   * none.
   */
  readonly membership: RosterMembership | null;
  readonly roster: Roster;
}

export interface Column {
  /** How `--columns` names it, the header of most profiles, and the property in JSON. */
  readonly key: string;
  /** How the console's own export calls it. */
  readonly consoleHeader?: string;
  readonly value: (row: ExportRow) => Cell;
}

/** In the line's organization: somebody who was invited twice may have two. */
const numberOf = ({ person, membership }: ExportRow): number | null => userIdIn(person, membership?.org);

/** Filled in by whoever certifies the access. */
const blank = (key: string): Column => ({ key, value: () => null });

export const COLUMNS: readonly Column[] = [
  { key: "user_id", consoleHeader: "User ID", value: numberOf },
  { key: "id", value: (row) => numberOf(row) ?? row.person.uuid },
  { key: "uuid", value: ({ person }) => person.uuid },
  { key: "email", consoleHeader: "Email Address", value: ({ person }) => person.email },
  { key: "first_name", consoleHeader: "First Name", value: ({ person }) => person.firstName },
  { key: "last_name", consoleHeader: "Last Name", value: ({ person }) => person.lastName },
  { key: "role", consoleHeader: "RBAC Role", value: roleOf },
  { key: "two_factor", consoleHeader: "2FA", value: ({ person }) => person.twoFactor },
  { key: "two_factor_method", value: ({ person }) => person.twoFactorMethod },
  { key: "status", value: ({ person, membership }) => membership?.status ?? person.status },
  { key: "account_role", value: ({ person }) => person.accountRole },
  { key: "is_admin", value: (row) => (isAdmin(row) ? "yes" : "no") },
  { key: "org", value: ({ membership }) => membership?.org ?? null },
  { key: "org_name", value: ({ membership, roster }) => organizationName(roster, membership) },
  { key: "orgs", value: ({ person }) => distinctNumbers(person.memberships.map(({ org }) => org)) },
  { key: "created_at", value: ({ person, membership }) => membership?.createdAt ?? person.createdAt },
  { key: "updated_at", value: ({ person }) => person.updatedAt },
  { key: "pending_days", value: pendingDays },
  { key: "source_time", value: ({ roster }) => roster.takenAt },
  blank("reviewer"),
  blank("decision"),
  blank("reason"),
  blank("decided_at"),
];

/**
 * The role in the line's organization. A line about the whole person has the one role held everywhere, or
 * every role with its organization before it: `12345:admin; 54321:viewer`. Somebody in no organization has
 * their account role.
 */
function roleOf({ person, membership }: ExportRow): string | null {
  if (membership) return membership.role;
  if (person.memberships.length === 0) return person.accountRole;
  const held = heldRoles(person.memberships);
  const [first] = held;
  if (held.every(({ role }) => role === first?.role)) return first?.role ?? null;
  return rolesAsPairs(held).join("; ");
}

/** Auditors want administrators marked, not guessed from a word. */
function isAdmin({ person, membership }: ExportRow): boolean {
  const roles = membership ? [membership.role] : person.memberships.map(({ role }) => role);
  return [...roles, person.accountRole].some(isAdministrator);
}

const organizationName = ({ organizations }: Roster, membership: RosterMembership | null): string | null =>
  organizations.find(({ org }) => org === membership?.org)?.name ?? null;

/** Whole days since the invitation; null for everybody who is not pending, or where the API tells no date. */
function pendingDays({ person, membership, roster }: ExportRow): number | null {
  const since = membership?.createdAt ?? person.createdAt;
  if ((membership?.status ?? person.status) !== "pending" || since === null) return null;
  return daysBetween(Date.parse(since), Date.parse(roster.takenAt));
}

/**
 * Columns by key or by the console's header, in the order asked, without regard to case. Throws AccessError.
 */
export function columnsNamed(names: readonly string[]): readonly Column[] {
  const found = names.map((name) => {
    const wanted = name.trim().toLowerCase();
    const column = COLUMNS.find(
      ({ key, consoleHeader }) => key === wanted || consoleHeader?.toLowerCase() === wanted,
    );
    if (column) return column;
    const known = COLUMNS.map(({ key }) => key).join(", ");
    throw new AccessError(`There is no column ${JSON.stringify(name)}. Columns: ${known}.`);
  });
  const twice = found.find((column, index) => found.indexOf(column) !== index);
  if (twice) throw new AccessError(`The column ${twice.key} is named twice.`);
  return found;
}
