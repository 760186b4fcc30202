import { foldEmail } from "../../automox/wire/email";
import { byEmail, grouped } from "../facts/order";
import { heldRoles, type PersonStatus, type RosterPerson } from "../facts/person";
import type { Roster } from "../facts/roster";
import type { ListedPerson } from "./people-file";
import { compareNames } from "./same-name";

/**
 * - `not_in_file`: has access, and the file does not know them.
 * - `inactive_in_file`: has access, and the file says that they no longer belong here.
 * - `pending_not_in_file`: does not have access yet, but a live invitation that the file gives no reason for.
 * - `no_access`: belongs here by the file, and Automox does not know them.
 * - `pending`: belongs here, and has not accepted the invitation: no access yet.
 * - `disabled`: belongs here, and is disabled in Automox.
 * - `name_differs`: on both sides, under another name.
 */
export type DifferenceKind =
  | "not_in_file"
  | "inactive_in_file"
  | "pending_not_in_file"
  | "no_access"
  | "pending"
  | "disabled"
  | "name_differs";

/** In the order in which they are worth looking at. */
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = [
  "inactive_in_file",
  "not_in_file",
  "pending_not_in_file",
  "no_access",
  "pending",
  "disabled",
  "name_differs",
];

export interface Difference {
  readonly kind: DifferenceKind;
  /** As Automox spells it, else as the file does. */
  readonly email: string;
  /** In the file; null where it does not know them. */
  readonly line: number | null;
  readonly userId: number | null;
  readonly status: PersonStatus | null;
  readonly memberships: readonly { readonly org: number; readonly role: string | null }[];
  /** For `name_differs`. */
  readonly names: { readonly automox: string; readonly file: string } | null;
  /** The file's own word, for `inactive_in_file`. */
  readonly fileStatus: string | null;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly counts: {
    /** With access, in Automox. */
    readonly withAccess: number;
    readonly pending: number;
    readonly disabled: number;
    /** In the file and belonging here. */
    readonly listed: number;
    /** On both sides, with access. */
    readonly matched: number;
  };
  /** Kinds that could not be judged because somebody may be missing from the listing. */
  readonly withheld: readonly DifferenceKind[];
}

/**
 * Joined by folded e-mail. Of an incomplete roster nobody is called absent. Ordered by kind, then folded
 * e-mail.
 */
export function comparePeople(roster: Roster, listed: readonly ListedPerson[]): Comparison {
  // Two records of one address are one human here: the file knows no difference between them.
  const people = grouped(roster.people, ({ email }) => foldEmail(email));
  const file = new Map(listed.map((person) => [foldEmail(person.email), person]));
  const differences = [
    ...[...people].flatMap(([email, records]) => liveDifferences(records, file.get(email))),
    ...listed
      .filter(({ isActive, email }) => isActive && !people.has(foldEmail(email)))
      .map((person) => difference("no_access", { listed: person })),
  ];
  const withheld: readonly DifferenceKind[] = roster.completeness.status === "complete" ? [] : ["no_access"];
  const standings = [...people].map(([email, records]) => ({ email, standing: standingOf(records) }));
  const count = (standing: PersonStatus) => standings.filter((each) => each.standing === standing).length;
  return {
    differences: differences
      .filter(({ kind }) => !withheld.includes(kind))
      .sort((a, b) => DIFFERENCE_KINDS.indexOf(a.kind) - DIFFERENCE_KINDS.indexOf(b.kind) || byEmail(a, b)),
    counts: {
      withAccess: count("active") + count("unknown"),
      pending: count("pending"),
      disabled: count("disabled"),
      listed: listed.filter(({ isActive }) => isActive).length,
      matched: standings.filter(({ email, standing }) => hasAccess(standing) && file.get(email)?.isActive)
        .length,
    },
    withheld,
  };
}

/** The most that any of the records gives. */
function standingOf(records: readonly RosterPerson[]): PersonStatus {
  const held = records.flatMap(({ status, memberships }) => [
    status,
    ...memberships.map((one) => one.status),
  ]);
  return (
    (["active", "unknown", "pending", "disabled"] as const).find((status) => held.includes(status)) ??
    "unknown"
  );
}

/** An unknown status counts as access: the API does not say that it was taken away. */
const hasAccess = (status: PersonStatus): boolean => status === "active" || status === "unknown";

function liveDifferences(
  records: readonly RosterPerson[],
  listed: ListedPerson | undefined,
): readonly Difference[] {
  const status = standingOf(records);
  const sides = { records, listed, status };
  if (!listed?.isActive) {
    if (hasAccess(status)) return [difference(listed ? "inactive_in_file" : "not_in_file", sides)];
    return status === "pending" ? [difference("pending_not_in_file", sides)] : [];
  }
  const [person] = records;
  const names = person && compareNames(person, listed.name);
  return [
    ...(status === "pending" || status === "disabled" ? [difference(status, sides)] : []),
    ...(names ? [{ ...difference("name_differs", sides), names }] : []),
  ];
}

interface Sides {
  readonly records?: readonly RosterPerson[];
  readonly listed?: ListedPerson | undefined;
  readonly status?: PersonStatus;
}

function difference(kind: DifferenceKind, { records = [], listed, status }: Sides): Difference {
  return {
    kind,
    email: records[0]?.email ?? listed?.email ?? "",
    line: listed?.line ?? null,
    userId: records[0]?.userId ?? null,
    status: status ?? null,
    memberships: heldRoles(records.flatMap(({ memberships }) => memberships)),
    names: null,
    fileStatus:
      kind === "inactive_in_file" || kind === "pending_not_in_file" ? (listed?.status ?? null) : null,
  };
}
