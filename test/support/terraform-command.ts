// What a test says to one Terraform command, and what it gets back.
import type { PlanJson } from "./plan-json";
import type { Exit } from "./terraform-process";
import type { Diagnostic, ReadOutput } from "./ui-output";

export interface CommandOptions {
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly target?: readonly string[];
  readonly replace?: readonly string[];
  /** Further arguments, `-refresh=false` for example. */
  readonly args?: readonly string[];
  /** For this command only. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** "started": this command is about the process, and Terraform starts it though the folder keeps one. */
  readonly provider?: "started";
  /** The command throws when it ends otherwise. Default "success". */
  readonly expect?: "success" | "failure" | "either";
}

export interface Outcome extends Exit, ReadOutput {
  readonly ok: boolean;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Terraform's log of the command, with the provider's at TRACE. */
  log(): Promise<string>;
}

export interface PlanOutcome extends Outcome {
  /** The saved plan, for `applyPlan`. */
  readonly file: string;
  readonly isEmpty: boolean;
  /** `terraform show -json` of the saved plan. */
  json(): Promise<PlanJson>;
  /** The plan as a person reads it. */
  text(): Promise<string>;
}

export interface RunningCommand {
  readonly pid: number;
  /** SIGINT asks Terraform to stop, SIGKILL ends it where it is; the plugin it started gets no signal. */
  kill(signal: NodeJS.Signals): void;
  /** Rejects only when Terraform could not be started, however it ended. */
  readonly outcome: Promise<Outcome>;
}
