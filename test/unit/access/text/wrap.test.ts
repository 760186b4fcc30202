import fc from "fast-check";
import { boxed } from "../../../../src/access/text/box";
import { columnsOf, wrapped } from "../../../../src/access/text/wrap";

test.each<[string, number, readonly string[]]>([
  ["", 5, [""]],
  ["one two three", 7, ["one two", "three"]],
  ["exactly seven", 7, ["exactly", "seven"]],
  ["a.very.long.address@evil.example", 10, ["a.very.lon", "g.address@", "evil.examp", "le"]],
  ["漢字漢字", 5, ["漢字", "漢字"]],
])("%j in %i columns", (line, width, expected) => {
  expect(wrapped(line, width)).toEqual(expected);
});

test("nothing is cut away and no line is too wide, whatever the words", () => {
  const line = fc
    .array(
      fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
        .map((word) => word.replaceAll(/\s/gu, "_")),
    )
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(line, fc.integer({ min: 2, max: 40 }), (text, width) => {
      const lines = wrapped(text, width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      for (const each of lines) expect(columnsOf(each)).toBeLessThanOrEqual(width);
    }),
  );
});

test("every line of a table is as wide as the others, colours aside", () => {
  const bold = (text: string) => `<b>${text}</b>`;
  const table = boxed([[{ text: "漢字", paint: bold }, { text: "one two three four" }]], {
    head: ["a", "b"],
    widths: [8, 9],
  });
  const lines = table.replaceAll(/<\/?b>/g, "").split("\n");
  expect(new Set(lines.map(columnsOf))).toEqual(new Set([20]));
  expect(lines.filter((line) => line.startsWith("│"))).toHaveLength(4);
});
