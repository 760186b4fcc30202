// What was measured, as Markdown: the same for dist/bench/results.md and docs/benchmarks.md.
import { goalsOf, isMet, PEER, peerOf, ratioOf } from "./goals.mjs";
import { GROWTH_COMMANDS } from "./growth.mjs";
import { median } from "./measure.mjs";
import { secondsAtLimit, totalOf } from "./requests.mjs";
import { SYNTH_PEOPLE } from "./synth.mjs";
import { COMMANDS } from "./terraform-commands.mjs";

const MEGABYTE = 1e6;

/** @param {{ machine: object, notes: string[] }} result @param {(name: string, title: string) => string} picture A line that shows one. */
export function toMarkdown(result, picture) {
  const { machine, notes } = result;
  const sections = [
    goalsSection(result),
    result.starts && startsSection(result.starts, picture),
    result.commands && commandsSection(result.commands, picture),
    result.requests && requestsSection(result.requests),
    result.growth && growthSection(result.growth, picture),
    result.synth && synthSection(result.synth),
    result.review && reviewSection(result.review),
  ];
  const { date, node, terraform, cpu, cores, platform, version } = machine;
  return [
    "# Benchmarks",
    "",
    "<!-- Written by `npm run bench -- --publish`. -->",
    "",
    `Measured on ${date} with version ${version}: ${cpu}, ${cores} cores (${platform}), Terraform ${terraform}; the simulator and the`,
    `stand-ins ran on Node ${node}, on the same machine. Contenders take turns, round by round, after one round that does not count; a`,
    "number is the median of its rounds, a ratio the median of the ratios of the rounds.",
    ...notes.flatMap((note) => ["", note]),
    ...sections.filter(Boolean).flatMap((lines) => ["", ...lines]),
    "",
  ].join("\n");
}

function goalsSection(result) {
  const side = [result.starts, ...Object.values(result.commands ?? {})].filter(Boolean);
  const isAlone = side.some((contenders) => !peerOf(contenders));
  const rows = goalsOf(result).map((goal) => {
    const values = Object.entries(goal.values);
    const named = values.map(([name, value]) =>
      values.length > 1 ? `${name} ${digits(value)}` : digits(value),
    );
    return [goal.goal, goal.limit, named.join(", "), isMet(goal) ? "yes" : "**missed**"];
  });
  return [
    "## Goals",
    "",
    ...(isAlone ? [`Ratios to \`${PEER}\` are missing: it was not there.`, ""] : []),
    ...table(["goal", "at most", "measured", "met"], rows),
  ];
}

function startsSection(starts, picture) {
  const peer = peerOf(starts);
  const of = ({ samples }, name) => median(samples.map((sample) => sample[name])).toFixed(0);
  const ratio = (start) => (peer ? [digits(ratioOf(start, peer, "life"))] : []);
  return [
    "## Starts",
    "",
    `${roundsOf(starts).slice(0, -1)}, milliseconds. The life of a process is that of one which only tells its schema: handshake,`,
    "mutual TLS, the schema, Shutdown, exit; of an empty script, a line and the exit.",
    "",
    picture("starts", "Starts of processes"),
    "",
    ...table(
      ["process", "handshake", "life", "processor time", ...(peer ? [`life, against ${peer.name}`] : [])],
      starts.map((start) => [
        start.name,
        ...["handshake", "life", "cpu"].map((name) => of(start, name)),
        ...ratio(start),
      ]),
    ),
  ];
}

function commandsSection(commands, picture) {
  return [
    "## Commands",
    "",
    "Seconds of wall time, with the state in the `http` backend and each API on this machine. No API limits the rate here. With 1,000 people",
    "every round counts.",
    ...Object.entries(commands).flatMap(([people, contenders]) => {
      const seconds = ({ samples }, command) => median(samples.map((sample) => sample[command])).toFixed(2);
      return [
        "",
        `### ${count(people)}`,
        "",
        roundsOf(contenders),
        "",
        picture(`commands-${people}`, `Commands for ${count(people)}`),
        "",
        ...table(
          ["resource", ...COMMANDS],
          contenders.map((each) => [each.name, ...COMMANDS.map((command) => seconds(each, command))]),
        ),
        ...ratioTable(contenders),
      ];
    }),
  ];
}

const rounds = ({ length }) => `${length} ${length === 1 ? "round" : "rounds"}`;

