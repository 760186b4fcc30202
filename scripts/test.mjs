// `npm test`: build what is stale, check types and style, run all tests, search what they left behind for the API
// key. Progress goes to stderr; the last line on stdout is `N passed, N failed[, N skipped]`.
import { createWriteStream } from "node:fs";
import { join, relative } from "node:path";
import { build } from "./build.mjs";
import { findTerraform } from "./terraform-binary.mjs";
import { markedKey, newArtefactFolder, ROOT } from "./test/artefacts.mjs";
import { runJest } from "./test/run-jest.mjs";
import { runChecker, scriptOf } from "./test/run-tool.mjs";
import { searchForSecret } from "./test/secret-search.mjs";
import { closingLine, runSteps } from "./test/steps.mjs";

const isLong = process.argv.includes("--long");
const skipsAcceptance = Boolean(process.env.SKIP_ACCEPTANCE);

async function main() {
  const artefacts = await newArtefactFolder();
  const copy = createWriteStream(join(artefacts, "console.log"));
  const output = (chunk) => {
    process.stderr.write(chunk);
    copy.write(chunk);
  };
  const env = testEnvironment(artefacts);
  const jest = (project, options) => runJest({ project, env, artefacts, output, ...options });
  const acceptance = (project, timeoutMs) => async () => {
    if (!skipsAcceptance)
      env.TERRAFORM_BINARY_NAME = await findTerraform({ progress: (line) => output(`${line}\n`) });
    return jest(project, { onlyCount: skipsAcceptance, timeoutMs });
  };

  const checks = { "type-check": checkTypes, "lint and format": checkStyle };
  const tests = { "unit tests": () => jest("unit"), "acceptance tests": acceptance("accept") };
  const results = await runSteps(output, {
    build: () => build().then(() => ({ passed: 1, failed: 0 })),
    ...(isLong ? { "long tests": acceptance("long", 60 * 60_000) } : { ...checks, ...tests }),
    "search for the API key": () => searchArtefacts(artefacts, env.AUTOMOX_API_KEY),
  });

  if (skipsAcceptance) output("Tests that start Terraform were skipped, because SKIP_ACCEPTANCE is set.\n");
  output(`What this run wrote is in ${relative(ROOT, artefacts)}\n`);
  copy.end();
  console.log(closingLine(results));
  if (results.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

/** The machine's environment with a marked key and none of its own settings of Automox. */
function testEnvironment(artefacts) {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith("AUTOMOX_"));
  return { ...Object.fromEntries(foreign), AUTOMOX_API_KEY: markedKey(), AUTOMOX_TEST_ARTEFACTS: artefacts };
}

const checkTypes = () => runChecker({ script: scriptOf("typescript", "tsc"), args: ["--noEmit", "-p", "."] });
const checkStyle = () => runChecker({ script: scriptOf("@biomejs/biome", "biome"), args: ["check", "."] });

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
