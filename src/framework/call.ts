import type { Path } from "../cty/path";
import type { Diagnostic } from "./diagnostics";
import type { PrivateData } from "./private-data";

export interface Log {
  readonly trace: LogLine;
  readonly debug: LogLine;
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}
type LogLine = (message: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;

interface Warning {
  readonly code: string;
  readonly summary: string;
  readonly detail: string;
  readonly path?: Path;
}

/** What every author's function gets beside its values. */
export interface Call<Api> {
  /** What `configure` of the provider answered. */
  readonly api: Api;
  /** Aborts when Terraform sends StopProvider, cancels the call or goes away. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Tells the practitioner something they can act on, without failing. */
  readonly warn: (warning: Warning) => void;
}

/** For functions that may also keep data beside the state. */
export interface KeepingCall<Api> extends Call<Api> {
  readonly private: PrivateData;
  /** Replaces the private data. A read's is kept only if a visible attribute changed too. */
  readonly keep: (data: PrivateData) => void;
}

/** For what a plan carries out. */
export interface ToldCall<Api> extends KeepingCall<Api> {
  /** What `plan` or `planDelete` left for the apply. */
  readonly told: PrivateData;
}

/** For create and update. */
export interface SavingCall<Api, State> extends ToldCall<Api> {
  /**
   * Records what exists remotely from here on, the last one counts. If a create fails after it, it ends
   * without error: what was planned is stored with a warning and the next update repairs it, because an
   * error would taint the object and the next apply would destroy it. An update that fails after it
   * stores exactly this.
   */
  readonly saved: (state: State) => void;
}

export interface CallParts<Api> {
  readonly api: Api;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** A call whose warnings are gathered for the answer. */
export function collecting<Api>(parts: CallParts<Api>): { call: Call<Api>; found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  return {
    found,
    call: { ...parts, warn: (finding) => void found.push({ ...finding, severity: "warning" }) },
  };
}
