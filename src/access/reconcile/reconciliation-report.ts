import type { Tool } from "../facts/document-parts";
import { rolesAsPairs } from "../facts/person";
import { type Redaction, redacted, redactedName } from "../facts/redact";
import type { Roster } from "../facts/roster";
import { csvText } from "../text/csv-text";
import { type GroupedReport, markdownText, terminalText } from "../text/grouped-report";
import { jsonText } from "../text/json-text";
import { type Comparison, DIFFERENCE_KINDS, type Difference } from "./compare-people";
import { detailOf, KIND_WORDS, REMEDIES } from "./difference-words";

export const RECONCILE_FORMATS = ["table", "md", "json", "csv"] as const;
export type ReconcileFormat = (typeof RECONCILE_FORMATS)[number];
export const RECONCILIATION_SCHEMA = "access-reconciliation/v1";

interface Reconciliation {
  readonly roster: Roster;
  readonly comparison: Comparison;
  /** Name of the file as the user wrote it. */
  readonly file: string;
  readonly tool: Tool;
  readonly redaction: Redaction;
}

export function reconciliationText(format: ReconcileFormat, reconciliation: Reconciliation): string {
  switch (format) {
    case "table":
      return terminalText(reportOf(reconciliation));
    case "md":
      return markdownText(reportOf(reconciliation));
    case "json":
      return jsonText(documentOf(reconciliation));
    case "csv":
      return csvText({
        headers: ["kind", "email", "user_id", "status", "roles", "line", "detail", "remedy"],
        rows: shown(reconciliation).map((each) => [
          each.kind,
          each.email,
          each.userId,
          each.status,
          rolesAsPairs(each.memberships),
          each.line,
          detailOf(each),
          REMEDIES[each.kind],
        ]),
      });
  }
}

const INCOMPLETE =
  "Incomplete: not every organization could be read, so nobody of the file is called unknown to Automox.";

function reportOf(reconciliation: Reconciliation): GroupedReport {
  const { roster, comparison, file } = reconciliation;
  const { counts, withheld } = comparison;
  const differences = shown(reconciliation);
  const verdict =
    differences.length === 0
      ? "Automox and the file agree."
      : `${differences.length} differences between Automox and the file.`;
  return {
    title: "Access compared with a list of people",
    facts: [
      withheld.length > 0 ? INCOMPLETE : verdict,
      `Automox: ${counts.withAccess} with access, ${counts.pending} pending (no access yet), ${counts.disabled} disabled, listed at ${roster.takenAt}.`,
      `File ${file}: ${counts.listed} people who belong here; ${counts.matched} of them have access.`,
    ],
    groups: DIFFERENCE_KINDS.map((kind) => ({
      title: KIND_WORDS[kind],
      remedy: REMEDIES[kind],
      headers: ["E-mail", "Detail"],
      rows: differences.filter((each) => each.kind === kind).map((each) => [each.email, detailOf(each)]),
    })),
  };
}

function documentOf(reconciliation: Reconciliation) {
  const { roster, comparison, file, tool } = reconciliation;
  const differences = shown(reconciliation);
  return {
    schema: RECONCILIATION_SCHEMA,
    tool,
    takenAt: roster.takenAt,
    contract: roster.contract,
    account: roster.accountId,
    organizations: roster.organizations.map(({ org }) => org),
    file,
    completeness: roster.completeness,
    summary: {
      ...comparison.counts,
      // Under a name of their own: "pending" counts everybody pending above, and here those in the file.
      differences: Object.fromEntries(
        DIFFERENCE_KINDS.map((kind) => [kind, differences.filter((each) => each.kind === kind).length]),
      ),
    },
    withheld: comparison.withheld,
    items: differences.map((each) => ({ ...each, remedy: REMEDIES[each.kind] })),
  };
}

const shown = ({ comparison, redaction }: Reconciliation): readonly Difference[] =>
  comparison.differences.map((each) => ({
    ...each,
    email: redacted(each.email, redaction),
    names: each.names && {
      automox: redactedName(each.names.automox, redaction) ?? "(hidden)",
      file: redactedName(each.names.file, redaction) ?? "(hidden)",
    },
  }));
