// `npm test`: build what is stale, check types, style and use, run all tests, search what they left behind for the API
// key. Progress goes to stderr; the last line on stdout is `N passed, N failed[, N skipped]`.
import { createWriteStream } from "node:fs";
import { join, relative } from "node:path";
import { markedKey, newArtefactFolder, ROOT } from "./test/artefacts.mjs";
import { obstaclesOf } from "./test/obstacles.mjs";
import { runJest } from "./test/run-jest.mjs";
import { runChecker, scriptOf } from "./test/run-tool.mjs";
import { searchForSecret } from "./test/secret-search.mjs";
import { closingLine, runSteps, total } from "./test/steps.mjs";

/** How long the tests of `--long` may print nothing: one file of them takes longer than any of the others. */
const LONG_MS = 60 * 60_000;

async function main() {
  const artefacts = await newArtefactFolder();
  const copy = createWriteStream(join(artefacts, "console.log"));
  const output = (text) => {
    process.stderr.write(text);
    copy.write(text);
  };
  const env = testEnvironment(artefacts);
  const isLong = process.argv.includes("--long");
  if (isLong) env.AUTOMOX_TEST_LONG = "1";
  const obstacles = obstaclesOf({ env, isLong, progress: (line) => output(`${line}\n`) });

  /** What cannot run is counted, so that nobody takes a shorter run for a whole one. */
  async function test({ timeoutMs, ...kinds }) {
    const jest = (projects, how) => runJest({ projects, env, artefacts, output, timeoutMs, ...how });
    const all = Object.entries(kinds).map(([kind, projects]) => ({ projects, ...obstacles.of(kind) }));
    const counts = [];
    for (const { projects, what, why } of all.filter((each) => each.why !== undefined)) {
      const counted = await jest(projects, { env: { ...env, SKIP_ACCEPTANCE: "1" }, onlyCount: true });
      counts.push({ ...counted, note: `tests that ${what} were skipped: ${why}` });
    }
    const run = all.filter(({ why }) => why === undefined).flatMap(({ projects }) => projects);
    if (run.length > 0) counts.push(await jest(run));
    return total(counts);
  }

  const results = await runSteps(output, {
    ...obstacles.steps,
    ...(isLong
      ? { "long tests": () => test({ terraform: ["long"], timeoutMs: LONG_MS }) }
      : {
          // At once: the checks use one core, and for a part of the time none.
          "types, style, use and tests": async () =>
            total(await Promise.all([...CHECKS.map(runChecker), test(KINDS)])),
        }),
    "search for the API key": () => searchArtefacts(artefacts, env.AUTOMOX_API_KEY),
  });

  for (const line of obstacles.lines()) output(`${line}\n`);
  output(`What this run wrote is in ${relative(ROOT, artefacts)}\n`);
  copy.end();
  console.log(closingLine(results));
  if (total(results).failed > 0) process.exitCode = 1;
}

/** Jest's projects by what they need. */
const KINDS = { plain: ["unit"], terraform: ["accept"], modern: ["modern"], browser: ["browser"] };

/** The machine's environment with a marked key and none of its own settings of Automox. */
function testEnvironment(artefacts) {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith("AUTOMOX_"));
  return { ...Object.fromEntries(foreign), AUTOMOX_API_KEY: markedKey(), AUTOMOX_TEST_ARTEFACTS: artefacts };
}

/** Types, style, and exports, files and dependencies that nobody uses. */
const CHECKS = [
  { script: scriptOf("typescript", "tsc"), args: ["--noEmit", "-p", "."] },
  { script: scriptOf("@biomejs/biome", "biome"), args: ["check", "."] },
  { script: scriptOf("knip", "knip"), args: ["--no-progress"] },
];

async function searchArtefacts(folder, key) {
  const { searched, leaks } = await searchForSecret(folder, key);
  if (leaks.length === 0) return { passed: 1, failed: 0, note: `not in any of ${searched} files` };
  const places = leaks.map(({ file, form }) => `  ${file} (${form})`);
  return { passed: 0, failed: 1, note: ["The API key of this run was written to:", ...places].join("\n") };
}

main().catch((error) => {
  console.error(error);
  console.log(closingLine([{ passed: 0, failed: 1 }]));
  process.exitCode = 1;
});
