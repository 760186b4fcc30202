import { columnsOf, wrapped } from "./wrap";

export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/**
 * A table of wrapped cells, no line between the rows. `widths`: of the columns, with a blank on either side.
 * Drawn here because a library lays a table out as a whole and measures every cell several times: ten
 * thousand rows took it seven seconds, and cost words wider than their column their ends.
 */
export function boxed(
  rows: readonly (readonly Cell[])[],
  { head, widths }: { readonly head: readonly string[]; readonly widths: readonly number[] },
): string {
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => "─".repeat(width)).join(middle)}${right}`;
  const all = [head.map((text) => ({ text })), ...rows].map((row) => linesOf(row, widths));
  const [first, ...others] = all;
  return [
    rule("┌", "┬", "┐"),
    ...(first ?? []),
    rule("├", "┼", "┤"),
    ...others.flat(),
    rule("└", "┴", "┘"),
  ].join("\n");
}

function linesOf(row: readonly Cell[], widths: readonly number[]): readonly string[] {
  const cells = row.map(({ text, paint = (plain) => plain }, at) => {
    const width = (widths[at] ?? 2) - 2;
    const lines = wrapped(text, width).map(
      (line) => ` ${paint(line)}${" ".repeat(Math.max(0, width - columnsOf(line)))} `,
    );
    return { lines, blank: " ".repeat(width + 2) };
  });
  const height = Math.max(...cells.map(({ lines }) => lines.length));
  return Array.from(
    { length: height },
    (_, at) => `│${cells.map(({ lines, blank }) => lines[at] ?? blank).join("│")}│`,
  );
}
