// `npm test`: build what is stale, check types, style and use, run all tests, search what they left behind for the API
// key. Progress goes to stderr; the last line on stdout is `N passed, N failed[, N skipped]`.
import { createWriteStream } from "node:fs";
import { join, relative } from "node:path";
import { build } from "./build.mjs";
import { findTerraform } from "./terraform-binary.mjs";
import { markedKey, newArtefactFolder, ROOT } from "./test/artefacts.mjs";
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
  /** What keeps tests from starting Terraform. The others run all the same. */
  let obstacle = process.env.SKIP_ACCEPTANCE ? "SKIP_ACCEPTANCE is set" : undefined;
  const isLong = process.argv.includes("--long");
  if (isLong) env.AUTOMOX_TEST_LONG = "1";
  const noBrowser = process.env.SKIP_BROWSER && !isLong ? "SKIP_BROWSER is set" : undefined;

  async function prepare() {
    const skipping = obstacle !== undefined;
    obstacle ??= "the build failed";
    await build();
    if (skipping) return { passed: 1, failed: 0 };
    obstacle = "there is no Terraform";
    env.TERRAFORM_BINARY_NAME = await findTerraform({ progress: (line) => output(`${line}\n`) });
    obstacle = undefined;
    return { passed: 1, failed: 0 };
  }

  /** What cannot run is counted, so that nobody takes a shorter run for a whole one. */
  async function test({ plain = [], terraform = [], browser = [], timeoutMs }) {
    const jest = (projects, how) => runJest({ projects, env, artefacts, output, timeoutMs, ...how });
    const kinds = [
      { projects: plain },
      { projects: terraform, what: "start Terraform", why: obstacle },
      { projects: browser, what: "open a browser", why: noBrowser },
    ].filter(({ projects }) => projects.length > 0);
    const left = kinds.filter(({ why }) => why !== undefined);
    const run = kinds.filter(({ why }) => why === undefined).flatMap(({ projects }) => projects);
    const counts = [];
    for (const { projects, what, why } of left) {
      const counted = await jest(projects, { env: { ...env, SKIP_ACCEPTANCE: "1" }, onlyCount: true });
      counts.push({ ...counted, note: `tests that ${what} were skipped: ${why}` });
    }
    if (run.length > 0) counts.push(await jest(run));
    return total(counts);
  }

  const results = await runSteps(output, {
    "build and Terraform": prepare,
    ...(isLong
      ? { "long tests": () => test({ terraform: ["long"], timeoutMs: LONG_MS }) }
      : {
          // At once: the checks use one core, and for a part of the time none.
          "types, style, use and tests": async () =>
            total(
              await Promise.all([
                ...CHECKS.map(runChecker),
                test({ plain: ["unit"], terraform: ["accept"], browser: ["browser"] }),
              ]),
            ),
        }),
    "search for the API key": () => searchArtefacts(artefacts, env.AUTOMOX_API_KEY),
  });

  if (obstacle) output(`Tests that start Terraform were skipped: ${obstacle}.\n`);
  if (noBrowser) output(`Tests that open a browser were skipped: ${noBrowser}.\n`);
  output(`What this run wrote is in ${relative(ROOT, artefacts)}\n`);
  copy.end();
  console.log(closingLine(results));
  if (total(results).failed > 0) process.exitCode = 1;
}

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
