import { createHash } from "node:crypto";
import fc from "fast-check";
import { accessMatrix } from "../../../../src/access/matrix/access-matrix";
import type { MatrixInput } from "../../../../src/access/matrix/model/input";
import { finding, inputOf, managedPerson } from "../../../support/access/matrix-input";
import { manyPeople } from "../../../support/many-people";
import { rosterOf, rosterPerson } from "../../../support/roster";

const pageOf = (more: Partial<MatrixInput> = {}) => accessMatrix(inputOf(more));
const meta = inputOf().meta;
const dataOf = (html: string) =>
  JSON.parse(/<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "");

test("the same input gives the same bytes", () => {
  const input = manyPeople({ people: 30, organizations: 12 });
  expect(accessMatrix(structuredClone(input))).toBe(accessMatrix(input));
});

test("the order in which people were read makes no difference", () => {
  const input = manyPeople({ people: 30, organizations: 3 });
  const turned = {
    ...input,
    roster: { ...input.roster, people: [...input.roster.people].reverse() },
    managed: [...(input.managed ?? [])].reverse(),
  };
  expect(dataOf(accessMatrix(turned))).toEqual(dataOf(accessMatrix(input)));
});

test("the policy lets in nothing but the page's own script and style, by their hashes", () => {
  const html = pageOf();
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll("&#39;", "'") ?? "";
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
  const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test("nothing in the page leads out of it", () => {
  const html = accessMatrix(manyPeople({ people: 10, organizations: 10 }));
  expect(html).not.toMatch(/\b(?:src|srcset|action|poster|ping)=|url\(|@import|https?:/);
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual(
    expect.not.arrayContaining([expect.not.stringMatching(/^#/)]),
  );
  expect(html).not.toMatch(/ style=| on[a-z]+=/);
});

test("whatever people are called, it stays text", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "</script><script>alert(1)</script>",
      "<!--",
      "]]>",
      '"><img src=x>',
      "\u202egnp.exe",
      "a\nb",
    ),
  );
  const tags = (html: string) =>
    html.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, "").match(/<\/?[a-z][^\s>]*/g);
  const build = (name: string, org: string) =>
    pageOf({
      roster: {
        ...rosterOf([rosterPerson("ada", { firstName: `x${name}`, role: `y${name}` })]),
        organizations: [{ org: 12345, zone: null, name: `z${org}` }],
      },
      managed: [managedPerson({ address: `automox_user.u["k${name}"]`, role: `y${name}` })],
    });
  const plain = tags(build("", ""));
  fc.assert(
    fc.property(nasty, nasty, (name, org) => {
      const html = build(name, org);
      expect(tags(html)).toEqual(plain);
      expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f]/);
      expect(dataOf(html).people).toHaveLength(1);
    }),
    { numRuns: 150 },
  );
});

describe("redaction", () => {
  const input: Partial<MatrixInput> = {
    roster: rosterOf([rosterPerson("ada", { firstName: "Adelaide", lastName: "Lovelace" })], {
      keyOwner: "owner@example.com",
    }),
    managed: [
      managedPerson({ address: 'automox_user.people["ada@example.com"]' }),
      managedPerson({ address: "automox_user.countess_ada", constructPath: "prod/countess" }),
    ],
    drift: [
      finding({
        constructPath: "prod/countess",
        sentence: [{ value: "ada@example.com" }, " was called ", { value: "Adelaide" }],
        actor: { email: "boss@example.com", at: "2026-01-01T00:00:00Z", eventId: "1" },
        actions: [
          { label: "Adopt", form: "code", text: 'import {\n  id = "1/ada@example.com"\n}' },
          { label: "Accept", form: "words", text: "delete prod/countess from the configuration" },
        ],
        personal: ["Adelaide"],
      }),
    ],
  };

  test.each(["domain", "hash"] as const)(
    "%s leaves no address and no name anywhere, the data block included",
    (redact) => {
      const shown = pageOf({ ...input, meta: { ...meta, redact } });
      for (const secret of ["ada@", "owner@", "boss@", "Adelaide", "Lovelace", "countess"])
        expect(shown).not.toContain(secret);
    },
  );

  test("without it all of them are there, so the test above looks in the right places", () => {
    const shown = pageOf(input);
    for (const open of ["ada@", "owner@", "boss@", "Adelaide", "Lovelace", "countess"])
      expect(shown).toContain(open);
  });

  test("people are joined before they are hidden", () => {
    const [person] = dataOf(pageOf({ ...input, meta: { ...meta, redact: "hash" } })).people;
    expect(person).toMatchObject({ management: "managed", drift: ["role_raised"], name: null });
  });
});

test("an incomplete listing is said in the page before anything else, with its reasons", () => {
  const completeness = {
    status: "incomplete",
    scanned: 3,
    total: 4,
    problems: ["organization 9 is short"],
  } as const;
  const html = pageOf({ roster: rosterOf([rosterPerson("ada")], { completeness }) });
  expect(html.indexOf("Incomplete: do not take absence for proof")).toBeLessThan(html.indexOf('id="grid"'));
  expect(html).toContain("organization 9 is short");
  expect(pageOf()).not.toContain("Incomplete:");
});

test("nobody hears of a list with nothing in it", () => {
  expect(pageOf({ roster: rosterOf([rosterPerson("ada", { memberships: [] })]) })).not.toMatch(
    /<ul[^>]*><\/ul>/,
  );
});

test("what is nowhere known has no column, and is said once; the legend has what the page shows", () => {
  const html = pageOf({ managed: null });
  expect(html.match(/Automox did not tell anybody's second factor/g)).toHaveLength(1);
  expect(html).not.toMatch(/2FA|f-tfa|>Sum</);
  expect(html).toContain("No state was compared");
  expect([
    ...(/aria-labelledby="signs"[\s\S]*?<\/section>/.exec(html)?.[0].matchAll(/<li>/g) ?? []),
  ]).toHaveLength(1);
  const known = pageOf({ roster: rosterOf([rosterPerson("ada", { twoFactor: "off" })]) });
  expect(known).toMatch(/Second factor off[\s\S]*2FA/);
  expect(known).not.toContain("Automox did not tell");
});

test("a struck role and its successor are told apart without eyes", () => {
  const html = pageOf({ managed: [managedPerson({ role: "admin" })] });
  const cell = /<td><span class="chip view drift">(.*?)<\/span><\/td>/.exec(html)?.[1] ?? "";
  expect(cell.replaceAll(/<[^>]*>/g, "")).toBe("recorded Admin now Viewer");
  expect(cell).toMatch(/^<s>.*<\/s><b>.*<\/b>$/);
});

test("guards, findings and exceptions are listed where there are any", () => {
  const html = pageOf({
    drift: [finding({ actions: [{ label: "Revert", form: "command", text: "terraform apply" }] })],
    ignored: [{ ...finding({ kind: "unmanaged_user" }), reason: "a contractor", until: "2026-04-01" }],
    guards: [
      {
        code: "AMX001",
        level: "block",
        name: "min-admins",
        status: "failed",
        reason: [],
        findings: [{ subject: null, address: null, message: ["one administrator is left"], allowed: null }],
        remedy: "Keep two.",
      },
    ],
  });
  const text = html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
  expect(text).toContain("Drift (1)");
  expect(text).toContain("Revert : terraform apply");
  expect(text).toContain("AMX001 min-admins failed one administrator is left → Keep two.");
  expect(text).toMatch(/Person in no given stack 12345 ada@example\.com .* a contractor 2026-04-01/);
  expect(pageOf()).not.toMatch(/id="(findings|guards|ignored)"/);
});
