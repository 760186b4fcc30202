import { foldEmail } from "../../automox/wire/email";
import { byEmail, grouped } from "../facts/order";
import { heldRoles, type PersonStatus, type RosterPerson } from "../facts/person";
import type { Roster } from "../facts/roster";
import type { ListedPerson } from "./people-file";
import {
  type Comparison,
  DIFFERENCE_KINDS,
  type Difference,
  type DifferenceKind,
} from "./reconciliation-schema";
import { compareNames } from "./same-name";

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
      .filter(({ standing, email }) => standing === "active" && !people.has(foldEmail(email)))
      .map((person) => difference("no_access", { listed: person })),
  ];
  const withheld: readonly DifferenceKind[] = roster.completeness.status === "complete" ? [] : ["no_access"];
  const standings = [...people].map(([email, records]) => ({ email, standing: standingOf(records) }));
  const count = (standing: PersonStatus) => standings.filter((each) => each.standing === standing).length;
  const inFile = (wanted: ListedPerson["standing"]) =>
    listed.filter(({ standing }) => standing === wanted).length;
  return {
    differences: differences
      .filter(({ kind }) => !withheld.includes(kind))
      .sort((a, b) => DIFFERENCE_KINDS.indexOf(a.kind) - DIFFERENCE_KINDS.indexOf(b.kind) || byEmail(a, b)),
    counts: {
      withAccess: count("active") + count("unknown"),
      pending: count("pending"),
      disabled: count("disabled"),
      listed: inFile("active"),
      onLeave: inFile("on_leave"),
      notYetHere: inFile("not_yet_here"),
      left: inFile("left"),
      unknown: inFile("unknown") + inFile("invalid"),
      matched: standings.filter(
        ({ email, standing }) => hasAccess(standing) && file.get(email)?.standing === "active",
      ).length,
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

/** By what the file says: of somebody who has access, and of somebody who is invited. */
const KINDS: Readonly<
  Record<Exclude<ListedPerson["standing"], "active"> | "absent", readonly [DifferenceKind, DifferenceKind]>
> = {
  left: ["inactive_in_file", "pending_not_in_file"],
  absent: ["not_in_file", "pending_not_in_file"],
  unknown: ["unknown_in_file", "unknown_in_file"],
  invalid: ["unknown_in_file", "unknown_in_file"],
  on_leave: ["on_leave", "on_leave"],
  not_yet_here: ["not_yet_here", "not_yet_here"],
};

function liveDifferences(
  records: readonly RosterPerson[],
  listed: ListedPerson | undefined,
): readonly Difference[] {
  const status = standingOf(records);
  const sides = { records, listed, status };
  if (listed?.standing !== "active") {
    const [access, pending] = KINDS[listed?.standing ?? "absent"];
    if (hasAccess(status)) return [difference(access, sides)];
    return status === "pending" ? [difference(pending, sides)] : [];
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
    fileStatus: listed && listed.standing !== "active" ? listed.status : null,
  };
}
