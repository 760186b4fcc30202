import fc from "fast-check";
import { type GroupedReport, markdownText, terminalText } from "../../../../src/access/text/grouped-report";

const report = (rows: readonly (readonly string[])[]): GroupedReport => ({
  title: "Title",
  facts: ["A fact."],
  groups: [
    { title: "Group", remedy: "Do it.", headers: ["E-mail", "Detail"], rows },
    { title: "Empty", remedy: "Nothing.", headers: ["E-mail"], rows: [] },
  ],
});

test("a group without rows is not there, the others tell their number and remedy", () => {
  const text = terminalText(report([["ada@example.com", "x"]]));
  expect(text).toMatch(/^Title\nA fact\.\n\nGroup \(1\)\n[\s\S]*ada@example\.com[\s\S]*Do it\.\n$/);
  expect(text).not.toContain("Empty");
});

test("Markdown never exceeds its budget, and says what it left out", () => {
  const row = fc.tuple(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 80 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 200 }), fc.integer({ min: 500, max: 5_000 }), (rows, budget) => {
      const text = markdownText(report(rows), budget);
      expect(text.length).toBeLessThanOrEqual(budget);
      if (rows.length === 0) return;
      const shown = text.split("\n").filter((line) => line.startsWith("| `")).length;
      expect(text).toContain(`### Group (${rows.length})`);
      expect(text.includes("left out for length")).toBe(shown < rows.length);
      expect(text).toContain("Do it.");
    }),
  );
});

test("no text breaks a table, mentions anybody or is HTML", () => {
  const hostile = fc.string({
    unit: fc.constantFrom("|", "`", "\n", "\r", "@org/team", "<script>", "\u202e", "#12", "\\", "a", " "),
  });
  fc.assert(
    fc.property(hostile, hostile, (one, two) => {
      const lines = markdownText(report([[one, two]])).split("\n");
      const row = lines[lines.indexOf("| --- | --- |") + 1] ?? "";
      expect(row).toMatch(/^\| .* \|$/);
      expect(lines[lines.indexOf("| --- | --- |") + 2]).toBe("");
      // Pipes that end cells: three. All others are escaped.
      expect(row.replaceAll("\\|", "").match(/\|/g)).toHaveLength(3);
      expect(row).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
  );
});
