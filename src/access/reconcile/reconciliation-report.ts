import type { Tool } from "../facts/document-parts";
import { rolesAsPairs, rolesInWords } from "../facts/person";
import { type Redaction, redacted, redactedName } from "../facts/redact";
import { redactedRoster } from "../facts/redacted-roster";
import type { Roster } from "../facts/roster";
import type { Findings } from "../live/findings";
import type { Group } from "../text/grouped-report";
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
  readonly tool: Tool;
  readonly redaction: Redaction;
}

/** With what somebody could do about it. This tool never does it. */
const KINDS: Readonly<Record<DifferenceKind, Pick<Group, "title" | "remedy">>> = {
  inactive_in_file: {
    title: "Has access, and the file says that they no longer belong here",
    remedy: "Remove them from the configuration, or correct the file.",
  },
  not_in_file: {
    title: "Has access, and is not in the file",
    remedy: "Find out who they are; remove them, or add them to the file.",
  },
  pending_not_in_file: {
    title: "Invited, without a reason in the file",
    remedy: "Withdraw the invitation by removing them from the configuration.",
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
  comparison,
  file,
  tool,
  redaction,
  ...facts
}: ReconciliationFacts): Findings<DifferenceKind, Difference> {
  const roster = redactedRoster(facts.roster, redaction);
  const { counts, withheld } = comparison;
  const items = comparison.differences.map((each) => shown(each, redaction));
  const verdict =
    items.length === 0
      ? "Automox and the file agree."
      : `${items.length} differences between Automox and the file.`;
  return {
    title: "Access compared with a list of people",
    facts: [
      withheld.length > 0 ? INCOMPLETE : verdict,
      `Automox: ${counts.withAccess} with access, ${counts.pending} pending (no access yet), ${counts.disabled} disabled, listed at ${roster.takenAt}.`,
      `File ${file}: ${counts.listed} people who belong here; ${counts.matched} of them have access.`,
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
      completeness: roster.completeness,
      summary: { ...counts, differences },
      withheld,
      items: items.map((each) => ({ ...each, remedy: KINDS[each.kind].remedy })),
    }),
    roster,
    unread: [],
    isFound: items.length > 0,
  };
}

const shown = (difference: Difference, redaction: Redaction): Difference => ({
  ...difference,
  email: redacted(difference.email, redaction),
  names: difference.names && {
    automox: redactedName(difference.names.automox, redaction) ?? "(hidden)",
    file: redactedName(difference.names.file, redaction) ?? "(hidden)",
  },
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
