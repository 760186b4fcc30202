import { type Redaction, redactedPath, redactor } from "../facts/redact";
import { mapValues } from "../text/phrase";
import type { DocumentItem, DriftItem } from "./item";
import type { DriftReport } from "./report";

type Hide = (text: string) => string;

/**
 * The same report with every address and name hidden; fingerprints stay, so that reports can still be
 * compared.
 */
export function redactReport(report: DriftReport, mode: Redaction): DriftReport {
  if (mode === "none") return report;
  const hide = redactor(mode);
  const earlier = (item: DocumentItem) => redactEarlier(item, mode);
  return {
    ...report,
    roster: { ...report.roster, keyOwner: orNull(report.roster.keyOwner, hide) },
    completeness: { ...report.completeness, problems: report.completeness.problems.map(hide) },
    items: report.items.map((item) => redactItem(item, mode)),
    ignored: report.ignored.map((item) => ({ ...redactItem(item, mode), reason: hide(item.reason) })),
    resolved: report.resolved?.map(earlier) ?? null,
    unchecked: report.unchecked?.map(earlier) ?? null,
    notCompared: report.notCompared.map((gap) => ({
      ...gap,
      person: { ...gap.person, email: hide(gap.person.email) },
      address: orNull(gap.address, hide),
      constructPath: redactedPath(gap.constructPath, mode),
      accepted: gap.accepted && { ...gap.accepted, reason: hide(gap.accepted.reason) },
    })),
    posture: report.posture.map((posture) => ({
      ...posture,
      people: posture.people.map((person) => ({ ...person, email: hide(person.email) })),
    })),
    notes: report.notes.map(hide),
  };
}

function redactItem<T extends DriftItem>(item: T, mode: Redaction): T {
  const hide = redactor(mode, { names: item.personal, constructPath: item.constructPath });
  return {
    ...item,
    ...redactFields(item, hide, mode),
    sentence: mapValues(item.sentence, hide),
    actions: item.actions.map(({ text, says, ...action }) => ({
      ...action,
      text: hide(text),
      says: says && mapValues(says, hide),
    })),
    personal: [],
  };
}

/** Of an earlier report only the text is left, so names in it cannot be told from other words. */
function redactEarlier(item: DocumentItem, mode: Redaction): DocumentItem {
  const hide = redactor(mode, { constructPath: item.constructPath });
  return {
    ...item,
    ...redactFields(item, hide, mode),
    sentence: hide(item.sentence),
    ...(item.kind === "profile_changed" && { from: null, to: null, sentence: "a profile was changed" }),
    actions: item.actions.map((action) => ({ ...action, text: hide(action.text) })),
  };
}

const redactFields = (
  item: Pick<DocumentItem, "person" | "from" | "to" | "address" | "constructPath" | "actor">,
  hide: Hide,
  mode: Redaction,
) => ({
  person: { ...item.person, email: hide(item.person.email) },
  from: orNull(item.from, hide),
  to: orNull(item.to, hide),
  address: orNull(item.address, hide),
  constructPath: redactedPath(item.constructPath, mode),
  actor: item.actor && { ...item.actor, email: hide(item.actor.email) },
});

const orNull = (text: string | null, hide: Hide): string | null => (text === null ? null : hide(text));
