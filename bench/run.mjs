// `npm run bench [-- --only PART,PART --quick --without-executable --out FOLDER --publish]`: our provider side by side with an empty
// Node script, Terraform's own resource and the providers of others. Writes dist/bench/; `--publish` writes docs/benchmarks.md, too.
import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { platformName } from "../scripts/build/mirror.mjs";
import { versionOf } from "../scripts/build/version.mjs";
import { build } from "../scripts/build.mjs";
import { findTerraform } from "../scripts/terraform-binary.mjs";
import { measureCommands } from "./commands.mjs";
import { AWS, automox, aws, GITHUB, github } from "./contenders.mjs";
import { measureGrowth } from "./growth.mjs";
import { startHttpState } from "./http-state.mjs";
import { alternate } from "./measure.mjs";
import { picturesOf } from "./pictures.mjs";
import { mirrorOf, ourExecutable, oursOnNodes } from "./programs.mjs";
import { toMarkdown } from "./report.mjs";
import { countRequests } from "./requests.mjs";
import { measureReview } from "./review.mjs";
import { measureStarts } from "./starts.mjs";
import { synthCandidates } from "./synth.mjs";

/**
 * What every part works with.
 *
 * @typedef {object} Bench
 * @property {string} dist
 * @property {string} program Terraform.
 * @property {string} scratch
 * @property {() => import("./terraform-commands.mjs").Place} newPlace A folder and a state that nobody else has.
 * @property {(import("./programs.mjs").Ours & { open: Open })[]} ours
 * @property {{ name: string, source: string, isSlow?: boolean, open: Open }[]} peers
 * @property {(line: string) => void} progress
 *
 * @typedef {(how: { people: number, isAccount?: boolean }) => Promise<import("./contenders.mjs").Contender>} Open
 */

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const PEERS = [
  { name: "github_membership", source: GITHUB, start: github },
  { name: "aws_iam_user", source: AWS, start: aws, isSlow: true },
];
/** By number of people: the rounds. */
const ROUNDS = { full: { 1: 5, 100: 3, 1000: 1 }, quick: { 1: 1, 100: 1 } };
const GROWTH = {
  full: { sizes: [100, 1_000, 5_000, 10_000], echoPeople: 1_000, echoRuns: 3 },
  quick: { sizes: [10, 100], echoPeople: 100, echoRuns: 1 },
};

const PARTS = {
  starts: (bench, isQuick) => measureStarts(bench, { runs: isQuick ? 5 : 21 }),
  commands: (bench, isQuick) => measureCommands(bench, { rounds: isQuick ? ROUNDS.quick : ROUNDS.full }),
  requests: (bench, isQuick) => countRequests(bench, { sizes: isQuick ? [10] : [10, 100, 1_000] }),
  synth: ({ dist, progress }, isQuick) =>
    alternate(synthCandidates(dist), { runs: isQuick ? 1 : 5, progress }),
  review: (bench, isQuick) =>
    measureReview(bench, isQuick ? { people: 100, runs: 1 } : { people: 10_000, runs: 3 }),
  // Last, because it takes the longest.
  growth: (bench, isQuick) => measureGrowth(bench, isQuick ? GROWTH.quick : GROWTH.full),
};

const progress = (line) => console.error(line);

