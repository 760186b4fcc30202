import type { Tool } from "../facts/document-parts";
import { rolesAsPairs, rolesInWords } from "../facts/person";
import type { Redaction } from "../facts/redact";
import type { Roster } from "../facts/roster";
import { withoutPeople } from "../facts/without-people";
import { type Findings, withProblems } from "../live/findings";
import type { Group } from "../text/grouped-report";
import { cutLines } from "../text/markdown-budget";
import { harmless } from "../text/safe-text";
import type { PeopleFile } from "./people-file";
import {
  type Comparison,
  type Difference,
  type DifferenceKind,
  reconciliationSchema,
} from "./reconciliation-schema";

interface ReconciliationFacts {
  readonly roster: Roster;
  readonly comparison: Comparison;
  /** Name of the file as the user wrote it. */
  readonly file: string;
  readonly listed: PeopleFile;
  readonly tool: Tool;
  readonly redaction: Redaction;
}

/** With what somebody could do about it. This tool never does it. */
const KINDS: Readonly<Record<DifferenceKind, Pick<Group, "title" | "remedy">>> = {
  inactive_in_file: {
    title: "Has access, and the file says that they no longer belong here",
    remedy: "Remove them from the configuration, or correct the file.",
  },
  unknown_in_file: {
    title: "Has access or an invitation, and the file does not tell whether they belong here",
    remedy: "Correct the row, or say what its words mean with --active-when and --left-when.",
  },
  not_in_file: {
    title: "Has access, and is not in the file",
    remedy: "Find out who they are; remove them, or add them to the file.",
  },
  pending_not_in_file: {
    title: "Invited, without a reason in the file",
    remedy: "Withdraw the invitation by removing them from the configuration.",
  },
  on_leave: {
    title: "Has access or an invitation, and is on leave: still employed",
    remedy: "Decide whether they keep it meanwhile; --active-when with the file's word says that they do.",
  },
  not_yet_here: {
    title: "Has access or an invitation, and is not here yet by the file: neither active nor a leaver",
    remedy: "Nothing, if they start soon; else withdraw it by removing them from the configuration.",
  },
  no_access: {
    title: "In the file, and unknown to Automox",
    remedy: "Add them to the configuration if they need access.",
  },
  pending: {
    title: "In the file, and has not accepted the invitation: no access yet",
    remedy: "Remind them to accept, or invite them anew.",
  },
  disabled: { title: "In the file, and disabled in Automox", remedy: "Enable them, or take them out." },
  name_differs: { title: "The name differs", remedy: "Correct the one that is wrong." },
};

const INCOMPLETE =
  "Incomplete: not every organization could be read, so nobody of the file is called unknown to Automox.";

export function reconciliationReport({
  redaction,
  ...facts
}: ReconciliationFacts): Findings<DifferenceKind, Difference> {
  const { roster, comparison, file, listed, tool } = withoutPeople(facts, redaction);
  const { counts, withheld } = comparison;
  const items = comparison.differences.map(({ names, ...each }) => ({
    ...each,
    names: names && shownNames(names),
  }));
  const { problems } = listed;
  const leaving = listed.people.flatMap(({ email, leaves }) =>
    leaves === null ? [] : [`${email} leaves on ${leaves}`],
  );
  return {
    title: "Access compared with a list of people",
    facts: [
      withheld.length > 0 ? INCOMPLETE : verdictOf(items.length, problems.length > 0),
      `Automox: ${counts.withAccess} with access, ${counts.pending} pending (no access yet), ${counts.disabled} disabled, listed at ${roster.takenAt}.`,
      fileWords(file, counts),
      ...listed.said,
      ...cutLines(leaving, 20, { line: (sentence) => sentence }),
    ],
    kinds: KINDS,
    kindOf: ({ kind }) => kind,
    items,
    columns: { "E-mail": ({ email }) => email, Detail: detailOf },
    csv: {
      kind: ({ kind }) => kind,
      email: ({ email }) => email,
      user_id: ({ userId }) => userId,
      status: ({ status }) => status,
      roles: ({ memberships }) => rolesAsPairs(memberships),
      line: ({ line }) => line,
      detail: detailOf,
      remedy: ({ kind }) => KINDS[kind].remedy,
    },
    document: (differences) => ({
      schema: reconciliationSchema.shape.schema.value,
      tool,
      takenAt: roster.takenAt,
      contract: roster.contract,
      account: roster.accountId,
      organizations: roster.organizations.map(({ org }) => org),
      file,
      completeness: withProblems(roster.completeness, problems),
      summary: { ...counts, differences },
      withheld,
      said: [...listed.said, ...leaving],
      people: listed.people.map(({ name: _name, ...person }) => person),
      rowsInError: listed.errors.map(({ line, why }) => ({ line, why })),
      items: items.map((each) => ({ ...each, remedy: KINDS[each.kind].remedy })),
    }),
    roster,
    unread:
      problems.length === 0 ? [] : [NOT_UNDERSTOOD, ...problems.map((each) => `  ${harmless(each, 500)}`)],
    isFound: items.length > 0,
  };
}

const NOT_UNDERSTOOD = "Incomplete: not all of the file was understood.";

function verdictOf(count: number, isPartial: boolean): string {
  const differences = `${count} ${count === 1 ? "difference" : "differences"} between Automox and the file`;
  if (isPartial) return `Incomplete: ${differences}, and not all of the file was understood.`;
  return count === 0 ? "Automox and the file agree." : `${differences}.`;
}

function fileWords(file: string, { listed, matched, ...counts }: Comparison["counts"]): string {
  const others = [
    [counts.onLeave, "on leave"],
    [counts.notYetHere, "not here yet"],
    [counts.left, "left"],
    [counts.unknown, "of whom nothing is known"],
  ].flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]));
  const rest = others.length === 0 ? "" : ` Others: ${others.join(", ")}.`;
  return `File ${file}: ${listed} people who belong here; ${matched} of them have access.${rest}`;
}

/** Those that `--redact hash` leaves nothing of. */
const shownNames = ({ automox, file }: NonNullable<Difference["names"]>) => ({
  automox: automox ?? "(hidden)",
  file: file ?? "(hidden)",
});

/** What the file or Automox says beside the address, in one line. */
function detailOf({ kind, memberships, names, fileStatus, line, status }: Difference): string {
  if (names) return `Automox: ${names.automox}; file: ${names.file} (line ${line})`;
  if (kind === "no_access") return `line ${line}`;
  return [
    rolesInWords(memberships) || "no organization",
    ...(status === "unknown" ? ["Automox does not tell the status"] : []),
    ...(fileStatus === null ? [] : [`file: ${fileStatus || "(empty)"} (line ${line})`]),
    ...(fileStatus === null && line !== null ? [`line ${line}`] : []),
  ].join("; ");
}
