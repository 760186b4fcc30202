import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import { schemaOf } from "../../../src/access/commands/schemas";
import { reviewAnnotations } from "../../../src/access/review/annotations";
import { gitlabReport } from "../../../src/access/review/gitlab-report";
import { guardTable } from "../../../src/access/review/guard-table";
import { redactReview } from "../../../src/access/review/redact-review";
import { reviewHtml } from "../../../src/access/review/review-html";
import { reviewJunit } from "../../../src/access/review/review-junit";
import { reviewMarkdown } from "../../../src/access/review/review-markdown";
import { reviewSarif } from "../../../src/access/review/review-sarif";
import { type ReviewDocument, reviewDocument } from "../../../src/access/review/review-schema";
import { reviewTable } from "../../../src/access/review/review-table";
import { jsonText } from "../../../src/access/text/json-text";
import { as, create, remove, unchanged, update } from "../../support/access/plan-builder";
import { nastyChanges, review } from "../../support/access/review-builder";

const changes = [
  remove(),
  create({ ...as("bob").attributes, role: "admin" }, as("bob")),
  unchanged(as("carl").attributes, as("carl")),
];

test("the JSON document keeps to its own published schema, whatever the names", async () => {
  const validate = new Ajv({ strict: false }).compile(schemaOf("access-review-v2") ?? {});
  await fc.assert(
    fc.asyncProperty(nastyChanges, async (some) => {
      const text = jsonText(await review(some));
      const parsed = JSON.parse(text);
      expect({ valid: validate(parsed), errors: validate.errors }).toEqual({ valid: true, errors: null });
      expect(jsonText(reviewDocument.parse(parsed))).toBe(text);
      expect(text).not.toMatch(/[\u202a-\u202e\u2028\u2029]/);
    }),
    { numRuns: 20 },
  );
});

test("annotations: whatever the names, every line is a command of ours", async () => {
  await fc.assert(
    fc.asyncProperty(nastyChanges, async (some) => {
      const lines = reviewAnnotations(await review(some))
        .trimEnd()
        .split("\n");
      for (const line of lines)
        expect(line).toMatch(/^::(error|warning|notice) title=[A-Za-z0-9 -]+::[^\r\n]+$/);
      for (const kind of ["error", "warning"])
        expect(lines.filter((line) => line.startsWith(`::${kind}`)).length).toBeLessThanOrEqual(10);
    }),
    { numRuns: 20 },
  );
});

test("annotations: at most ten warnings, and the rest is counted", async () => {
  const many = Array.from({ length: 30 }, (_, at) => remove(as(`p${at}`).attributes, as(`p${at}`)));
  expect(reviewAnnotations(await review([...many, unchanged()]))).toContain(
    "::warning title=Access review::22 more, see the review",
  );
});

test("GitLab counts a replacement twice and an import not at all", async () => {
  const document = await review([
    { ...remove(), actions: ["delete", "create"], after: as("x").attributes },
    create(as("a").attributes, as("a")),
    update(as("b").attributes, { role: "operator" }, as("b")),
    unchanged(as("c").attributes, { ...as("c"), inner: { importing: { id: "x" } } }),
  ]);
  expect(JSON.parse(gitlabReport(document))).toEqual({ create: 2, update: 1, delete: 1 });
});

test("HTML: whatever the names, there are no tags but ours and no scripts", async () => {
  await fc.assert(
    fc.asyncProperty(nastyChanges, async (some) => {
      const html = reviewHtml(await review(some));
      const tags = new Set([...html.matchAll(/<\/?([a-zA-Z!][^\s>]*)/g)].map(([, name]) => name));
      for (const tag of tags)
        expect([
          "!doctype",
          "html",
          "head",
          "meta",
          "title",
          "style",
          "body",
          "main",
          "h1",
          "h2",
          "p",
          "strong",
          "table",
          "caption",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "ul",
          "li",
          "code",
        ]).toContain(tag);
      expect(html).not.toMatch(/[\u202a-\u202e]/);
    }),
    { numRuns: 20 },
  );
});

test("terminal: whatever the names, no control character reaches it", async () => {
  await fc.assert(
    fc.asyncProperty(nastyChanges, async (some) => {
      expect(reviewTable(await review(some), { color: false })).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
    }),
    { numRuns: 20 },
  );
});

test("terminal: colours only where asked for", async () => {
  const document = await review(changes);
  expect(reviewTable(document, { color: true })).toContain("\u001b[");
  expect(reviewTable(document, { color: false })).toContain(
    "Remove ada@example.com (viewer) from organization 12345",
  );
});

