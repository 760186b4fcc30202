import { type DriftKind, KINDS } from "../../drift/kinds";
import { type Redaction, redactor } from "../../facts/redact";
import type { GuardResult } from "../../guards/guard";
import { SEVERITIES } from "../../model/severity";
import { plainText } from "../../text/phrase-text";
import type { MatrixDrift, MatrixIgnored } from "./input";
import type { DriftLine, GuardLine, IgnoredLine } from "./model";

/**
 * A finding as the page shows it, with the names of people hidden that its texts may hold; addresses are
 * hidden with everything else.
 */
export function driftLine(item: MatrixDrift, mode: Redaction): DriftLine {
  const { kind, severity, org, person, actor } = item;
  const hidden = redactor(mode, { names: item.personal, constructPath: item.constructPath });
  return {
    kind,
    severity,
    org,
    who: person.email,
    summary: `${hidden(plainText(item.sentence))}.`,
    actions: item.actions.map(({ label, form, text }) => ({ label, form, text: hidden(text) })),
    by: actor && { email: actor.email, at: actor.at },
  };
}

export const ignoredLine = (item: MatrixIgnored, mode: Redaction): IgnoredLine => ({
  ...driftLine(item, mode),
  reason: item.reason,
  until: item.until,
});

export const guardLine = ({ code, name, status, reason, findings, remedy }: GuardResult): GuardLine => ({
  code,
  name,
  status,
  texts: [
    ...(reason.length > 0 ? [plainText(reason)] : []),
    ...findings.map(({ message, allowed }) =>
      allowed === null
        ? plainText(message)
        : `${plainText(message)} (allowed by ${allowed.by}: ${allowed.reason}${allowed.expires === null ? "" : `, until ${allowed.expires}`})`,
    ),
  ],
  remedy: status === "failed" || status === "warned" ? remedy : null,
});

/** Kinds whose access is in no code: the page has a sign of its own for that. */
const FOREIGN: ReadonlySet<DriftKind> = new Set([
  "unmanaged_admin",
  "unmanaged_user",
  "zone_added",
  "not_adopted",
]);

export const isForeign = ({ kind }: { readonly kind: DriftKind }): boolean => FOREIGN.has(kind);

/** Something known was changed by hand: neither waiting for an apply, nor in no code at all. */
export const isEdit = (item: { readonly kind: DriftKind }): boolean =>
  KINDS[item.kind].isDrift && !isForeign(item);

/** In the middle of a sentence. */
export const kindWords = (kind: DriftKind): string => KINDS[kind].title.toLowerCase();

/** The gravest first; equal ones stay as they were given. */
export const bySeverity = (a: DriftLine, b: DriftLine): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
