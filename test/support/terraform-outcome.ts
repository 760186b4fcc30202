import { readFile } from "node:fs/promises";
import type { CommandOptions, Outcome } from "./terraform-command";
import type { Exit } from "./terraform-process";
import type { RawOutput, ReadOutput } from "./ui-output";

export type Reader = (output: RawOutput) => ReadOutput;

/** `plan -detailed-exitcode`: a plan was made and it is not empty. */
const CHANGES = 2;

export function toOutcome(exit: Exit, log: string, read: Reader): Outcome {
  const output = read(exit);
  return {
    ...exit,
    ...output,
    ok: exit.exitCode === 0 || exit.exitCode === CHANGES,
    errors: output.diagnostics.filter(({ severity }) => severity === "error"),
    warnings: output.diagnostics.filter(({ severity }) => severity === "warning"),
    log: () => readFile(log, "utf8").catch(() => ""), // no log where nothing was logged
  };
}

/** @throws {Error} with everything Terraform said, when a command ended otherwise than the test expects. */
export function checkExpectation(
  args: readonly string[],
  outcome: Outcome,
  expected: NonNullable<CommandOptions["expect"]>,
): void {
  if (expected === "either" || outcome.ok === (expected === "success")) return;
  const how = outcome.signal ?? `exit code ${outcome.exitCode}`;
  const said = outcome.diagnostics.map((each) =>
    [`${each.severity}: ${each.summary}`, each.address, each.code, each.detail].filter(Boolean).join("\n  "),
  );
  throw new Error(
    [
      `terraform ${withoutValues(args).join(" ")} ended with ${how}; expected ${expected}.`,
      ...said,
      outcome.stderr,
    ].join("\n"),
  );
}

/** A variable's value may be a key, and this text ends up in the report. */
function withoutValues(args: readonly string[]): string[] {
  return args.map((arg) => arg.replace(/^(-var=[^=]*=).*/s, "$1…"));
}

export function scopeArguments({
  vars = {},
  target = [],
  replace = [],
  args = [],
}: CommandOptions): string[] {
  return [
    ...Object.entries(vars).map(
      ([name, value]) => `-var=${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    ),
    ...target.map((address) => `-target=${address}`),
    ...replace.map((address) => `-replace=${address}`),
    ...args,
  ];
}
