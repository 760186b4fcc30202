/** @typedef {{ passed: number, failed: number, skipped?: number, note?: string }} Result */

/**
 * Runs steps one after another, each also when an earlier one failed, and tells how far it is. A step that throws
 * counts as one failed test, its message as the note.
 *
 * @param {(text: string) => void} output
 * @param {Record<string, () => Promise<Result>>} steps
 * @returns {Promise<Result[]>}
 */
export async function runSteps(output, steps) {
  const all = Object.entries(steps);
  const started = Date.now();
  const results = [];
  for (const [index, [name, run]] of all.entries()) {
    const label = `[${index + 1}/${all.length}] ${name}`;
    output(`${label} ...\n`);
    const result = await run().catch((error) => ({
      passed: 0,
      failed: 1,
      note: String(error?.message ?? error),
    }));
    results.push(result);
    const note = result.note ? `; ${result.note}` : "";
    output(
      `${label}: ${closingLine([result])}${note} (at ${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
    );
  }
  return results;
}

/**
 * Several results as one; every note is kept.
 *
 * @param {readonly Result[]} results
 * @returns {Required<Pick<Result, "passed" | "failed" | "skipped">> & Pick<Result, "note">}
 */
export function total(results) {
  const sum = (count) => results.reduce((all, result) => all + (result[count] ?? 0), 0);
  const note = results.flatMap((result) => result.note ?? []).join("\n");
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped"), ...(note && { note }) };
}

/**
 * The form that continuous integration reads: `N passed, N failed`, and `, N skipped` where any was.
 *
 * @param {readonly Result[]} results
 */
export function closingLine(results) {
  const { passed, failed, skipped } = total(results);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
