// What the provider's processes take as a team grows: processor time, memory, requests.
import { startEcho } from "./echo/echo.mjs";
import { alternate, timeLeft } from "./measure.mjs";
import { watchProcesses } from "./process-use.mjs";
import { liveThrough, prepareContender } from "./terraform-commands.mjs";

/**
 * Terraform copies its whole state after each instance, so that its own time grows with the square of them: most of that goes into
 * collecting garbage, and with ten thousand people it would be most of the benchmark.
 */
const FEWER_COLLECTIONS = { GOGC: "800" };
export const GROWTH_COMMANDS = ["plan", "apply", "destroy"];

/**
 * @typedef {{ cpuMs: number, peakBytes: number, requests: number }} Use Of all processes of the provider that one
 *   command started: `peakBytes` of the largest.
 * @param {import("./run.mjs").Bench} bench
 * @param {{ sizes: number[], echoPeople: number, echoRuns: number }} how
 * @returns {Promise<{ name: string, sizes: Record<number, Record<string, Use>>, echo: { people: number, ours: Record<string, Use>[],
 *   echo: Record<string, Use>[] } }>}
 */
export async function measureGrowth(bench, { sizes, echoPeople, echoRuns }) {
  const [{ name, open }] = bench.ours;
  const measured = {};
  // Terraform's part grows with the square, ours does not.
  const work = sizes.map((people) => people ** 1.5);
  const left = timeLeft(sum(work));
  for (const [index, people] of sizes.entries()) {
    const contender = await open({ people });
    try {
      const live = await watchedLife(bench, contender);
      measured[people] = await live();
    } finally {
      await contender.close();
    }
    bench.progress(`[${index + 1}/${sizes.length}] ${people} people${left(sum(work.slice(0, index + 1)))}`);
  }
  return { name, sizes: measured, echo: await besideEcho(bench, { people: echoPeople, runs: echoRuns }) };
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** Ours and one that answers as many calls with as many requests and thinks of nothing, in turn. */
async function besideEcho(bench, { people, runs }) {
  const ours = await bench.ours[0].open({ people });
  const opened = [ours];
  try {
    const live = await watchedLife(bench, ours);
    const { apply, destroy } = await live();
    const perPerson = { create: apply.requests / people, remove: destroy.requests / people };
    const { folder } = bench.newPlace();
    const echo = await startEcho({ people, perPerson, folder, path: bench.ours[0].path });
    opened.push(echo);
    const candidates = { ours: live, echo: await watchedLife(bench, echo) };
    return { people, ...(await alternate(candidates, { runs, warm: false, progress: bench.progress })) };
  } finally {
    await Promise.all(opened.map((contender) => contender.close()));
  }
}

/** @returns {Promise<() => Promise<Record<string, Use>>>} Lives one life. */
async function watchedLife(bench, contender) {
  const place = bench.newPlace();
  const processes = await watchProcesses(`${place.folder}-uses`);
  const run = await prepareContender(place, contender);
  const env = { ...processes.env, ...FEWER_COLLECTIONS };
  const command = async (args) => {
    await contender.requests();
    await run(args, { env });
    return { ...(await processes.take()), requests: (await contender.requests()).length };
  };
  return () => liveThrough(command, GROWTH_COMMANDS);
}
