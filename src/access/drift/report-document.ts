import { SEVERITIES } from "../model/severity";
import { jsonText } from "../text/json-text";
import { plainText } from "../text/phrase-text";
import type { DocumentItem, DriftDocument } from "./drift-schema";
import type { DriftItem } from "./item";
import { DRIFT_KINDS } from "./kinds";
import type { DriftReport } from "./report";

/** The report as `access-drift/v1`. */
export function documentOf(report: DriftReport): DriftDocument {
  const { roster, items, ignored, since, withheld } = report;
  const sinceCount = (word: DriftItem["since"]) =>
    since === null ? null : items.filter((item) => item.since === word).length;
  return {
    schemaVersion: "access-drift/v1",
    tool: report.tool,
    generatedAt: report.generatedAt,
    scope: {
      contract: roster.contract,
      account: roster.accountId,
      organizations: roster.organizations.map(({ org, zone, name }) => ({ org, zone, name })),
      stacks: [...report.stacks],
      knowsConfiguration: report.knowsConfiguration,
      keyOwner: roster.keyOwner,
    },
    completeness: { ...report.completeness, problems: [...report.completeness.problems] },
    summary: {
      people: roster.people.length,
      managed: report.managed,
      items: items.length,
      bySeverity: counted(
        SEVERITIES,
        (severity) => items.filter((item) => item.severity === severity).length,
      ),
      byKind: counted(DRIFT_KINDS, (kind) => items.filter((item) => item.kind === kind).length),
      ignored: ignored.length,
      withheld: withheld.reduce((sum, { people }) => sum + people, 0),
      new: sinceCount("new"),
      continuing: sinceCount("continuing"),
      resolved: since?.resolved.length ?? null,
      fingerprint: report.fingerprint,
    },
    items: items.map(itemOf),
    resolved: since === null ? null : [...since.resolved],
    unchecked: since === null ? null : [...since.unchecked],
    ignored: ignored.map((item) => ({ ...itemOf(item), reason: item.reason, until: item.until })),
    withheld: withheld.map((each) => ({ ...each })),
    posture: report.posture.map(({ kind, title, people }) => ({
      kind,
      title,
      people: people.map((each) => ({ ...each })),
    })),
    notes: [...report.notes],
  };
}

/** In the order of the schema, so that the file can be committed and compared. */
export const documentText = (document: DriftDocument): string => jsonText(document);

const itemOf = ({ personal: _, sentence, actions, ...item }: DriftItem): DocumentItem => {
  // What the ignore file adds stands beside the item, not in it.
  const {
    reason: _reason,
    until: _until,
    ...own
  } = item as typeof item & { reason?: unknown; until?: unknown };
  return {
    ...own,
    sentence: plainText(sentence),
    actions: actions.map(({ label, form, text }) => ({ label, form, text })),
  };
};

/** Only what there is. */
const counted = <K extends string>(
  keys: readonly K[],
  count: (key: K) => number,
): Partial<Record<K, number>> =>
  Object.fromEntries(
    keys.map((key) => [key, count(key)] as const).filter(([, number]) => number > 0),
  ) as Partial<Record<K, number>>;
