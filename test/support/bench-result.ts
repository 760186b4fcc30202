// A result of the benchmark in which each value is at its limit.
export const PEER = "github_membership";
const COMMANDS = ["validate", "plan", "apply", "plan again", "destroy"];
const SIZES = [100, 1_000, 5_000, 10_000];

const lifeOf = <Value>(value: Value): Record<string, Value> =>
  Object.fromEntries(COMMANDS.map((command) => [command, value]));

const start = (handshake: number, life: number) => [{ handshake, life, cpu: life }];

export const measured = () => ({
  starts: [
    {
      name: "empty script, Node 20.1.0",
      kind: "floor",
      of: "automox_user, Node 20.1.0",
      samples: start(10, 20),
    },
    { name: "automox_user, Node 20.1.0", kind: "node", major: 20, samples: start(16, 150) },
    {
      name: "empty script, Node 22.1.0",
      kind: "floor",
      of: "automox_user, Node 22.1.0",
      samples: start(10, 20),
    },
    { name: "automox_user, Node 22.1.0", kind: "node", major: 22, samples: start(16, 100) },
    { name: `${PEER} 1.0.0`, kind: "peer", samples: start(30, 100) },
  ] as const,
  commands: Object.fromEntries(
    [1, 100].map((people) => [
      people,
      [
        { name: "terraform_data (built in)", kind: "floor", samples: [lifeOf(0.1)] },
        { name: "automox_user, Node 20.1.0", kind: "node", major: 20, samples: [lifeOf(1.6)] },
        { name: "automox_user, Node 22.1.0", kind: "node", major: 22, samples: [lifeOf(1.2)] },
        { name: "automox_user, single executable", kind: "executable", major: 24, samples: [lifeOf(1)] },
        { name: PEER, kind: "peer", samples: [lifeOf(1)] },
      ],
    ]),
  ) as Record<
    1 | 100,
    {
      name: string;
      kind: "floor" | "node" | "executable" | "peer";
      major?: number;
      samples: Record<string, number>[];
    }[]
  >,
  requests: [
    {
      name: "automox_user",
      people: 10,
      verbs: { plan: { GET: 3 }, apply: { GET: 2, POST: 2_495 }, destroy: {} },
    },
  ],
  growth: {
    name: "automox_user, Node 20.1.0",
    sizes: Object.fromEntries(SIZES.map((people) => [people, lifeOf(use(people))])),
    echo: { people: 1_000, ours: [lifeOf({ ...use(1_000), cpuMs: 1_500 })], echo: [lifeOf(use(1_000))] },
  },
  synth: Object.fromEntries(
    ["cdktf", "cdktn"].flatMap((library) => [
      [`${library} AutomoxUser`, [200]],
      [`${library} TerraformResource`, [100]],
    ]),
  ),
  review: { people: 10_000, jsonBytes: 16e6, showSeconds: 1, reviewSeconds: 5, peakBytes: 300e6 },
});

/** Eleven times as much for 10,000 as for 1,000. */
function use(people: number) {
  const amount = people === 10_000 ? 11_000 : people;
  return { cpuMs: amount, peakBytes: 140e6, requests: amount };
}
