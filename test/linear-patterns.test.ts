// No pattern over a text works longer than its text is long. That is proved, not measured: recheck builds the automaton of every
// RegExp literal in src/ and lib/ and tells how V8's backtracking grows with the longest attack there is, restarts at every position of an
// unanchored pattern included. Look-around and back references have no automaton, so none is accepted. Its version in
// JavaScript runs here, without a time limit: the answer depends on the pattern alone.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { LEAVING } from "../src/access/reconcile/hints";
import { NAMED, NUMBERS } from "../src/access/tables/date-forms";
import { sourceFiles } from "./support/source-files";

/** Made of parts, each of which says what it is for; proved as they come out. */
const MADE: Readonly<Record<string, readonly RegExp[]>> = {
  "src/access/reconcile/hints.ts": [LEAVING],
  "src/access/tables/date-forms.ts": [NUMBERS, ...NAMED],
};

/** Not over texts of others, or with a pattern that is the user's own. */
const CONSTRUCTED: Readonly<Record<string, string>> = {
  "src/provider/data-sources/people-filter.ts":
    "email_pattern, held against no address above 1,000 characters",
  "src/simulator/server/exchange.ts": "a test's own",
  "src/simulator/world/match.ts": "a test's own",
  "src/simulator/world/request-log.ts": "a test's own",
};

const files = ["src", "lib"]
  .flatMap((folder) => sourceFiles(folder))
  .filter((file) => !/\/(gen|generated)\//.test(file));

interface Found {
  readonly literals: readonly string[];
  readonly isConstructing: boolean;
}

function patternsOf(file: string): Found {
  const literals: string[] = [];
  let isConstructing = false;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push(node.text);
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp")
      isConstructing = true;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true));
  return { literals, isConstructing };
}

function growths(literals: readonly string[]): readonly string[] {
  const script = join(__dirname, "support", "pattern-growth.cjs");
  return JSON.parse(
    execFileSync(process.execPath, [script], { input: JSON.stringify(literals), encoding: "utf8" }),
  );
}

const found = new Map(files.map((file) => [file, patternsOf(file)]));
const places = new Map<string, string>();
for (const [file, { literals }] of found) for (const literal of literals) places.set(literal, file);
for (const [file, patterns] of Object.entries(MADE))
  for (const pattern of patterns) places.set(String(pattern), file);

const PROVED = join(__dirname, "fixtures", "linear-patterns.json");
/** The answer depends on the pattern alone, so one that was proved stays proved; test:long proves them all again. */
const proved = new Set<string>(JSON.parse(readFileSync(PROVED, "utf8")));
const isLong = process.env.AUTOMOX_TEST_LONG === "1";

test("every pattern of the program and of the constructs is linear, and the check finds those that are not", () => {
  const bad = [String.raw`/\s+$/`, "/(a+)+$/", "/a*a*b/", "/(?<=a.*)b/", String.raw`/(a*)\1b/`];
  const literals = [...places.keys()];
  expect(literals.length).toBeGreaterThan(150);
  const open = literals.filter((literal) => isLong || !proved.has(literal));
  const [badly, ours] = [growths(bad), growths(open)];
  expect(badly).toEqual([
    "2nd degree polynomial",
    "exponential",
    "3rd degree polynomial",
    "unsupported",
    "unsupported",
  ]);
  const wrong = open.map((literal, at) => [places.get(literal), literal, ours[at]]);
  expect(wrong.filter(([, , how]) => how !== "linear")).toEqual([]);
  if (process.env.UPDATE_GOLDEN) writeFileSync(PROVED, `${JSON.stringify(literals.sort(), null, 2)}\n`);
}, 300_000);

test("a pattern is made at run time nowhere else", () => {
  const making = [...found].flatMap(([file, { isConstructing }]) => (isConstructing ? [file] : []));
  expect(making.sort()).toEqual([...Object.keys(CONSTRUCTED), ...Object.keys(MADE)].sort());
});
