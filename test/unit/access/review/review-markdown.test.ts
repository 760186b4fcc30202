import fc from "fast-check";
import { reviewMarkdown } from "../../../../src/access/review/review-markdown";
import { type ReviewDocument, reviewDocument } from "../../../../src/access/review/review-schema";
import { harmless } from "../../../../src/access/text/safe-text";
import { as, create, remove, unchanged, update } from "../../../support/access/plan-builder";
import { nastyChanges, nastyText, review } from "../../../support/access/review-builder";
import { type MarkdownNode, nodes, parseMarkdown } from "../../../support/markdown-parser";
import { codeFor } from "../../../support/page-blocks";

const OUR_HTML =
  /^(<!-- automox-access:review [A-Za-z0-9 ="._:/,-]* -->|<details>|<\/details>|<summary>[A-Za-z0-9 :,]*<\/summary>|<details>\n<summary>[A-Za-z0-9 :,]*<\/summary>)$/;
const OUR_HEADINGS =
  /^(Access review|Blocked|This change|Not from this change|Warnings|Seen outside of Terraform, not changed by this plan|Who loses access|Mailboxes, second factors and lowered administrators|Who gets more|Who is invited|Who gets less or another role|What else changes about people|What only changes in Terraform)$/;

const BUDGETS = fc.constantFrom(60_000, 6_000, 3_000, 2_000);

test("no name injects HTML, a link, an image, a heading or a mention, at any length", async () => {
  await fc.assert(
    fc.asyncProperty(nastyChanges, BUDGETS, async (changes, max) => {
      const text = reviewMarkdown(await review(changes), { max });
      expectHarmless(text);
    }),
    { numRuns: 25 },
  );
});

test("nor does a text of a review that somebody else's job wrote", async () => {
  const whole = await review([create({ role: "admin" }), remove(as("bob").attributes, as("bob"))]);
  await fc.assert(
    fc.asyncProperty(nastyText, BUDGETS, async (nasty, max) => {
      const foreign: ReviewDocument = {
        ...whole,
        items: whole.items.map((item) => ({ ...item, notes: [nasty] })),
        guards: whole.guards.map((guard) => ({
          ...guard,
          reason: [nasty],
          remedy: nasty,
          findings: guard.findings.map((finding) => ({
            ...finding,
            message: [nasty],
            allowed: { by: "waiver", reason: nasty, expires: nasty },
          })),
        })),
        warnings: [[nasty]],
        completeness: { status: "incomplete", problems: [nasty] },
        scope: { ...whole.scope, stacks: [nasty], commit: nasty },
        tool: { name: "automox-access", version: nasty },
      };
      expect(reviewDocument.safeParse(foreign).success).toBe(true);
      expectHarmless(reviewMarkdown(foreign, { max }));
    }),
    { numRuns: 100 },
  );
});

test("what could let somebody in comes before what everybody looks for", async () => {
  const document = await review([
    create({ ...as("zoe").attributes, role: "admin" }, as("zoe")),
    update({ role: "admin" }, { role: "viewer" }),
    update(as("bob").attributes, { email: "mallory@example.com" }, as("bob")),
    update(as("cy").attributes, { role: "operator" }, as("cy")),
    remove(as("dan").attributes, as("dan")),
  ]);
  const headings = (max: number) => reviewMarkdown(document, { max }).match(/(?<=^#### ).*/gm);
  const first = ["Who loses access", "Mailboxes, second factors and lowered administrators"];
  expect(headings(60_000)).toEqual([...first, "Who gets more", "Who is invited"]);
  expect(reviewMarkdown(document, { max: 60_000 })).toMatch(
    /lowered administrators\n(?:.*\n)*.*Lower `ada@example.com`.*\n.*Rename `bob@example.com` to `mallory@/,
  );
});

const NEVER_OURS = ["link", "image", "linkReference", "imageReference", "definition", "code"];

function isHarmless(node: MarkdownNode): boolean {
  const { type, value = "" } = node;
  if (type === "html") return OUR_HTML.test(value);
  if (type === "text") return !/@|#\d|https?:|www\.|</.test(value);
  if (type !== "heading") return !NEVER_OURS.includes(type);
  return OUR_HEADINGS.test(
    nodes(node)
      .map((each) => each.value ?? "")
      .join(""),
  );
}

function expectHarmless(text: string): void {
  expect(parseMarkdown(text).filter((node) => !isHarmless(node))).toEqual([]);
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/u);
}

test("no name breaks a table: every row has three cells", async () => {
  await fc.assert(
    fc.asyncProperty(nastyChanges, async (changes) => {
      const lines = reviewMarkdown(await review(changes), { max: 200_000 }).split("\n");
      for (const row of lines.filter((line) => line.startsWith("|"))) expect(row.split("|")).toHaveLength(5);
    }),
    { numRuns: 25 },
  );
});

test("it never exceeds its budget, and names every failed guard and everybody who loses access", async () => {
  await fc.assert(
    fc.asyncProperty(nastyChanges, fc.nat(400), BUDGETS, async (nasty, invited, max) => {
      const bulk = Array.from({ length: invited }, (_, at) =>
        create(as(`invited-${at}`).attributes, as(`invited-${at}`)),
      );
      const document = await review([...nasty, ...bulk], { settings: { maxRemovals: 0 } });
      const text = reviewMarkdown(document, { max: Math.max(max, 6_000) });
      expect(text.length).toBeLessThanOrEqual(Math.max(max, 6_000));
      const shown = text.replaceAll("⟨U+007C⟩", "|");
      for (const guard of document.guards.filter(({ status }) => status === "failed"))
        expect(text).toContain(`**${guard.code} `);
      for (const email of losers(document))
        expect(shown).toContain(
          harmless(email, 80)
            .replace(/… \(\d+ characters\)$/, "")
            .slice(0, 60),
        );
    }),
    { numRuns: 25 },
  );
});

const losers = ({ items }: ReviewDocument) =>
  items
    .filter(({ verb }) => ["remove", "replace", "revoke", "disable"].includes(verb))
    .map(({ person }) => person.email ?? "");

/** `count` removals and as many invitations, renames and moves. */
const big = (count: number) =>
  review(
    Array.from({ length: count }, (_, at) => [
      remove(as(`removed-${at}`).attributes, as(`removed-${at}`)),
      create(as(`invited-${at}`).attributes, as(`invited-${at}`)),
      update(as(`renamed-${at}`).attributes, { email: `again-${at}@example.com` }, as(`renamed-${at}`)),
      unchanged(as(`moved-${at}`).attributes, {
        ...as(`moved-${at}`),
        more: { previous_address: "automox_user.old" },
      }),
    ]).flat(),
    { settings: { maxRemovals: 1 } },
  );

test("each degrade step leaves out more, says so, and keeps removals and guards", async () => {
  const document = await big(40);
  const whole = reviewMarkdown(document, { max: 1_000_000 });
  const removed = Array.from({ length: 40 }, (_, at) => `removed-${at}@example.com`);
  const steps = new Set<string>();
  for (let max = whole.length; max >= 3_500; max -= 200) {
    const text = reviewMarkdown(document, { max, artifact: "access.html" });
    expect(text.length).toBeLessThanOrEqual(max);
    expect(removed.filter((address) => !text.includes(address))).toEqual([]);
    expect(text).toContain("AMX004 max-removals");
    steps.add(/Left out to fit: (.*)\./.exec(text)?.[1] ?? "nothing");
    if (text.includes("Left out")) expect(text).toContain("The whole review: `access.html`");
  }
  expect(steps.size).toBe(5);
});

test("where not even the addresses fit, their number and the cut are loud", async () => {
  const document = await big(1_000);
  const text = reviewMarkdown(document, { max: 20_000 });
  expect(text.length).toBeLessThanOrEqual(20_000);
  expect(text).toMatch(/\*\*1000 removals\*\*: .*\*\*and \d+ more that do not fit here\*\*/);
  expect(text).toContain("**not even everybody who loses access is named**");
});

test("a job summary is measured in bytes", async () => {
  const document = await review([create({ email: `${"漢".repeat(150)}@example.com` })]);
  const measure = (text: string) => Buffer.byteLength(text);
  const max = measure(reviewMarkdown(document, { max: 1_000_000 })) - 1;
  expect(measure(reviewMarkdown(document, { max, measure }))).toBeLessThanOrEqual(max);
});

test("the same input gives the same bytes", async () => {
  const changes = [remove(), create(as("bob").attributes, as("bob"))];
  const [there, back] = [await review(changes), await review([...changes].reverse())];
  expect(reviewMarkdown(back, { max: 60_000 })).toBe(reviewMarkdown(there, { max: 60_000 }));
});

test("the first line finds the comment again and cannot be broken by a stack's name", async () => {
  const document = await review([remove()], { stack: 'a" --><script>' });
  const [first] = reviewMarkdown(document, { max: 60_000 }).split("\n");
  expect(first).toMatch(
    /^<!-- automox-access:review stack="a_+script_" digest="v2:[0-9a-f]{64}" commit="abc123" -->$/,
  );
});

test("the first line is the one that the decision shows", async () => {
  const document = await review([remove()], { stack: "people" });
  const [first = ""] = reviewMarkdown(document, { max: 60_000 }).split("\n");
  const varying = first.replace(/"v2:[0-9a-f]{64}"/, '"v2:…"').replace('"abc123"', '"…"');
  expect(varying).toBe(codeFor("first line", "text").trim());
});

test("what is not evaluated is never said to have passed", async () => {
  const text = reviewMarkdown(await review([remove()]), { max: 60_000 });
  expect(text).not.toMatch(/AMX003.*passed/);
  expect(text).toMatch(/\*\*AMX003 own-user\*\*: not evaluated/);
});

test("what undoes edits at the console stands apart from the change", async () => {
  const drift = {
    resource_drift: [
      {
        address: "automox_user.ada",
        mode: "managed",
        type: "automox_user",
        name: "ada",
        change: {
          actions: ["update"],
          before: { email: "ada@example.com", role: "viewer" },
          after: { email: "ada@example.com", role: "admin" },
        },
      },
    ],
  };
  const text = reviewMarkdown(
    await review([update({ role: "admin" }, { role: "viewer" }), create(as("bob").attributes, as("bob"))], {
      more: drift,
    }),
    { max: 60_000 },
  );
  const [own, foreign] = text.split("### Not from this change");
  expect(own).toContain("Invite `bob@example.com`");
  expect(own).not.toContain("Lower");
  expect(foreign).toContain("undoes what somebody changed outside of Terraform");
  expect(foreign).toContain("Lower `ada@example.com` from `admin` to `viewer`");
});
