// What the project promises of itself, held against what was measured.
import { GROWTH_COMMANDS } from "./growth.mjs";
import { median, pairRatio } from "./measure.mjs";
import { SYNTH_LIBRARIES } from "./synth.mjs";

/** The lean provider in Go that the ratios are of. */
export const PEER = "github_membership";
const START_ABOVE_SCRIPT = 1.6;
const LIFE_OF_PEER = 1;
/** Of the peer's time, by what runs our plugin. */
const COMMANDS_OF_PEER = { oldNode: 1.6, node: 1.2, executable: 1 };
const OLD_NODE = 20;
const RATIO_COMMANDS = ["plan", "apply", "destroy"];
const RATIO_PEOPLE = [1, 100];
const SYNTH_OF_BARE = 2;
const REVIEW_OF_SHOW = 5;
const REVIEW_MEGABYTES = 300;
/** From 1,000 people to 10,000: ten times, and a little for what does not grow evenly. */
const GROWTH = {
  from: 1_000,
  to: 10_000,
  limit: 11,
  of: { "processor time": "cpuMs", requests: "requests" },
};
const MEMORY = { people: 5_000, megabytes: 140 };
const CPU_OF_ECHO = 1.5;
const MEGABYTE = 1e6;

/** @typedef {{ goal: string, limit: number, values: Record<string, number> }} Goal Met where no value is above the limit. */

/** @param {Goal} goal */
export const isMet = ({ limit, values }) => Object.values(values).every((value) => value <= limit);

/** @returns {Goal[]} Of the parts that were measured. */
export const goalsOf = ({ starts = [], commands = {}, growth, synth, review }) => [
  ...startGoals(starts),
  ...RATIO_PEOPLE.flatMap((people) => commandGoals(people, commands[people] ?? [])),
  ...(growth ? growthGoals(growth) : []),
  ...(synth ? synthGoals(synth) : []),
  ...(review ? reviewGoals(review) : []),
];

/** The quotients of two contenders, sample by sample. */
export const ratioOf = (ours, theirs, name) =>
  pairRatio(...[ours, theirs].map(({ samples }) => samples.map((sample) => sample[name])));

export const peerOf = (contenders) => contenders.find(({ name }) => name.startsWith(PEER));

function startGoals(starts) {
  const peer = peerOf(starts);
  const nodes = starts.filter(({ kind }) => kind === "node");
  const above = nodes.map((ours) => ({
    goal: `${ours.name}: handshake, against an empty script`,
    limit: START_ABOVE_SCRIPT,
    values: {
      handshake: ratioOf(
        ours,
        starts.find(({ of }) => of === ours.name),
        "handshake",
      ),
    },
  }));
  if (!peer) return above;
  const lives = nodes.filter(({ major }) => major > OLD_NODE);
  return [
    ...above,
    ...lives.map((ours) => ({
      goal: `${ours.name}: life of a process that only tells its schema, against ${peer.name}`,
      limit: LIFE_OF_PEER,
      values: { life: ratioOf(ours, peer, "life") },
    })),
  ];
}

function commandGoals(people, contenders) {
  const peer = peerOf(contenders);
  if (!peer) return [];
  return contenders
    .filter(({ kind }) => kind === "node" || kind === "executable")
    .map((ours) => ({
      goal: `${ours.name}: commands for ${people}, against ${peer.name}`,
      limit: COMMANDS_OF_PEER[ours.kind === "node" && ours.major <= OLD_NODE ? "oldNode" : ours.kind],
      values: Object.fromEntries(RATIO_COMMANDS.map((command) => [command, ratioOf(ours, peer, command)])),
    }));
}

function growthGoals({ sizes, echo }) {
  const [small, large, middle] = [GROWTH.from, GROWTH.to, MEMORY.people].map((people) => sizes[people]);
  const byCommand = (pick) => Object.fromEntries(GROWTH_COMMANDS.map((command) => [command, pick(command)]));
  const grown = Object.entries(GROWTH.of).map(([what, field]) => ({
    goal: `${what} for ${GROWTH.to} people, against ${GROWTH.from}`,
    limit: GROWTH.limit,
    values: byCommand((command) => large?.[command][field] / small?.[command][field]),
  }));
  const samples = (of, command) => of.map((life) => life[command].cpuMs);
  return [
    ...(small && large ? grown : []),
    ...(middle
      ? [
          {
            goal: `memory of a process for ${MEMORY.people} people, MB`,
            limit: MEMORY.megabytes,
            values: byCommand((command) => middle[command].peakBytes / MEGABYTE),
          },
        ]
      : []),
    {
      goal: `processor time for ${echo.people} people, against a bare echo`,
      limit: CPU_OF_ECHO,
      values: byCommand((command) => pairRatio(samples(echo.ours, command), samples(echo.echo, command))),
    },
  ];
}

const synthGoals = (synth) =>
  SYNTH_LIBRARIES.map((library) => ({
    goal: `${library}: synthesizing AutomoxUser, against the bare class`,
    limit: SYNTH_OF_BARE,
    values: { time: median(synth[`${library} AutomoxUser`]) / median(synth[`${library} TerraformResource`]) },
  }));

const reviewGoals = ({ people, showSeconds, reviewSeconds, peakBytes }) => [
  {
    goal: `review of ${people} people, against \`terraform show -json\``,
    limit: REVIEW_OF_SHOW,
    values: { time: reviewSeconds / showSeconds },
  },
  {
    goal: `review of ${people} people, memory in MB`,
    limit: REVIEW_MEGABYTES,
    values: { memory: peakBytes / MEGABYTE },
  },
];
