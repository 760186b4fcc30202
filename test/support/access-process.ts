// automox-access as users run it: the built command in a process of its own.
import { execFile } from "node:child_process";
import { join } from "node:path";
import type { AccessRun } from "./access-io";
import { exitCodeOf } from "./exit-code";

export interface ProcessOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs the command of the run's own build. Of this process's environment its own has PATH and the Terraform under test. */
export function accessProcess(argv: readonly string[], { cwd, env }: ProcessOptions): Promise<AccessRun> {
  const { AUTOMOX_TEST_DIST: dist, PATH, TERRAFORM_BINARY_NAME } = process.env;
  if (dist === undefined) throw new Error("AUTOMOX_TEST_DIST is not set: such tests belong into test/accept");
  const command = [join(dist, "automox-access.cjs"), ...argv];
  const settings = { cwd, env: { PATH, TERRAFORM_BINARY_NAME, ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(process.execPath, command, settings, (error, stdout, stderr) => {
      resolve({ code: exitCodeOf(error), stdout, stderr });
    });
  });
}
