import { type Redaction, redacted, redactedPath, redactor } from "../facts/redact";
import { mapValues } from "../text/phrase";
import type { DocumentItem } from "./drift-schema";
import type { DriftItem } from "./item";
import type { DriftReport } from "./report";

/**
 * The same report with every address and name hidden; fingerprints stay, so that reports can still be
 * compared.
 */
export function redactReport(report: DriftReport, mode: Redaction): DriftReport {
  if (mode === "none") return report;
  const text = (value: string): string => redacted(value, mode);
  const orNull = (value: string | null): string | null => (value === null ? null : text(value));
  const item = <T extends DriftItem>(each: T): T => redactItem(each, mode);
  // Of an earlier report only the text is left, so names in it cannot be told from other words.
  const earlier = (each: DocumentItem): DocumentItem => ({
    ...each,
    person: { ...each.person, email: text(each.person.email) },
    from: each.kind === "profile_changed" ? null : orNull(each.from),
    to: each.kind === "profile_changed" ? null : orNull(each.to),
    sentence: each.kind === "profile_changed" ? "a profile was changed" : text(each.sentence),
    address: orNull(each.address),
    constructPath: redactedPath(each.constructPath, mode),
    actor: each.actor && { ...each.actor, email: text(each.actor.email) },
    actions: each.actions.map((action) => ({
      ...action,
      text: redactor(mode, { constructPath: each.constructPath })(action.text),
    })),
  });
  return {
    ...report,
    roster: { ...report.roster, keyOwner: orNull(report.roster.keyOwner) },
    completeness: { ...report.completeness, problems: report.completeness.problems.map(text) },
    items: report.items.map(item),
    ignored: report.ignored.map((each) => ({ ...item(each), reason: text(each.reason) })),
    since: report.since && {
      resolved: report.since.resolved.map(earlier),
      unchecked: report.since.unchecked.map(earlier),
    },
    posture: report.posture.map((posture) => ({
      ...posture,
      people: posture.people.map((person) => ({ ...person, email: text(person.email) })),
    })),
    notes: report.notes.map(text),
  };
}

function redactItem<T extends DriftItem>(item: T, mode: Redaction): T {
  const text = redactor(mode, { names: item.personal, constructPath: item.constructPath });
  const orNull = (value: string | null): string | null => (value === null ? null : text(value));
  return {
    ...item,
    person: { ...item.person, email: text(item.person.email) },
    from: orNull(item.from),
    to: orNull(item.to),
    sentence: mapValues(item.sentence, text),
    address: orNull(item.address),
    constructPath: redactedPath(item.constructPath, mode),
    actor: item.actor && { ...item.actor, email: text(item.actor.email) },
    actions: item.actions.map((action) => ({
      ...action,
      text: text(action.text),
      says: action.says && mapValues(action.says, text),
    })),
    personal: [],
  };
}
