import type { Path } from "../cty/path";

export type { Path };

/** What a practitioner is told. Data, not an error: a set of warnings is not a failure. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** Stable, for searching and tests: `user/email-taken`. Printed as the last line of the detail. */
  readonly code: string;
  /** One line: the act and the thing, "Cannot invite ada@example.com". */
  readonly summary: string;
  /** What came back and from which call, why if that is known, and what to do. */
  readonly detail: string;
  /** Where in the configuration. Only for configuration the practitioner can see. */
  readonly path?: Path;
}

export type Finding = Omit<Diagnostic, "severity">;

export const error = (finding: Finding): Diagnostic => ({ severity: "error", ...finding });
export const warning = (finding: Finding): Diagnostic => ({ severity: "warning", ...finding });

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === "error");

/**
 * Thrown by authors to end an operation with diagnostics of their own.
 * Everything else that is thrown goes through the provider's `explain` and, if that
 * does not know it either, through {@link ourBug}.
 */
export class Failure extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(...diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.summary).join("; "));
    this.name = "Failure";
    this.diagnostics = diagnostics;
  }
}

/** Ends an operation with one error diagnostic. */
export const fail = (finding: Finding): never => {
  throw new Failure(error(finding));
};

/** The wording for faults of this provider, written once. `what` must not contain secrets. */
export function ourBug(act: string, what: string): Diagnostic {
  return error({
    code: "provider/bug",
    summary: act,
    detail:
      `${what}\n\nThis is a bug in the provider, not in your configuration. Please report it with the ` +
      "provider's version and the log of a run with TF_LOG_PROVIDER=DEBUG (it holds no credentials).",
  });
}
