import { existsSync, readFileSync } from "node:fs";
import { messageCodes } from "../../../../../scripts/docs/messages.mjs";
import type { Entry } from "../../../../../scripts/docs/troubleshooting/entry";
import { GROUPS, troubleshootingPage } from "../../../../../scripts/docs/troubleshooting/page";
import { GUARD_CODES } from "../../../../../src/access/guards/codes";
import type { AutomoxErrorKind } from "../../../../../src/automox/transport/errors";
import { sourceFiles } from "../../../../support/source-files";

/** The provider's code for a call that failed is `automox/` with its kind. */
const KINDS: Readonly<Record<AutomoxErrorKind, true>> = {
  unauthorized: true,
  forbidden: true,
  "not-found": true,
  conflict: true,
  invalid: true,
  "rate-limited": true,
  unavailable: true,
  unreadable: true,
  cancelled: true,
  network: true,
};

const entriesOf = (group: keyof typeof GROUPS): readonly (readonly [string, Entry])[] =>
  GROUPS[group].flatMap((entries) => Object.entries(entries));
const codesOf = (group: keyof typeof GROUPS) => entriesOf(group).map(([code]) => code);

describe("every code has one entry, and no entry is of a code that is not there", () => {
  test("what the provider says", async () => {
    const written = (await messageCodes(".")).filter((code) => !code.includes("‹"));
    const failed = Object.keys(KINDS).map((kind) => `automox/${kind}`);
    expect(codesOf("provider").toSorted()).toEqual([...written, ...failed].toSorted());
  });

  test("the rules of a review", () => {
    expect(codesOf("rules").toSorted()).toEqual([...GUARD_CODES].toSorted());
  });

  test("the checks of doctor", () => {
    const ids = sourceFiles("src/install/checks", "src/access/doctor").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\babout\("([a-z-]+)"\)/g)].map(([, id]) => id),
    );
    expect(codesOf("doctor").toSorted()).toEqual([...new Set(ids)].toSorted());
  });
});

/** A test with what stands between it and the one before: tables and helpers. */
function testsOf(file: string): readonly string[] {
  const parts: string[][] = [[]];
  let indent: string | undefined;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, begins] = /^( *)(?:it|test)\b/.exec(line) ?? [];
    if (begins !== undefined && indent === undefined) indent = begins;
    parts.at(-1)?.push(line);
    if (indent === undefined || !line.startsWith(`${indent}}`) || !line.endsWith(");")) continue;
    parts.push([]);
    indent = undefined;
  }
  return parts.map((lines) => lines.join("\n"));
}

const ALL = (["provider", "rules", "doctor"] as const).flatMap(entriesOf);
const TRIED = ALL.flatMap(([code, { proof }]) =>
  "test" in proof ? [[code, proof.test, proof.title] as const] : [],
);

test.each(TRIED)("%s: there is %s with %j, and it names the code", (code, file, title) => {
  expect(existsSync(file)).toBe(true);
  const found = testsOf(file).filter((text) => text.includes(`"${title}"`));
  expect(found).toHaveLength(1);
  expect(found[0]?.includes(code)).toBe(true);
});

test("most remedies are done by a test", () => {
  expect(TRIED.length / ALL.length).toBeGreaterThan(0.7);
});

test.each(ALL)("%s has sentences, and one line to copy", (_code, { cause, remedy, example, guide }) => {
  for (const text of [cause, remedy]) expect(text).toMatch(/^[A-Z(].*\.$/);
  expect(example).toMatch(/^[^\n`]+$/);
  if (guide) expect(existsSync(`docs/guides/${guide.replace(/#.*/, "")}`)).toBe(true);
});

test("the page has every entry under its code", () => {
  const page = troubleshootingPage();
  for (const [code, { remedy }] of ALL) {
    expect(page).toContain(`\n### ${code}\n`);
    expect(page).toContain(remedy);
  }
});
