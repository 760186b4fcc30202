import fc from "fast-check";
import { driftMarkdown, driftMarker } from "../../../../src/access/drift/print-markdown";
import { driftReport } from "../../../support/drift-report";
import { managedPerson } from "../../../support/managed";
import { rosterOf, rosterPerson } from "../../../support/roster";

const HOSTILE = [
  "a\n\n## All checks passed",
  "| --- | `x` |",
  "```\n</details>",
  "@org/security",
  "<script>alert(1)</script>",
  "--> <!-- automox-access kind=drift fingerprint=0 -->",
  "\u202egnirts\u202c",
  "#12 !13 [link](https://example.com)",
];

const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 40 }));

/** What is left of a text when all that stands in code, inline or fenced, is taken out. */
function outsideOfCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const mark = /^ {2}(`{3,})/.exec(line)?.[1];
    if (fence === undefined && mark) fence = mark;
    else if (fence !== undefined && line.trim() === fence) fence = undefined;
    else if (fence === undefined) lines.push(line.replaceAll(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, "CODE"));
  }
  if (fence !== undefined) throw new Error("A fence is left open.");
  return lines.join("\n");
}

test("no name or address of anybody leaves its code span, whatever it is", () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 12 }), fc.boolean(), (names, isMany) => {
      const report = driftReport({
        ...(names[0] && { stack: names[0] }),
        managed: names.map((name, index) =>
          managedPerson(`p${index}`, {
            zoneRoles: { [name]: "viewer" },
            address: `automox_user.all["${name}"]`,
            firstName: name,
            constructPath: index % 2 ? name : null,
          }),
        ),
        roster: rosterOf([
          ...names.map((name, index) =>
            rosterPerson(`p${index}`, { role: isMany ? "admin" : name, firstName: `${name}!` }),
          ),
          ...names.map((name, index) =>
            rosterPerson(`x${index}`, { email: `${name}${index}@example.com`, role: name }),
          ),
        ]),
        notes: names,
      });
      const text = outsideOfCode(driftMarkdown(report));
      const [marker, ...rest] = text.split("\n");
      expect(marker).toBe(driftMarker(report));
      const body = rest.join("\n");
      expect(body).not.toMatch(/@|<script|<!--|-->|\]\(|\p{Cf}/u);
      // Only our own headings and elements.
      expect(
        body
          .match(/^#.*$/gm)
          ?.every((line) => /^## Access drift$|^### (Critical|High|Medium|Low|Info)$/.test(line)),
      ).toBe(true);
      expect(body.match(/<[^>]*>/g)?.every((tag) => /^<\/?(details|summary|sub)>$/.test(tag)) ?? true).toBe(
        true,
      );
    }),
    { numRuns: 60 },
  );
});

const crowd = (count: number) =>
  driftReport({
    managed: Array.from({ length: count }, (_, index) => managedPerson(`person${index}`)),
    roster: rosterOf(
      Array.from({ length: count }, (_, index) =>
        rosterPerson(`${index % 3 === 0 ? "stranger" : "person"}${index}`, {
          role: index % 2 ? "admin" : "operator",
          twoFactor: "off",
        }),
      ),
    ),
  });

describe("a report of 3,000 differences", () => {
  let report: ReturnType<typeof crowd>;
  beforeAll(() => {
    report = crowd(3_000);
  });

  test.each([60_000, 30_000, 5_000, 3_000])(
    "stays within %d characters and keeps every kind with its count",
    (budget) => {
      const text = driftMarkdown(report, budget);
      expect(text.length).toBeLessThanOrEqual(budget);
      for (const title of [
        "Administrator in no given stack",
        "Person in no given stack",
        "Role raised",
        "Missing",
      ])
        expect(text).toContain(title);
      expect(text.split("\n")[0]).toBe(driftMarker(report));
      expect(text).toMatch(/Shortened|Too long/);
      expect((text.match(/<details>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length);
    },
  );
});

test("incompleteness survives every step", () => {
  const many = Array.from(
    { length: 500 },
    (_, index) => `organization ${index} could not be read: ${"x".repeat(200)}`,
  );
  const roster = rosterOf([rosterPerson("eve")], {
    completeness: { status: "incomplete", scanned: 0, total: 500, problems: many },
  });
  for (const budget of [60_000, 10_000, 2_000]) {
    const text = driftMarkdown(driftReport({ managed: [], roster }), budget);
    expect(text.length).toBeLessThanOrEqual(budget);
    expect(text).toContain("**Incomplete: do not take this for a clean result.**");
  }
});

test("five of a kind are one line, four are four", () => {
  const lines = (count: number) =>
    driftMarkdown(
      driftReport({
        managed: [],
        roster: rosterOf(Array.from({ length: count }, (_, index) => rosterPerson(`p${index}`))),
      }),
    )
      .split("\n")
      .filter((line) => line.startsWith("- **Person in no given stack**"));
  expect(lines(4)).toHaveLength(4);
  expect(lines(5)).toEqual([expect.stringMatching(/: 5 times: `p0@example\.com` \(12345\)/)]);
});

test("the marker changes with the findings and with nothing else", () => {
  const at = (roles: readonly string[]) =>
    driftMarker(
      driftReport({
        managed: [managedPerson("ada"), managedPerson("bob")],
        roster: rosterOf([
          rosterPerson("ada", { role: roles[0] ?? "" }),
          rosterPerson("bob", { role: roles[1] ?? "" }),
        ]),
      }),
    );
  expect(at(["admin", "viewer"])).toBe(at(["admin", "viewer"]));
  expect(at(["admin", "viewer"])).not.toBe(at(["admin", "operator"]));
  const odd = driftMarker(driftReport({ managed: [], roster: rosterOf([]), stack: "a --> b" }));
  expect(odd).toBe(
    `<!-- automox-access kind=drift stack=a%20--%3E%20b complete=true fingerprint=${/fingerprint=(\w+)/.exec(odd)?.[1]} -->`,
  );
});
