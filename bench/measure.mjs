/**
 * Runs the candidates in turn, so that a busy moment of the machine falls on all of them alike. The first round warms caches and
 * does not count.
 *
 * @template Sample
 * @param {Record<string, () => Promise<Sample>>} candidates
 * @param {{ runs: number, warm?: boolean, progress: (line: string) => void }} how `warm: false` counts every round.
 * @returns {Promise<Record<string, Sample[]>>} By candidate, in the order of the runs.
 */
export async function alternate(candidates, { runs, warm = true, progress }) {
  const samples = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  const rounds = runs + (warm ? 1 : 0);
  const total = rounds * Object.keys(candidates).length;
  const left = timeLeft(total);
  let done = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(candidates)) {
      const sample = await measure();
      if (!warm || round > 0) samples[name].push(sample);
      done += 1;
      progress(`[${done}/${total}] ${name}${left(done)}`);
    }
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
