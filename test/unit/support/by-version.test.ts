import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIFFERENCES } from "../../support/by-version";

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
