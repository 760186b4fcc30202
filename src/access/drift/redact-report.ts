import type { Redaction } from "../facts/redact";
import { withoutPeople } from "../facts/without-people";
import type { DocumentItem } from "./item";
import type { DriftReport } from "./report";

/**
 * The same report with every address and name hidden; fingerprints stay, so that reports can still be
 * compared.
 */
export function redactReport(report: DriftReport, mode: Redaction): DriftReport {
  if (mode === "none") return report;
  const nameless = {
    ...report,
    resolved: report.resolved?.map(withoutProfile) ?? null,
    unchecked: report.unchecked?.map(withoutProfile) ?? null,
  };
  return withoutPeople(nameless, mode);
}

/** Of an earlier report only the text is left, so names in it cannot be told from other words. */
const withoutProfile = (item: DocumentItem): DocumentItem =>
  item.kind === "profile_changed" || / (?:first|last) name /.test(item.sentence)
    ? { ...item, from: null, to: null, sentence: "a profile was changed" }
    : item;
