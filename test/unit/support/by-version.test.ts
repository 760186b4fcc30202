import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIFFERENCES, isDifferent } from "../../support/by-version";

const rows = Object.entries(DIFFERENCES);

test("at most ten differences between versions", () => {
  expect(rows.length).toBeLessThanOrEqual(10);
});

test.each(rows)("%s is asked for by each of its tests", (name, { tests }) => {
  for (const file of tests) {
    const path = join(__dirname, "../..", `${file}.test.ts`);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, "utf8")).toContain(`differs(${JSON.stringify(name)})`);
  }
});

test.each([
  ["Terraform 1.8.4", true],
  ["Terraform 1.11.4", false],
  ["Terraform 1.15.5", true],
  ["Terraform 1.16.0-rc2", true],
  ["OpenTofu 1.12.6", true],
])("%s: a rename without a moved block differs: %s", (program, isSo) => {
  expect(isDifferent("renamed without moved", program)).toBe(isSo);
});

test("what is no such program has no differences to ask for", () => {
  expect(() => isDifferent("ephemeral variables", "")).toThrow("no version");
});