async function main() {
  const { parts, values } = readArguments();
  const scratch = await mkdtemp(join(tmpdir(), "automox-bench-"));
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const state = await startHttpState();
  try {
    const { outDir: dist } = await build();
    const program = await findTerraform();
    const notes = [];
    // A copy, so that a build meanwhile takes nothing away.
    const mirror = join(scratch, "mirror");
    await cp(join(dist, "mirror"), mirror, { recursive: true });
    const ours = await oursOnNodes(process.env.BENCH_NODES, { mirror, scratch });
    if (!values["without-executable"]) ours.push(...(await executable(scratch, notes)));
    let places = 0;
    const bench = {
      dist,
      program,
      scratch,
      newPlace: () => {
        places += 1;
        return {
          program,
          folder: join(scratch, "places", String(places)),
          stateUrl: `${state.url}${places}`,
        };
      },
      ours: ours.map((each) => ({ ...each, open: (how) => automox({ dist, ...each, ...how }) })),
      peers: await peersAtHand(notes),
      progress,
    };
    const result = { machine: await describeMachine(program), notes };
    for (const [index, part] of parts.entries()) {
      progress(`Part ${index + 1} of ${parts.length}: ${part}`);
      result[part] = await PARTS[part](bench, values.quick);
      // After each, so that what fails later takes nothing away.
      await writeReport(resolve(values.out), result);
      if (values.publish) await publish(result);
    }
    console.log(markdownFor(result, ""));
    progress(`Written to ${values.out}: results.md, results.json and pictures`);
  } finally {
    await state.close();
  }
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      "without-executable": { type: "boolean", default: false },
      out: { type: "string", default: join(ROOT, "dist", "bench") },
      publish: { type: "boolean", default: false },
    },
  });
  const parts = values.only?.split(",") ?? Object.keys(PARTS);
  const unknown = parts.filter((part) => !Object.hasOwn(PARTS, part));
  if (unknown.length > 0)
    throw new Error(`There is no part "${unknown[0]}": name some of ${Object.keys(PARTS).join(", ")}.`);
  if (values.publish && (values.only || values.quick))
    throw new Error("What is published is measured whole and at length: leave out --only and --quick.");
  return { parts, values };
}

async function executable(scratch, notes) {
  progress("Making the single executable");
  try {
    return [await ourExecutable(scratch)];
  } catch (error) {
    const [reason] = error.message.split("\n");
    progress(error.message);
    notes.push(`The single executable could not be made here, and was left out: ${reason}`);
    return [];
  }
}

async function peersAtHand(notes) {
  const found = [];
  for (const { start, ...peer } of PEERS) {
    const mirror = await mirrorOf(process.env.BENCH_TF_MIRROR, peer.source);
    if (mirror) found.push({ ...peer, open: ({ people }) => start({ people, mirror }) });
    else notes.push(`\`${peer.name}\` was left out: BENCH_TF_MIRROR names no folder with ${peer.source}.`);
  }
  return found;
}

async function describeMachine(program) {
  const { stdout } = await promisify(execFile)(program, ["version", "-json"], {
    env: { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1" },
  });
  return {
    date: new Date().toISOString().slice(0, 10),
    version: await versionOf(ROOT),
    node: process.versions.node,
    terraform: JSON.parse(stdout).terraform_version,
    cpu: cpus()[0]?.model ?? "a processor without a name",
    cores: availableParallelism(),
    platform: platformName(),
  };
}

/** @param {string} pictures Where they are, seen from the page. */
const markdownFor = (result, pictures) =>
  toMarkdown(result, (name, title) => `![${title}](${pictures}${name}.svg)`);

async function writeReport(folder, result) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "results.md"), markdownFor(result, ""));
  await writeFile(join(folder, "results.json"), `${JSON.stringify(result, null, 2)}\n`);
  await writePictures(folder, result);
}

/** The page says which parts it has not. */
async function publish(measured) {
  const missing = Object.keys(PARTS).filter((part) => !(part in measured));
  const notes = missing.map((part) => `This run ended before the part "${part}".`);
  const result = { ...measured, notes: [...measured.notes, ...notes] };
  const pictures = join(ROOT, "docs", "pictures", "benchmarks");
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  await writePictures(pictures, result);
  await writeFile(join(ROOT, "docs", "benchmarks.md"), markdownFor(result, "pictures/benchmarks/"));
  progress("Written: docs/benchmarks.md and docs/pictures/benchmarks/");
}

async function writePictures(folder, result) {
  for (const [name, svg] of Object.entries(picturesOf(result)))
    await writeFile(join(folder, `${name}.svg`), svg);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
