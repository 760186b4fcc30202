/**
 * Runs the candidates in turn, so that a busy moment of the machine falls on all of them alike.
 *
 * @template Sample
 * @param {Record<string, () => Promise<Sample>>} candidates
 * @param {{ runs: number, progress: (line: string) => void }} how
 * @returns {Promise<Record<string, Sample[]>>} By candidate, in the order of the runs.
 */
export async function alternate(candidates, { runs, progress }) {
  const samples = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  const total = runs * Object.keys(candidates).length;
  let done = 0;
  for (let run = 0; run < runs; run += 1) {
    for (const [name, measure] of Object.entries(candidates)) {
      samples[name].push(await measure());
      done += 1;
      progress(`[${done}/${total}] ${name}`);
    }
  }
  return samples;
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, smallest and largest. */
export function summary(numbers) {
  return {
    median: median(numbers),
    min: Math.min(...numbers),
    max: Math.max(...numbers),
    runs: numbers.length,
  };
}
