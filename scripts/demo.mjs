// `npm run demo`: a team in TypeScript, synthesized and applied by real Terraform to the bundled simulator, in a folder that
// is gone afterwards.
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { createAccess } from "./demo/access.mjs";
import { BrokenClaim } from "./demo/claims.mjs";
import { createNarrator } from "./demo/narrator.mjs";
import { Interrupted, killAll } from "./demo/processes.mjs";
import { openProject } from "./demo/project.mjs";
import { openSimulator } from "./demo/simulator.mjs";
import { SEED, STEPS } from "./demo/story.mjs";
import { createTerraform, terraformEnvironment } from "./demo/terraform.mjs";
import { findTerraform } from "./terraform-binary.mjs";

const DIST = resolve(dirname(fileURLToPath(import.meta.url)), "..", "dist");
const STOPS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Aborts on the first signal and remembers which; one that comes later ends everything at once. (Under npm a Ctrl-C
 * arrives twice: from the terminal and from npm.)
 */
function listenForStop() {
  const stopping = new AbortController();
  let firstAt = 0;
  for (const name of STOPS) {
    process.on(name, () => {
      if (!stopping.signal.aborted) firstAt = Date.now();
      else if (Date.now() - firstAt > 1_000) process.exit(128 + constants.signals[name]);
      stopping.abort(name);
    });
  }
  return stopping.signal;
}

async function demo(signal) {
  if (process.platform === "win32")
    throw new Error("Windows cannot start the provider: use WSL (docs/guides/limits.md says why).");
  if ((await build()).built) console.error("built dist/");
  const program = await findTerraform();
  // From here on time is told: a first build says nothing of how fast the steps will be.
  const narrator = createNarrator(STEPS);
  const folder = await mkdtemp(join(tmpdir(), "automox-demo-"));
  // However this ends, even by a mistake in it, nothing stays.
  process.once("exit", () => {
    killAll();
    rmSync(folder, { recursive: true, force: true });
  });
  const seedFile = join(folder, "seed.json");
  await writeFile(seedFile, JSON.stringify(SEED));
  const simulator = await openSimulator(join(DIST, "automox-simulator.cjs"), seedFile);
  try {
    const env = { AUTOMOX_API_KEY: simulator.apiKey, AUTOMOX_BASE_URL: simulator.url };
    const cliConfig = join(DIST, "terraform.tfrc");
    const project = await openProject({ folder: join(folder, "team"), dist: DIST, signal }, narrator);
    const terraform = createTerraform({ program, folder: project.stack, cliConfig, env, signal }, narrator);
    const keep = join(DIST, "demo");
    await mkdir(keep, { recursive: true });
    const access = createAccess(
      {
        script: join(DIST, "automox-access.cjs"),
        folder: project.stack,
        env: {
          ...terraformEnvironment({ folder: project.stack, cliConfig, env }),
          TERRAFORM_BINARY_NAME: program,
        },
        signal,
        keep,
      },
      narrator,
    );
    for (const [index, step] of STEPS.entries()) {
      if (signal.aborted) throw new Interrupted();
      narrator.begin(index);
      await step.run({ project, terraform, access, simulator, narrator });
    }
  } finally {
    narrator.end();
    await simulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
  narrator.say(
    `\nDone in ${narrator.elapsedSeconds()} s. Nothing is left behind but a page to look at: ${relative(process.cwd(), join(DIST, "demo", "access-matrix.html"))}`,
  );
}

async function main() {
  const signal = listenForStop();
  try {
    await demo(signal);
  } catch (error) {
    if (signal.aborted) {
      console.error(`\nStopped by ${signal.reason}. Nothing is left behind.`);
      process.exitCode = 128 + constants.signals[signal.reason];
      return;
    }
    const head = error instanceof BrokenClaim ? "The demo does not hold what it says" : "The demo failed";
    console.error(`\n${head}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

await main();
