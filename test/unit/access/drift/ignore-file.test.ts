import { AccessError } from "../../../../src/access/cli/access-error";
import { builtInExcuse, parseIgnoreLine, readIgnoreRules } from "../../../../src/access/drift/ignore-file";
import { ignoreLines } from "../../../../src/access/drift/ignore-source";
import type { DriftKind } from "../../../../src/access/drift/kinds";
import { makeItem } from "../../../../src/access/drift/make-item";
import { ignorePattern } from "../../../../src/access/drift/suggested-actions";
import { phrase } from "../../../../src/access/text/phrase";
import { rosterPerson } from "../../../support/roster";

const NOW = new Date("2026-03-20T12:00:00Z");
const item = (kind: DriftKind = "unmanaged_user", email = "eve@example.com", org = 12345) =>
  makeItem(
    { kind, org, sentence: phrase``, to: "viewer", live: { ...rosterPerson("eve"), email } },
    { now: 0, staleAfterMs: 0, usual: "hcl", isAlone: false },
  );
const rules = (text: string) => readIgnoreRules(text, { file: ".accessignore", now: NOW });

describe("a pattern", () => {
  test.each<[string, string, boolean]>([
    ["the whole path", "unmanaged_user/eve@example.com/12345", true],
    ["another organization", "unmanaged_user/eve@example.com/9", false],
    ["any case", "Unmanaged_User/EVE@Example.com/12345", true],
    ["a kind alone", "unmanaged_user", true],
    ["another kind", "missing", false],
    ["an address alone, whatever the kind", "eve@example.com", true],
    ["a domain", "*@example.com", true],
    ["part of a domain", "*@*.com", true],
    ["another domain", "*@example.org", false],
    ["a kind and a domain", "unmanaged_*/*@example.com", true],
    ["an organization alone", "12345", true],
    ["every address of an organization", "*/*/12345", true],
  ])("%s", (_name, pattern, fits) => {
    expect(rules(`${pattern} reason=agency`).excuseOf(item())).toEqual(
      fits ? { reason: "agency", until: null } : undefined,
    );
  });

  test.each<[string, boolean]>([
    ["not_compared", true],
    ["not_compared/eve@example.com", true],
    ["not_compared/*/*/first_name", true],
    ["not_compared/*/*/role", false],
    ["eve@example.com", false],
    ["*/*/12345", false],
    ["first_name", false],
  ])("%s accepts a first name that cannot be compared: %p", (pattern, fits) => {
    const gap = {
      kind: "not_compared",
      person: { email: "Eve@example.com" },
      org: 12345,
      attribute: "first_name",
    };
    const read = rules(`${pattern} reason="not told"`);
    expect(read.excuseOf(gap) !== undefined).toBe(fits);
    expect(rules("not_compared reason=a").excuseOf(item())).toBeUndefined();
  });

  test("the last one counts, and ! takes back", () => {
    const read = rules(
      'unmanaged_user/*@example.com reason="agency staff" until=2026-12-31\n!unmanaged_user/eve@example.com\n',
    );
    expect(read.excuseOf(item())).toBeUndefined();
    expect(read.excuseOf(item("unmanaged_user", "bob@example.com"))).toEqual({
      reason: "agency staff",
      until: "2026-12-31",
    });
  });

  test("an address with characters that patterns give a meaning to is only that address", () => {
    const odd = "we/ird[*]!@example.com";
    const [line = ""] = ignoreLines([ignorePattern(item("unmanaged_user", odd))], { reason: "odd" }, "");
    expect(rules(line).excuseOf(item("unmanaged_user", odd))).toMatchObject({ reason: "odd" });
    expect(rules(line).excuseOf(item("unmanaged_user", "we/ird*!@example.com"))).toBeUndefined();
  });

  test("lines that fit nothing are told", () => {
    const read = rules("missing reason=a\n\n# a comment\nunmanaged_user reason=b\n");
    read.excuseOf(item());
    expect(read.unused().map(({ line }) => line)).toEqual([1]);
  });
});

describe("a line", () => {
  test.each([
    ["", undefined],
    ["  # unmanaged_user", undefined],
    ["a reason=b", { pattern: "a", reason: "b", until: null }],
    [
      'a   until=2026-02-28 reason="with \\"quotes\\" and #"',
      { pattern: "a", reason: 'with "quotes" and #', until: "2026-02-28" },
    ],
    ["!a", { pattern: "!a", reason: "", until: null }],
    ["a\\ b reason=c", { pattern: "a\\ b", reason: "c", until: null }],
  ])("%j", (text, expected) => {
    const parsed = parseIgnoreLine(text, 1);
    if (expected === undefined) expect(parsed).toBeUndefined();
    else expect(parsed).toMatchObject(expected);
  });

  test.each([
    ["a", /has no reason/],
    ['a reason=""', /has no reason/],
    ["a reason=two words", /holds no blank/],
    ["a reason=b until=2026-02-30", /no day/],
    ["a reason=b until=soon", /no day/],
    ["a reason=b reason=c", /given twice/],
    ["a owner=me reason=b", /no field owner=/],
  ])("%j is wrong", (text, complaint) => {
    expect(parseIgnoreLine(text, 1)).toMatch(complaint);
  });
});

test("every wrong line is told at once, an exception past its day among them", () => {
  const text = "a\nb reason=x until=2026-03-20\nc reason=y until=2026-03-19\n";
  const failure = (() => {
    try {
      return rules(text);
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(AccessError);
  expect((failure as Error).message.split("\n")).toEqual([
    expect.stringMatching(/^\.accessignore:1 has no reason/),
    ".accessignore:3 ended on 2026-03-19; renew it, or take it out.",
  ]);
});

describe("what needs no line", () => {
  test.each([
    ["the owner of the key", item("unmanaged_admin", "Alice@example.com"), true],
    ["support of the vendor", item("unmanaged_user", "help@automox.com"), true],
    ["a look-alike of it", item("unmanaged_user", "help@notautomox.com"), false],
    ["somebody else", item(), false],
    ["the owner of the key, managed and raised", item("role_raised", "alice@example.com"), false],
  ])("%s", (_name, found, isExcused) => {
    expect(builtInExcuse(found, "alice@example.com") !== undefined).toBe(isExcused);
  });

  test("an unknown owner excuses nobody", () => {
    expect(builtInExcuse(item("unmanaged_admin", ""), null)).toBeUndefined();
  });
});

test("written lines carry the reason, and nobody is written twice", () => {
  const existing = "unmanaged_user/eve@example.com/12345 reason=known\n";
  const patterns = [item(), item("missing"), item("missing")].map(ignorePattern);
  expect(ignoreLines(patterns, { reason: 'see\n "ticket"', until: "2026-12-31" }, existing)).toEqual([
    'missing/eve@example.com/12345 reason="see \\"ticket\\"" until=2026-12-31',
  ]);
});
