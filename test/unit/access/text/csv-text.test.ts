import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csvText } from "../../../../src/access/text/csv-text";
import { formulaSafe, withoutFormulaGuard } from "../../../../src/access/text/formula-safe";

test.each([
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ["+1", "'+1"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t'=1"],
  ["\r=1", "'\r'=1"],
  ["Ada;=1+1", "Ada;'=1+1"],
  ["a\t -2", "a\t' -2"],
  ["a\n@b", "a\n'@b"],
  ["a; b-c", "a; b-c"],
  [" =1", "' =1"],
  ["\ufeff=1", "'\ufeff=1"],
  ["＝1", "'＝1"],
  ["\nplain", "'\nplain"],
  // Split at semicolons two quotes are an empty text, and what follows begins the cell.
  ['a;"=1', "a;'\"=1"],
  ["ada@example.com", "ada@example.com"],
  ["O'Neil", "O'Neil"],
  ["", ""],
])("the cell %j is written as %j, which no spreadsheet runs", (cell, written) => {
  expect(formulaSafe(cell)).toBe(written);
  expect(withoutFormulaGuard(written)).toBe(cell);
});

test("an apostrophe that guards nothing stays", () => {
  expect(withoutFormulaGuard("'s Gravenhage")).toBe("'s Gravenhage");
});

test("lines end as RFC 4180 wants, lists share a cell, null is empty, numbers need no guard", () => {
  const text = csvText({
    headers: ["a", "b", "c"],
    rows: [
      [-5, [12345, 54321], null],
      ['x "y"', "p,q", "r\ns"],
    ],
  });
  expect(text).toBe('a,b,c\r\n-5,12345; 54321,\r\n"x ""y""","p,q","r\ns"\r\n');
});

test("a lone empty cell is a line that readers do not skip", () => {
  expect(csvText({ headers: ["a"], rows: [[null], ["x"]] })).toBe('a\r\n""\r\nx\r\n');
});

test("whatever people call themselves comes back from a CSV reader, and no cell begins a formula", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", "'", " ", "a") }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const text = csvText({ headers: ["one", "two"], rows });
      expect(text).not.toMatch(/(?![\t\r\n])\p{Cc}/u);
      const [, ...read] = parse(text, { record_delimiter: "\r\n" }) as string[][];
      const shown = (one: string) =>
        one.replaceAll(
          /(?![\t\r\n])\p{Cc}/gu,
          (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
        );
      expect(read.map((row) => row.map(withoutFormulaGuard))).toEqual(
        rows.map((row) => row.map((one) => withoutFormulaGuard(formulaSafe(shown(one))))),
      );
      // Whatever a spreadsheet takes for the end of a cell.
      for (const one of read.flat())
        for (const part of one.split(/[;\t\r\n]/)) expect(part).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});
