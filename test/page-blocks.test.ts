import { readFileSync } from "node:fs";
import { BLOCKS, claimsOf, PAGES, pageText } from "./support/page-blocks";
import { NOT_RUN, RUNNERS } from "./support/page-runners";

test("every block of every page is run by one test, or is one of those that are said not to be", () => {
  const claims = BLOCKS.map((block) => [`${block.place} ${block.language}`, claimsOf(block)] as const);
  expect(claims.filter(([, of]) => of.length !== 1)).toEqual([]);
});

test.each(Object.entries(RUNNERS))("%s: its test takes them from the pages", (name, { file }) => {
  expect(BLOCKS.some((block) => claimsOf(block).includes(name))).toBe(true);
  const takes = ["blocks", "code"].map((what) => `${what}For("${name}"`);
  const test = readFileSync(file, "utf8");
  expect({ file, takes: takes.some((call) => test.includes(call)) }).toEqual({ file, takes: true });
});

test("at most ten blocks are not run, each for a reason", () => {
  const idle = BLOCKS.filter((block) => NOT_RUN.some(({ reason }) => claimsOf(block).includes(reason)));
  expect(idle.length).toBeLessThanOrEqual(10);
  expect(idle.length).toBeGreaterThanOrEqual(NOT_RUN.length);
  for (const { reason } of NOT_RUN) expect(reason).toMatch(/^[A-Z].*\.$/);
});

/** An indented block cannot say its language, so that a command would pass for output. */
test("what a page shows stands between fences", () => {
  const fences = PAGES.flatMap((page) => pageText(page).match(/^ *```\S* *$/gm) ?? []);
  expect(fences).toHaveLength(2 * BLOCKS.length);
});
