import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageOf, type Row, readRows } from "../../../../scripts/terraforms/compatibility-page.mjs";

const row = (program: string, more: Partial<Row> = {}): Row => ({
  program,
  date: "2026-11-30",
  passed: 300,
  failed: 0,
  differences: "one",
  remarks: "",
  ...more,
});
const programsOf = (page: string) => readRows(page).map(({ program }) => program);

test("rows are by version, and those that nobody has run stand as not run", () => {
  const page = pageOf([], [row("Terraform 1.10.5"), row("Terraform 1.8.4")]);
  expect(programsOf(page)).toEqual([
    "OpenTofu 1.12",
    "Terraform 1.8.4",
    "Terraform 1.10.5",
    "Terraform 1.16",
  ]);
  expect(readRows(page).filter(({ date }) => date === "not run")).toHaveLength(2);
});

test("what is run again is replaced, and everything else stays as it was", () => {
  const first = pageOf([], [row("Terraform 1.8.4", { failed: 1 }), row("Terraform 1.15.5")]);
  const second = readRows(pageOf(readRows(first), [row("Terraform 1.8.4", { date: "2026-12-01" })]));
  expect(second).toContainEqual(row("Terraform 1.8.4", { date: "2026-12-01" }));
  expect(second).toContainEqual(row("Terraform 1.15.5"));
});

test("a program that was at hand takes the place of its row", () => {
  const page = pageOf(readRows(pageOf([], [])), [row("OpenTofu 1.12.6"), row("Terraform 1.16.0-rc2")]);
  expect(programsOf(page)).toEqual(["OpenTofu 1.12.6", "Terraform 1.16.0-rc2"]);
});

test("a remark cannot break the table", () => {
  expect(readRows(pageOf([], [row("Terraform 1.8.4", { remarks: "a | b" })]))).toContainEqual(
    row("Terraform 1.8.4", { remarks: "a / b" }),
  );
});

test("the page that is there is such a page", () => {
  const page = readFileSync(join(__dirname, "../../../../docs/compatibility.md"), "utf8");
  expect(pageOf(readRows(page), [])).toBe(page);
});
