// `npm run bench [-- --runs N --starts N --synths N --people N]`: our provider beside an empty Node script, Terraform's own
// resource and, where BENCH_TF_MIRROR names a filesystem mirror that has it, the AWS provider; our construct beside the bare
// class of both CDKTF libraries; the review of a plan with N people beside reading it. Writes dist/bench/.
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { platformName } from "../scripts/build/mirror.mjs";
import { build } from "../scripts/build.mjs";
import { findTerraform } from "../scripts/terraform-binary.mjs";
import { barChart } from "./chart.mjs";
import { automox, aws, awsMirror, builtin } from "./contenders.mjs";
import { alternate, summary } from "./measure.mjs";
import { EMPTY_SCRIPT, timeToFirstLine } from "./process-start.mjs";
import { judge, toMarkdown } from "./report.mjs";
import { measureReview } from "./review.mjs";
import { synthCandidates } from "./synth.mjs";
import { COMMANDS, prepareContender } from "./terraform-commands.mjs";

const progress = (line) => console.error(line);

async function main() {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "5" },
      starts: { type: "string", default: "15" },
      synths: { type: "string", default: "5" },
      people: { type: "string", default: "10000" },
    },
  });
  const runs = {
    start: Number(values.starts),
    commands: Number(values.runs),
    synth: Number(values.synths),
  };
  const { outDir: dist } = await build();
  const program = await findTerraform();
  const mirror = await awsMirror(process.env.BENCH_TF_MIRROR, platformName());

  progress("Process starts");
  const start = await measureStarts(dist, runs.start);
  progress("Synthesizing");
  const synth = mapValues(await alternate(synthCandidates(dist), { runs: runs.synth, progress }), summary);
  progress(`Commands${mirror ? "; those of the AWS provider take about a minute a round" : ""}`);
  const open = {
    "terraform_data (built in)": builtin,
    automox_user: () => automox({ dist }),
    ...(mirror && { aws_iam_user: () => aws({ mirror }) }),
  };
  const commands = await measureCommands(open, { program, runs: runs.commands });

  const machine = await describeMachine(program, runs);
  progress("The review of a large plan");
  const review = await measureLargeReview(dist, { program, people: Number(values.people) });
  const goals = judge({ start, commands, synth, review });
  const notes = mirror ? [] : ["The AWS provider was left out: BENCH_TF_MIRROR names no mirror with it."];
  const result = { machine, start, synth, commands, review, goals, notes };
  await writeReport(join(dist, "bench"), result);
}

async function measureStarts(dist, runs) {
  const candidates = {
    "empty Node script": () => timeToFirstLine(process.execPath, [EMPTY_SCRIPT]),
    "our plugin": () => timeToFirstLine(join(dist, "terraform-provider-automox")),
  };
  const samples = await alternate(candidates, { runs, progress });
  return mapValues(samples, summary);
}

async function measureCommands(open, { program, runs }) {
  const folder = join(tmpdir(), `automox-bench-${process.pid}`);
  const contenders = [];
  try {
    const lives = {};
    for (const [index, [name, start]] of Object.entries(open).entries()) {
      const contender = await start();
      contenders.push(contender);
      lives[name] = await prepareContender({ program, folder: join(folder, String(index)) }, contender);
    }
    const samples = await alternate(lives, { runs, progress });
    return mapValues(samples, (all) =>
      Object.fromEntries(COMMANDS.map((command) => [command, summary(all.map((life) => life[command]))])),
    );
  } finally {
    await Promise.all(contenders.map((contender) => contender.close()));
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureLargeReview(dist, { program, people }) {
  const folder = join(tmpdir(), `automox-bench-review-${process.pid}`);
  try {
    return await measureReview({ dist, program, folder, people, runs: 3, progress });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function describeMachine(program, runs) {
  const { stdout } = await promisify(execFile)(program, ["version", "-json"], {
    env: { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1" },
  });
  return {
    node: process.version,
    terraform: JSON.parse(stdout).terraform_version,
    cores: availableParallelism(),
    platform: platformName(),
    runs,
  };
}

async function writeReport(folder, result) {
  await mkdir(folder, { recursive: true });
  const markdown = toMarkdown(result);
  const groups = Object.fromEntries(
    COMMANDS.map((command) => [command, mapValues(result.commands, (by) => by[command].median)]),
  );
  await writeFile(join(folder, "results.md"), markdown);
  await writeFile(join(folder, "results.json"), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(
    join(folder, "commands.svg"),
    barChart({ title: "One resource: wall time of each command", unit: "s", groups }),
  );
  console.log(markdown);
  progress("Written to dist/bench/: results.md, results.json, commands.svg");
}

const mapValues = (object, map) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
