import { goalsOf, isMet } from "../../../bench/goals.mjs";
import { measured, PEER } from "../../support/bench-result";

const RATIOS = { handshake: 1, life: 1, cpu: 1 };
const missed = (result: Parameters<typeof goalsOf>[0]) =>
  goalsOf(result)
    .filter((goal) => !isMet(goal))
    .map(({ goal }) => goal);

test("at its limit each goal is met", () => {
  expect(missed(measured())).toEqual([]);
  expect(goalsOf(measured())).toHaveLength(17);
});

test("of what was not measured no goal is judged", () => {
  expect(goalsOf({})).toEqual([]);
});

describe("starts", () => {
  const { starts } = measured();
  const slower = (name: string, factor: Partial<typeof RATIOS>) =>
    starts.map((start) =>
      start.name === name
        ? {
            ...start,
            samples: start.samples.map((sample) =>
              Object.fromEntries(
                Object.entries(sample).map(([key, value]) => [
                  key,
                  value * ({ ...RATIOS, ...factor }[key] ?? 1),
                ]),
              ),
            ),
          }
        : start,
    );

  test("a handshake later than 1.6 times the script's misses", () => {
    expect(missed({ starts: slower("automox_user, Node 20.1.0", { handshake: 1.01 }) })).toEqual([
      "automox_user, Node 20.1.0: handshake, against an empty script",
    ]);
  });

  test("a life longer than the peer's misses, from Node 22 on", () => {
    expect(missed({ starts: slower("automox_user, Node 22.1.0", { life: 1.01 }) })).toEqual([
      `automox_user, Node 22.1.0: life of a process that only tells its schema, against ${PEER} 1.0.0`,
    ]);
    expect(missed({ starts: slower("automox_user, Node 20.1.0", { life: 1.5 }) })).toEqual([]);
  });

  test("without the peer lives are not judged", () => {
    const alone = starts.filter(({ kind }) => kind !== "peer");
    expect(goalsOf({ starts: alone }).map(({ goal }) => goal.split(": ")[1])).toEqual([
      "handshake, against an empty script",
      "handshake, against an empty script",
    ]);
  });
});

describe("commands", () => {
  const { commands } = measured();
  const late = (kind: string, command: string) => ({
    ...commands,
    100: commands[100].map((each) =>
      each.name.includes(kind)
        ? {
            ...each,
            samples: each.samples.map((life) => ({ ...life, [command]: (life[command] ?? 0) * 1.01 })),
          }
        : each,
    ),
  });

  test.each(["Node 20", "Node 22", "single executable"])("%s has a limit of its own", (kind) => {
    for (const command of ["plan", "apply", "destroy"])
      expect(missed({ commands: late(kind, command) })).toEqual([
        expect.stringMatching(`${kind}.*: commands for 100, against ${PEER}`),
      ]);
    expect(missed({ commands: late(kind, "validate") })).toEqual([]);
  });

  test("without the peer they are not judged, and neither are 1,000 people", () => {
    const alone = commands[100].filter(({ kind }) => kind !== "peer");
    expect(goalsOf({ commands: { 100: alone, 1000: commands[100] } })).toEqual([]);
  });
});

describe("growth", () => {
  const { growth } = measured();
  const more = (people: number, use: object) => ({
    ...growth,
    sizes: {
      ...growth.sizes,
      [people]: { ...growth.sizes[people], apply: { ...growth.sizes[people]?.apply, ...use } },
    },
  });

  test.each([
    { people: 10_000, use: { cpuMs: 11_001 }, goal: "processor time for 10000 people, against 1000" },
    { people: 10_000, use: { requests: 11_001 }, goal: "requests for 10000 people, against 1000" },
    { people: 5_000, use: { peakBytes: 141e6 }, goal: "memory of a process for 5000 people, MB" },
  ])("$use misses $goal", ({ people, use, goal }) => {
    expect(missed({ growth: more(people, use) as typeof growth })).toEqual([goal]);
  });

  test("half as much again as the echo is the most", () => {
    const ours = growth.echo.ours.map((life) => ({ ...life, destroy: { ...life.destroy, cpuMs: 1_501 } }));
    expect(missed({ growth: { ...growth, echo: { ...growth.echo, ours } } as typeof growth })).toEqual([
      "processor time for 1000 people, against a bare echo",
    ]);
  });

  test("a team that was not measured is not judged", () => {
    const { 10000: _, ...sizes } = growth.sizes;
    expect(goalsOf({ growth: { ...growth, sizes } as typeof growth }).map(({ goal }) => goal)).toEqual([
      "memory of a process for 5000 people, MB",
      "processor time for 1000 people, against a bare echo",
    ]);
  });
});

test.each([
  [
    "five times as long as reading the plan",
    { reviewSeconds: 5.1 },
    "review of 10000 people, against `terraform show -json`",
  ],
  ["over 300 MB", { peakBytes: 301e6 }, "review of 10000 people, memory in MB"],
])("a review of %s misses", (_name, more, goal) => {
  expect(missed({ review: { ...measured().review, ...more } })).toEqual([goal]);
});

test("a construct that takes twice as long as the bare class is at its limit", () => {
  const { synth } = measured();
  expect(missed({ synth: { ...synth, "cdktn AutomoxUser": [201] } })).toEqual([
    "cdktn: synthesizing AutomoxUser, against the bare class",
  ]);
});
