// Terraform's commands side by side, for one person and for many.
import { builtin } from "./contenders.mjs";
import { alternate } from "./measure.mjs";
import { liveThrough, prepareContender } from "./terraform-commands.mjs";

/** From so many people on a life takes half a minute: then without the other Nodes, and without a round that does not count. */
const MANY = 1_000;
/** A provider that takes a minute a life does so for one person. */
const SLOW_ROUNDS = 2;

/**
 * @typedef {{ name: string, kind: "floor" | "node" | "executable" | "peer", major?: number,
 *   samples: Record<string, number>[] }} Commands Seconds by command, one sample a life.
 * @param {import("./run.mjs").Bench} bench
 * @param {{ rounds: Record<number, number> }} how By number of people.
 * @returns {Promise<Record<number, Commands[]>>} By number of people.
 */
export async function measureCommands(bench, { rounds }) {
  const measured = {};
  for (const [people, runs] of Object.entries(rounds)) {
    bench.progress(`${people} people, ${runs} rounds`);
    measured[people] = await besideEachOther(bench, { people: Number(people), runs });
  }
  return measured;
}

async function besideEachOther(bench, { people, runs }) {
  const contestants = contestantsFor(bench, people);
  const opened = [];
  try {
    const lives = {};
    for (const { name, open } of contestants) {
      const contender = await open({ people });
      opened.push(contender);
      const run = await prepareContender(bench.newPlace(), contender);
      lives[name] = () => liveThrough(run);
    }
    const slow = contestants.filter(({ isSlow }) => isSlow).map(({ name }) => [name, SLOW_ROUNDS]);
    const how = { runs, warm: people < MANY, atMost: Object.fromEntries(slow), progress: bench.progress };
    const samples = await alternate(lives, how);
    return contestants.map(({ name, kind, major }) => ({ name, kind, major, samples: samples[name] }));
  } finally {
    await Promise.all(opened.map((contender) => contender.close()));
  }
}

const contestantsFor = ({ ours, peers }, people) => [
  { name: "terraform_data (built in)", kind: "floor", open: builtin },
  ...ours.filter(({ kind }, index) => people < MANY || index === 0 || kind === "executable"),
  ...peers.filter(({ isSlow }) => !isSlow || people === 1).map((peer) => ({ ...peer, kind: "peer" })),
];
