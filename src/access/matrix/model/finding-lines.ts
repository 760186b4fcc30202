import { type DriftKind, groupOf } from "../../drift/kinds";
import type { GuardResult } from "../../guards/guard";
import { SEVERITIES } from "../../model/severity";
import type { Phrase } from "../../text/phrase";
import { plainText } from "../../text/phrase-text";
import type { MatrixDrift } from "./input";

/** A finding as the page shows it. */
export const driftLine = ({ kind, severity, org, person, sentence, actions, actor }: MatrixDrift) => ({
  ...{ kind, severity, org },
  who: person.email,
  summary: `${plainText(sentence)}.`,
  actions: actions.map(({ label, form, text }) => ({ label, form, text })),
  by: actor,
});

export type DriftLine = ReturnType<typeof driftLine>;

export const guardLine = ({ code, name, status, reason, findings, remedy }: GuardResult) => ({
  ...{ code, name, status },
  /** What was found, or why nothing was looked for. */
  texts: [...(reason.length > 0 ? [reason] : []), ...findings.map(whole)].map(plainText),
  /** Null where nothing is to be done. */
  remedy: status === "failed" || status === "warned" ? remedy : null,
});

function whole({ message, allowed }: GuardResult["findings"][number]): Phrase {
  if (allowed === null) return message;
  const end = allowed.expires === null ? "" : `, until ${allowed.expires}`;
  return [...message, ` (allowed by ${allowed.by}: ${allowed.reason}${end})`];
}

/** Access that is in no code: the page has a sign of its own for that. */
export const isForeign = (item: { readonly kind: DriftKind }): boolean => groupOf(item) === "unmanaged";

/** Something known was changed or taken away by hand. An invitation that nobody accepts is no such thing. */
export const isEdit = (item: { readonly kind: DriftKind }): boolean =>
  ["edited", "gone"].includes(groupOf(item) ?? "");

/** The gravest first; equal ones stay as they were given. */
export const bySeverity = (a: DriftLine, b: DriftLine): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
