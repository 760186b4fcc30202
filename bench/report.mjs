import { SYNTH_LIBRARIES, SYNTH_PEOPLE } from "./synth.mjs";
import { COMMANDS } from "./terraform-commands.mjs";

/** What the project promises of itself. */
const GOALS = {
  startRatio: 1.6,
  planAboveFloorSeconds: 0.45,
  synthRatio: 2,
  reviewRatio: 5,
  reviewMegabytes: 300,
};
const MEGABYTE = 1e6;

const BUILTIN = "terraform_data (built in)";
const OURS = "automox_user";

/** The goals with what was measured. */
export function judge({ start, commands, synth, review }) {
  const ratio = start["our plugin"].median / start["empty Node script"].median;
  const above = commands[OURS].plan.median - commands[BUILTIN].plan.median;
  const reviewRatio = review.reviewSeconds / review.showSeconds;
  const reviewMegabytes = review.peakBytes / MEGABYTE;
  return [
    {
      goal: `start at most ${GOALS.startRatio} × the empty script`,
      measured: ratio,
      met: ratio <= GOALS.startRatio,
    },
    {
      goal: `plan at most ${GOALS.planAboveFloorSeconds} s above terraform_data`,
      measured: above,
      met: above <= GOALS.planAboveFloorSeconds,
    },
    {
      goal: `review of ${review.people} people under ${GOALS.reviewRatio} × \`terraform show -json\``,
      measured: reviewRatio,
      met: reviewRatio < GOALS.reviewRatio,
    },
    {
      goal: `and under ${GOALS.reviewMegabytes} MB`,
      measured: reviewMegabytes,
      met: reviewMegabytes < GOALS.reviewMegabytes,
    },
    ...SYNTH_LIBRARIES.map((library) => {
      const times = synth[`${library} AutomoxUser`].median / synth[`${library} TerraformResource`].median;
      return {
        goal: `${library}: AutomoxUser at most ${GOALS.synthRatio} × the bare class`,
        measured: times,
        met: times <= GOALS.synthRatio,
      };
    }),
  ];
}

/** The whole result as Markdown: one table for starts, one for commands, and the goals. */
export function toMarkdown({ machine, start, synth, commands, review, goals, notes }) {
  const inMilliseconds = (measured) =>
    Object.entries(measured).map(([name, { median, min, max }]) => [
      name,
      ...[median, min, max].map((milliseconds) => milliseconds.toFixed(0)),
    ]);
  const lives = Object.entries(commands).map(([name, by]) => [
    name,
    ...COMMANDS.map((command) => by[command].median.toFixed(2)),
  ]);
  const { node, terraform, cores, platform, runs } = machine;
  return [
    "# Benchmark",
    "",
    `Medians of ${runs.start} starts, ${runs.synth} synths and ${runs.commands} lives, in turn, on ${cores} cores (${platform}), Node ${node}, Terraform ${terraform}.`,
    "",
    "## From starting the process to its first line, in milliseconds",
    "",
    ...table(["process", "median", "min", "max"], inMilliseconds(start)),
    "",
    `## Synthesizing ${SYNTH_PEOPLE.toLocaleString("en")} people with the same attributes, in milliseconds of processor time`,
    "",
    ...table(["class", "median", "min", "max"], inMilliseconds(synth)),
    "",
    "## One resource, wall time of each command in seconds",
    "",
    ...table(["resource", ...COMMANDS], lives),
    "",
    "## The review of a large plan",
    "",
    `A plan that invites ${review.people} people; its JSON has ${(review.jsonBytes / MEGABYTE).toFixed(1)} MB.`,
    "",
    ...table(
      ["command", "seconds", "most memory, MB"],
      [
        ["terraform show -json", review.showSeconds.toFixed(2), ""],
        ["automox-access review", review.reviewSeconds.toFixed(2), (review.peakBytes / MEGABYTE).toFixed(0)],
      ],
    ),
    "",
    "## Goals",
    "",
    ...table(
      ["goal", "measured", "met"],
      goals.map(({ goal, measured, met }) => [goal, measured.toFixed(2), met ? "yes" : "no"]),
    ),
    ...notes.flatMap((note) => ["", note]),
    "",
  ].join("\n");
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(line)];
}
