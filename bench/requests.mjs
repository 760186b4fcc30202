// Requests by command and verb, as those count them who answer; and how long the documented limit makes a run last.
import { timeLeft } from "./measure.mjs";
import { liveThrough, prepareContender } from "./terraform-commands.mjs";

const COUNTED = ["plan", "apply", "plan again", "destroy"];
const WITH_CHANGE = [...COUNTED, "change"];

/**
 * @typedef {Record<string, number>} Verbs How many of each.
 * @param {import("./run.mjs").Bench} bench
 * @param {{ sizes: number[] }} how
 * @returns {Promise<{ name: string, people: number, verbs: Record<string, Verbs> }[]>} `verbs` by command.
 */
export async function countRequests(bench, { sizes }) {
  const [{ open }] = bench.ours;
  const contestants = [
    { name: "automox_user, organization contract", open, commands: WITH_CHANGE },
    // No published call of this contract changes a role.
    {
      name: "automox_user, account contract",
      open: (how) => open({ ...how, isAccount: true }),
      commands: COUNTED,
    },
    ...bench.peers.filter(({ isSlow }) => !isSlow).map((peer) => ({ ...peer, commands: WITH_CHANGE })),
  ];
  const jobs = sizes.flatMap((people) => contestants.map((contestant) => ({ ...contestant, people })));
  const left = timeLeft(jobs.length);
  const counted = [];
  for (const { name, people, open: openOne, commands } of jobs) {
    counted.push({ name, people, verbs: await requestsOf(bench, await openOne({ people }), commands) });
    bench.progress(`[${counted.length}/${jobs.length}] ${name}, ${people} people${left(counted.length)}`);
  }
  return counted;
}

async function requestsOf(bench, contender, commands) {
  try {
    const run = await prepareContender(bench.newPlace(), contender);
    await contender.requests();
    const command = async (args) => {
      await run(args);
      return verbsOf(await contender.requests());
    };
    return await liveThrough(command, commands);
  } finally {
    await contender.close();
  }
}

/** @param {string[]} requests "GET /users" and so on. */
export function verbsOf(requests) {
  const counted = {};
  for (const request of requests) {
    const [verb] = request.split(" ");
    counted[verb] = (counted[verb] ?? 0) + 1;
  }
  return counted;
}

export const totalOf = (verbs) => Object.values(verbs).reduce((sum, each) => sum + each, 0);

/** Documented: 2,500 requests of a key in 5 minutes. */
export const secondsAtLimit = (requests) => (requests * 300) / 2_500;
