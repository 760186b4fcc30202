// docs/compatibility.md: its table is what `npm run test:matrix` measured, and its own memory of versions not run this time.

const INTRODUCTION = `# Terraforms this was run on

<!-- The table is written by \`npm run test:matrix\`. -->

\`npm run test:matrix\` runs the acceptance tests with each of these programs. "Passed" and "failed" count tests;
"differences" names rows of the table in \`test/support/by-version.ts\`: what a test expects otherwise of this version, and why. A program
that was asked for and could not be run is a failed row.

`;
const HEAD = ["Program", "Date", "Passed", "Failed", "Differences", "Remarks"];
/** Rows that stand there until somebody has the program at hand. */
const WANTED = ["OpenTofu 1.12", "Terraform 1.16"];

/**
 * @typedef {{ program: string, date: string, passed: number | "", failed: number | "", differences: string, remarks: string }} Row
 * `program` is "Terraform 1.15.5"; counts are empty where nothing ran.
 */

/** @param {string} page @returns {Row[]} */
export function readRows(page) {
  const count = (cell) => (cell === "" ? "" : Number(cell));
  return page
    .split("\n")
    .filter((line) => /^\| (Terraform|OpenTofu) /.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, program, date, passed, failed, differences, remarks]) => ({
      program,
      date,
      passed: count(passed),
      failed: count(failed),
      differences,
      remarks,
    }));
}

/** The page after these runs: rows of other programs stay as they were. @param {Row[]} before @param {Row[]} runs */
export function pageOf(before, runs) {
  const rows = new Map([...before, ...runs].map((row) => [row.program, row]));
  for (const program of rows.keys()) if (rows.get(program).date === "not run") rows.delete(program);
  for (const program of WANTED) {
    const isThere = [...rows.keys()].some((each) => each.startsWith(`${program}.`));
    if (!isThere)
      rows.set(program, {
        program,
        date: "not run",
        passed: "",
        failed: "",
        differences: "",
        remarks: "no program was at hand",
      });
  }
  const sorted = [...rows.values()].sort((a, b) =>
    a.program.localeCompare(b.program, "en", { numeric: true }),
  );
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const table = [
    line(HEAD),
    line(HEAD.map(() => "---")),
    ...sorted.map((row) =>
      line([
        row.program,
        row.date,
        row.passed,
        row.failed,
        row.differences,
        row.remarks.replaceAll("|", "/"),
      ]),
    ),
  ];
  return `${INTRODUCTION}${table.join("\n")}\n`;
}
