// Terraform's commands side by side, for one person and for many.
import { builtin } from "./contenders.mjs";
import { alternate } from "./measure.mjs";
import { liveThrough, prepareContender } from "./terraform-commands.mjs";

/**
 * The providers that take a minute a life do so for one person and in two rounds.
 *
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

/**
 * @typedef {{ name: string, kind: "floor" | "node" | "executable" | "peer", major?: number,
 *   samples: Record<string, number>[] }} Commands Seconds by command, one sample a life.
 * @param {import("./run.mjs").Bench} bench
 * @returns {Promise<Commands[]>}
 */
async function besideEachOther(bench, { people, runs }) {
  const contestants = [
    { name: "terraform_data (built in)", kind: "floor", open: builtin },
    ...bench.ours,
    ...bench.peers.filter(({ isSlow }) => !isSlow || people === 1).map((peer) => ({ ...peer, kind: "peer" })),
  ];
  const opened = [];
  try {
    const lives = {};
    for (const { name, open } of contestants) {
      const contender = await open({ people });
      opened.push(contender);
      const run = await prepareContender(bench.newPlace(), contender);
      lives[name] = () => liveThrough(run);
    }
    const samples = await alternate(lives, { runs, progress: bench.progress });
    return contestants.map(({ name, kind, major }) => ({ name, kind, major, samples: samples[name] }));
  } finally {
    await Promise.all(opened.map((contender) => contender.close()));
  }
}
