import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { runScript, scriptOf } from "./run-tool.mjs";

/** Matches no test name, so that every test is counted as skipped and none runs. */
const NO_TEST = "(?!)";

/** Jest leaves a core free. These tests wait for other processes so often that one more than there are is busy too. */
const WORKERS = availableParallelism() + 1;

/**
 * Runs some of the projects in jest.config.js, in one go, so that their files share all cores to the end.
 *
 * @param {{ projects: string[], env: NodeJS.ProcessEnv, artefacts: string, output: (chunk: Buffer) => void,
 *   onlyCount?: boolean, timeoutMs?: number }} options
 * @returns {Promise<{ passed: number, failed: number, skipped: number, note?: string }>}
 */
export async function runJest({ projects, env, artefacts, output, onlyCount = false, timeoutMs }) {
  const report = join(artefacts, `${projects.join("-")}.json`);
  const args = [
    "--selectProjects",
    ...projects,
    "--json",
    `--outputFile=${report}`,
    "--passWithNoTests",
    `--maxWorkers=${WORKERS}`,
  ];
  if (onlyCount) args.push(`--testNamePattern=${NO_TEST}`);
  const { exitCode } = await runScript({ script: scriptOf("jest", "jest"), args, env, output, timeoutMs });
  const text = await readFile(report, "utf8").catch(() => undefined); // jest ended before it had a report
  if (text === undefined)
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      note: `jest ended with ${exitCode === null ? "no output for too long" : `exit code ${exitCode}`}`,
    };
  const counts = JSON.parse(text);
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  return {
    passed: counts.numPassedTests,
    // Jest may also fail as a whole, by its own set-up for example.
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}
