/**
 * Runs the candidates in turn, so that a busy moment of the machine falls on all of them alike. The first round warms caches and
 * does not count.
 *
 * @template Sample
 * @param {Record<string, () => Promise<Sample>>} candidates
 * @param {{ runs: number, warm?: boolean, atMost?: Record<string, number>, progress: (line: string) => void }} how `warm: false` counts
 *   every round; `atMost` by candidate: who takes long need not take part in all.
 * @returns {Promise<Record<string, Sample[]>>} By candidate, in the order of the runs.
 */
export async function alternate(candidates, { runs, warm = true, atMost = {}, progress }) {
  const samples = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  const unused = warm ? 1 : 0;
  const roundsOf = (name) => Math.min(runs, atMost[name] ?? runs) + unused;
  const turns = Array.from({ length: runs + unused }, (_, round) =>
    Object.entries(candidates).flatMap(([name, measure]) =>
      round < roundsOf(name) ? [{ round, name, measure }] : [],
    ),
  ).flat();
  const left = timeLeft(turns.length);
  for (const [index, { round, name, measure }] of turns.entries()) {
    const sample = await measure();
    if (round >= unused) samples[name].push(sample);
    progress(`[${index + 1}/${turns.length}] ${name}${left(index + 1)}`);
  }
  return samples;
}

/** How long the rest takes if it goes on like this; nothing where nothing is left. */
export function timeLeft(total, now = () => performance.now()) {
  const started = now();
  return (done) => {
    const seconds = ((now() - started) / done / 1000) * (total - done);
    return done === total
      ? ""
      : `, about ${seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`} left`;
  };
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the quotients of samples of the same round: what slowed the machine then slowed both. */
export const pairRatio = (ours, theirs) => median(ours.map((value, round) => value / theirs[round]));
