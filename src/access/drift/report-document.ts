import { SEVERITIES } from "../model/severity";
import { jsonText } from "../text/json-text";
import { plainText } from "../text/phrase-text";
import type { DocumentItem, DriftDocument, DriftItem } from "./item";
import { countsOf, DRIFT_KINDS, GROUPS, groupOf } from "./kinds";
import type { DriftReport } from "./report";

/** The report as `access-drift/v1`. */
export function documentOf(report: DriftReport): DriftDocument {
  const { roster, items, ignored, resolved, notCompared } = report;
  const sinceCount = (word: DriftItem["since"]) =>
    resolved && items.filter(({ since }) => since === word).length;
  return {
    schemaVersion: "access-drift/v1",
    tool: report.tool,
    generatedAt: report.generatedAt,
    scope: {
      contract: roster.contract,
      account: roster.accountId,
      organizations: roster.organizations.map(({ org, zone, name }) => ({ org, zone, name })),
      stacks: report.stacks,
      knowsConfiguration: report.knowsConfiguration,
      keyOwner: roster.keyOwner,
    },
    completeness: report.completeness,
    summary: {
      people: roster.people.length,
      managed: report.managed,
      items: items.length,
      byGroup: Object.fromEntries(countsOf(GROUPS, items, groupOf)),
      bySeverity: Object.fromEntries(countsOf(SEVERITIES, items, ({ severity }) => severity)),
      byKind: Object.fromEntries(countsOf(DRIFT_KINDS, items, ({ kind }) => kind)),
      ignored: ignored.length,
      notCompared: notCompared.filter(({ accepted }) => accepted === null).length,
      new: sinceCount("new"),
      continuing: sinceCount("continuing"),
      resolved: resolved?.length ?? null,
      fingerprint: report.fingerprint,
    },
    items: items.map(itemOf),
    resolved,
    unchecked: report.unchecked,
    // What the ignore file adds stands behind the item.
    ignored: ignored.map(({ reason, until, ...item }) => ({ ...itemOf(item), reason, until })),
    notCompared,
    posture: report.posture,
    notes: report.notes,
  };
}

/** In the order of the schema, so that the file can be committed and compared. */
export const documentText = (document: DriftDocument): string => jsonText(document);

const itemOf = ({ personal: _, sentence, actions, ...item }: DriftItem): DocumentItem => ({
  ...item,
  sentence: plainText(sentence),
  actions: actions.map(({ says: _, ...action }) => action),
});
