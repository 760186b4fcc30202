/** Longer names are not misspelt ones, and comparing takes both lengths. */
const LONGEST = 40;

/** The text that is most like one of `wanted`, at most two letters away; undefined: none is. */
export function misspelt(texts: readonly string[], wanted: readonly string[]): string | undefined {
  let best: { readonly text: string; readonly away: number } | undefined;
  for (const text of texts)
    for (const name of wanted) {
      const most = Math.min(name.length < 5 ? 1 : 2, best ? best.away - 1 : 2);
      if (Math.max(text.length, name.length) > LONGEST || Math.abs(text.length - name.length) > most)
        continue;
      const away = distance(text, name);
      if (away <= most) best = { text, away };
    }
  return best?.text;
}

/** Letters to change, add or leave out (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (let at = 1; at <= b.length; at += 1)
      next.push(
        Math.min(
          (row[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (row[at - 1] ?? 0) + Number(letter !== b[at - 1]),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