function roundsOf([first, ...others]) {
  const fewer = others.filter(({ samples }) => samples.length < first.samples.length);
  return `${[rounds(first.samples), ...fewer.map((each) => `of ${each.name} ${rounds(each.samples)}`)].join(", ")}.`;
}

function ratioTable(contenders) {
  const peer = peerOf(contenders);
  if (!peer) return [];
  const others = contenders.filter((each) => each !== peer);
  return [
    "",
    ...table(
      [`against ${peer.name}`, ...COMMANDS],
      others.map((each) => [each.name, ...COMMANDS.map((command) => digits(ratioOf(each, peer, command)))]),
    ),
  ];
}

function requestsSection(counted) {
  const commands = [...new Set(counted.flatMap(({ verbs }) => Object.keys(verbs)))];
  const cell = (verbs = {}) =>
    Object.entries(verbs)
      .map(([verb, times]) => `${times} ${verb}`)
      .join(", ");
  const pace = (...verbs) => secondsAtLimit(verbs.reduce((sum, each) => sum + totalOf(each), 0)).toFixed(0);
  return [
    "## Requests",
    "",
    "As those counted them who answered. `change` gives everybody another role. The seconds are how long so many requests last at the pace",
    "of Automox's documented limit, 2,500 requests in 5 minutes.",
    "",
    ...table(
      ["resource", "people", ...commands, "s to invite (plan, apply)", "s to remove"],
      counted.map(({ name, people, verbs }) => [
        name,
        people,
        ...commands.map((command) => cell(verbs[command])),
        pace(verbs.plan, verbs.apply),
        pace(verbs.destroy),
      ]),
    ),
  ];
}

function growthSection({ name, sizes, echo }, picture) {
  const rows = Object.entries(sizes).flatMap(([people, life]) =>
    GROWTH_COMMANDS.map((command) => {
      const { cpuMs, peakBytes, requests } = life[command];
      return [
        people,
        command,
        (cpuMs / 1000).toFixed(2),
        (cpuMs / Number(people)).toFixed(2),
        (peakBytes / MEGABYTE).toFixed(0),
        requests,
        secondsAtLimit(requests).toFixed(0),
      ];
    }),
  );
  const perPerson = (of, command) => (median(of.map((life) => life[command].cpuMs)) / echo.people).toFixed(2);
  return [
    "## Growth",
    "",
    `${name}: what all processes of the provider took in one command together; memory is that of the largest. One life for each number of`,
    "people.",
    "",
    picture("growth-processor-time", "Processor time by number of people"),
    "",
    picture("growth-memory", "Memory by number of people"),
    "",
    picture("growth-requests", "Requests by number of people"),
    "",
    ...table(
      ["people", "command", "processor s", "ms a person", "MB", "requests", "s at the limit's pace"],
      rows,
    ),
    "",
    `Beside an echo, with ${echo.people} people and ${rounds(echo.ours)}: our gRPC server with handlers that hand back what they are given, and`,
    "as many requests over the same connections, by HTTP. Milliseconds of processor time a person.",
    "",
    ...table(
      ["provider", "plan", "apply", "destroy"],
      ["ours", "echo"].map((name) => [
        name,
        ...GROWTH_COMMANDS.map((command) => perPerson(echo[name], command)),
      ]),
    ),
  ];
}

const synthSection = (synth) => [
  "## Synthesis",
  "",
  `${SYNTH_PEOPLE.toLocaleString("en")} people with the same attributes, milliseconds of processor time.`,
  "",
  ...table(
    ["class", "median", "least", "most"],
    Object.entries(synth).map(([name, times]) => [
      name,
      ...[median(times), Math.min(...times), Math.max(...times)].map((time) => time.toFixed(0)),
    ]),
  ),
];

const reviewSection = ({ people, jsonBytes, showSeconds, reviewSeconds, peakBytes }) => [
  "## Review",
  "",
  `A plan that invites ${count(people)}; its JSON has ${(jsonBytes / MEGABYTE).toFixed(1)} MB.`,
  "",
  ...table(
    ["command", "seconds", "most memory, MB"],
    [
      ["`terraform show -json`", showSeconds.toFixed(2), ""],
      ["`automox-access review`", reviewSeconds.toFixed(2), (peakBytes / MEGABYTE).toFixed(0)],
    ],
  ),
];

const count = (people) =>
  `${Number(people).toLocaleString("en")} ${Number(people) === 1 ? "person" : "people"}`;
const digits = (value) => (value >= 20 ? value.toFixed(0) : value.toFixed(2));

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(line)];
}
