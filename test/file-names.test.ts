import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { sourceFiles } from "./support/source-files";

/** The three lists; everything else is named by the thing it holds. */
const INDEXES = ["src/server/index.ts", "src/provider/index.ts", "lib/index.ts"];
const SAYS_NOTHING = /^(utils?|helpers?|commons?|types|misc|shared|index)\.ts$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.test(-d)?|\.d)?\.(ts|mts)$/;
const GENERATED = /\/(gen|generated)\//;
const MAX_LINES = 350;

const written = sourceFiles("src", "lib", "test", "bench").filter((file) => !GENERATED.test(file));

test.each(written)("%s has a name that says what it holds", (file) => {
  expect(basename(file)).toMatch(KEBAB_CASE);
  if (!INDEXES.includes(file)) expect(basename(file)).not.toMatch(SAYS_NOTHING);
});

test(`nine files in ten stay within ${MAX_LINES} lines`, () => {
  const long = written.filter((file) => readFileSync(file, "utf8").split("\n").length > MAX_LINES);
  expect(long.length).toBeLessThanOrEqual(Math.floor(written.length / 10));
});

/** Below test/unit/ a test stands where the one file stands that it tests; a story that needs no Terraform is in test/stories/. */
const UNIT = /^test\/unit\/(.+)\.test\.ts$/;
const HOMES = ["src/", "", "test/"];
const ENDINGS = [".ts", ".tsx", ".mjs", ".cjs"];

test.each(written.filter((file) => file.startsWith("test/unit/")))(
  "%s tests the file of its path",
  (file) => {
    const path = UNIT.exec(file)?.[1] ?? "";
    const tested = HOMES.flatMap((home) => ENDINGS.map((ending) => `${home}${path}${ending}`));
    expect(tested.filter((candidate) => existsSync(candidate))).not.toEqual([]);
  },
);

/** Where a test may stand; what several of them share is in test/support/. */
const TEST_ROOMS = /^test\/(unit|stories\/[a-z0-9-]+|protocol|accept|faults|browser|long|modern|chaos)\//;

test.each(written.filter((file) => file.startsWith("test/") && file.endsWith(".test.ts")))(
  "%s stands in a room for tests",
  (file) => {
    if (file.split("/").length > 2) expect(file).toMatch(TEST_ROOMS);
  },
);

/** A specifier that is computed cannot be held against the import table. */
test.each(written.filter((file) => !file.startsWith("test/")))("%s computes no import", (file) => {
  expect(readFileSync(file, "utf8")).not.toMatch(
    /(?:(?:\b(?:await|return)|=>?|\()\s*import|\brequire)\s*\(\s*(?!["'])\S/,
  );
});