test.each(["domain", "hash"] as const)(
  "redacted by %s, no address and no name is left in any format",
  async (mode) => {
    const whole = await review([
      update({ first_name: "Augusta" }, { first_name: "Adelaide", email: "king@example.com" }),
      remove({ ...as("cy").attributes, email: "cy@example.com" }, { address: "automox_user.cyrus_young" }),
      remove(
        { ...as("bob").attributes, first_name: "Robert" },
        { address: 'automox_user.this["bob@example.com"]' },
      ),
    ]);
    const hidden = redactReview(whole, mode);
    const texts = [
      jsonText(hidden),
      reviewMarkdown(hidden, { max: 60_000 }),
      reviewMarkdown(hidden, { max: 5_000 }),
      guardTable(hidden, { color: false }),
      reviewHtml(hidden),
      reviewTable(hidden, { color: false }),
      await reviewSarif(hidden, { source: "people.tf" }),
      reviewJunit(hidden),
      reviewAnnotations(hidden),
    ];
    for (const text of texts) expect(text).not.toMatch(/ada@|bob@|king@|Augusta|Adelaide|Robert|cyrus/);
    expect(hidden.summary.digest).toBe(whole.summary.digest);
  },
);

test.each(["domain", "hash"] as const)(
  "redacted by %s, a check and a condition name nobody",
  async (mode) => {
    const check = (kind: string) => ({
      address: { kind, to_display: `${kind}.second_factor` },
      status: "fail",
      instances: [{ problems: [{ message: "Augusta Example (augusta@example.com) has no second factor." }] }],
    });
    const whole = await review([update({ first_name: "Augusta" }, { role: "operator" })], {
      more: { checks: [check("check"), check("resource")] },
    });
    const text = jsonText(redactReview(whole, mode));
    expect(jsonText({ ...whole, difference: null }).match(/Augusta Example \(augusta@/g)).toHaveLength(2);
    expect(text.match(/has no second factor/g)).toHaveLength(2);
    expect(text).not.toMatch(/Augusta|augusta@|Example \(/);
  },
);

test("what the configuration marks as sensitive is reckoned with and not shown", async () => {
  const secret = { inner: { after_sensitive: { email: true, first_name: true } } };
  const document = await review([create({ role: "admin" }, secret)]);
  expect(document.guards.find(({ code }) => code === "AMX006")?.status).toBe("failed");
  expect(jsonText(document)).not.toMatch(/ada@example\.com/);
});

test("sensitive are the roles as well, and people whom only a rule names", async () => {
  const secret = (more: object) => ({ inner: { before_sensitive: more, after_sensitive: more } });
  const document = await review([
    update({ role: "Secret Role" }, { role: "admin" }, secret({ role: true })),
    unchanged({ email: "twin@example.com" }, { address: "automox_user.one", ...secret({ email: true }) }),
    unchanged({ email: "twin@example.com" }, { address: "automox_user.two", ...secret({ email: true }) }),
  ]);
  const failed = document.guards.filter(({ status }) => status === "failed").map(({ code }) => code);
  expect(failed).toEqual(["AMX006", "AMX010"]);
  for (const text of [
    jsonText(document),
    reviewMarkdown(document, { max: 60_000 }),
    reviewHtml(document),
    reviewTable(document, { color: false }),
  ])
    expect(text).not.toMatch(/Secret Role|twin@|"admin"|`admin`/);
});

test("a foreign review turns no reading direction, in no format", async () => {
  const [trick] = ["\u202ekcirt"];
  const document = await review(changes);
  const foreign: ReviewDocument = {
    ...document,
    generatedAt: trick,
    warnings: [[trick]],
    guards: document.guards.map((guard) => ({ ...guard, remedy: trick, reason: [trick] })),
    items: document.items.map((item) => ({ ...item, notes: [trick] })),
  };
  for (const text of [
    reviewHtml(foreign),
    reviewTable(foreign, { color: false }),
    reviewAnnotations(foreign),
    reviewMarkdown(foreign, { max: 60_000 }),
  ]) {
    expect(text).toContain("kcirt");
    expect(text).not.toContain("\u202e");
  }
});

test("terminal: as wide as it is, within reason, and the end of a long address is there", async () => {
  const long = `${"very-long-".repeat(12)}@evil.example`;
  const document = await review([remove({ email: long }, { address: `automox_user.this["${long}"]` })]);
  for (const [columns, expected] of [
    [undefined, 124],
    [20, 70],
    [100, 100],
    [400, 180],
  ] as const) {
    const lines = reviewTable(document, { color: false, columns })
      .split("\n")
      .filter((line) => /^[┌│]/.test(line));
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([expected]));
    expect(lines.map((line) => line.split("│")[2]?.trim()).join("")).toContain(
      "@evil.example(viewer)".slice(0, 13),
    );
  }
});

test("terminal: of one rule fifty findings, and how many more there are", async () => {
  const many = Array.from({ length: 60 }, (_, at) => remove(as(`p${at}`).attributes, as(`p${at}`)));
  const text = guardTable(await review([...many, unchanged()]), { color: false });
  expect(text.match(/may have left API keys/g)).toHaveLength(50);
  expect(text).toContain("    and 10 more\n");
});

test("in the tables of several stacks, each address says which", async () => {
  const document = await review(changes, { stack: "people" });
  expect(reviewTable(document, { color: false })).toContain("people automox_user.ada");
  expect(reviewHtml(document)).toContain("<code>people</code> <code>automox_user.ada</code>");
});
