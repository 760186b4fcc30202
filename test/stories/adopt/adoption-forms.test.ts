import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import ts from "typescript";
import { readPeople } from "../../../lib/people-file/read-people";
import { cdktfCode } from "../../../src/access/adopt/cdktf-code";
import { hclCode, importBlocks } from "../../../src/access/adopt/hcl-code";
import { peopleData } from "../../../src/access/adopt/people-data";
import { type AdoptionWish, planAdoption } from "../../../src/access/adopt/plan-adoption";
import { tfJson } from "../../../src/access/adopt/tf-json";
import { withoutTemplates } from "../../../src/access/text/text-literal";
import { rosterOf, rosterPerson } from "../../support/roster";

const WISH: AdoptionWish = { known: { people: [], ids: new Map() }, isWanted: () => true };
const plan = (people: Parameters<typeof rosterOf>[0], wish: Partial<AdoptionWish> = {}) =>
  planAdoption(rosterOf(people), { ...WISH, ...wish });

const ADA = rosterPerson("ada", {
  role: "admin",
  memberships: [{ org: 54321, role: "viewer" }, { org: 12345 }],
});
const PENDING = rosterPerson("pen", { status: "pending" });
const OFF = rosterPerson("off", { status: "disabled" });

test("the smallest organization is the user, the others are memberships, managed ones are left out", () => {
  const places = ({ adoptions }: ReturnType<typeof plan>) =>
    adoptions.map(({ type, id, importId }) => `${type}.${id} ${importId}`);
  expect(places(plan([ADA]))).toEqual([
    "automox_user.ada 12345/ada@example.com",
    "automox_org_membership.ada_54321 54321/ada@example.com",
  ]);
  const managed = { type: "automox_user", org: 12345, email: "ADA@example.com" } as const;
  const rest = plan([ADA], { known: { people: [managed], ids: new Map([["ada", "ada@example.com"]]) } });
  expect(places(rest)).toEqual(["automox_org_membership.ada_54321 54321/ada@example.com"]);
  expect(rest.managed).toBe(1);
});

test("whoever cannot be adopted is left out with the reason", () => {
  const people = [
    rosterPerson("norole", { memberships: [{ org: 12345, role: null }] }),
    rosterPerson("twice", { userId: 1 }),
    rosterPerson("Twice", { userId: 2 }),
    rosterPerson("nowhere", { memberships: [] }),
    OFF,
  ];
  const { adoptions, leftOut, disabled } = plan(people);
  expect(adoptions).toEqual([]);
  expect(disabled.map(({ email }) => email)).toEqual(["off@example.com"]);
  expect(leftOut.map(({ email, why }) => [email.toLowerCase(), why.split(",")[0]?.split(";")[0]])).toEqual([
    ["norole@example.com", "has no role"],
    ["nowhere@example.com", "is in no organization"],
    ["twice@example.com", "is there twice under one address"],
    ["twice@example.com", "is there twice under one address"],
  ]);
});

test("a label in place of a role is written as the word that a plan takes", () => {
  expect(plan([rosterPerson("a", { role: "Read Only" })]).adoptions[0]?.role).toBe("viewer");
  expect(plan([rosterPerson("a", { role: "Auditor" })]).adoptions[0]?.role).toBe("Auditor");
});

test("ids do not depend on the selection", () => {
  const people = [rosterPerson("ada"), rosterPerson("ada2", { email: "ada@example.org" })];
  const only = plan(people, { isWanted: ({ person: { email } }) => email.endsWith(".org") });
  expect(only.adoptions.map(({ id }) => id)).toEqual(["ada_example_org"]);
});

test("tf-json declares and imports everybody, marks pending people, and leaves disabled ones out", () => {
  expect(JSON.parse(tfJson(plan([PENDING, ADA, OFF])))).toEqual({
    "//": {
      "automox-access adopt": expect.stringContaining("adopt verify"),
      "disabled people, left out": ["12345/off@example.com"],
    },
    import: [
      { to: "automox_user.ada", id: "12345/ada@example.com" },
      { to: "automox_org_membership.ada_54321", id: "54321/ada@example.com" },
      { to: "automox_user.pen", id: "12345/pen@example.com" },
    ],
    resource: {
      automox_org_membership: { ada_54321: { org_id: 54321, email: "ada@example.com", role: "viewer" } },
      automox_user: {
        ada: {
          org_id: 12345,
          email: "ada@example.com",
          first_name: "ada",
          last_name: "Example",
          role: "admin",
        },
        pen: {
          "//": "pending: has not accepted the invitation yet",
          org_id: 12345,
          email: "pen@example.com",
          first_name: "pen",
          last_name: "Example",
          role: "viewer",
        },
      },
    },
  });
});

test("cdktf code reads as a person would write it, with disabled people as comments", () => {
  expect(
    cdktfCode(plan([PENDING, OFF]), "cdktf").slice(
      cdktfCode(plan([PENDING, OFF]), "cdktf").indexOf("export"),
    ),
  ).toBe(
    [
      "export function adoptedPeople(scope: Construct): void {",
      "  // Pending: has not accepted the invitation yet.",
      '  AutomoxUser.importExisting(scope, "pen", {',
      "    orgId: 12345,",
      '    email: "pen@example.com",',
      '    firstName: "pen",',
      '    lastName: "Example",',
      '    role: "viewer",',
      "  });",
      "  // Disabled in Automox:",
      '  // AutomoxUser.importExisting(scope, "off", {',
      "  //   orgId: 12345,",
      '  //   email: "off@example.com",',
      '  //   firstName: "off",',
      '  //   lastName: "Example",',
      '  //   role: "viewer",',
      "  // });",
      "}",
      "",
    ].join("\n"),
  );
  expect(cdktfCode(plan([ADA]), "cdktn")).toContain(
    'import { AutomoxOrgMembership, AutomoxUser } from "terraform-provider-automox/cdktn";',
  );
});

test("HCL has an import block and a resource for everybody, or the blocks alone, with disabled people as comments", () => {
  const withoutHead = (text: string) => text.slice(text.indexOf("\n\n") + 2);
  const hidden = rosterPerson("hid", { firstName: "a\u202e\u{e0001}\u007f", lastName: null });
  expect(withoutHead(hclCode(plan([hidden, OFF])))).toBe(
    [
      "import {",
      "  to = automox_user.hid",
      '  id = "12345/hid@example.com"',
      "}",
      "",
      'resource "automox_user" "hid" {',
      "  org_id     = 12345",
      '  email      = "hid@example.com"',
      '  first_name = "a\\U0000202e\\U000e0001\\U0000007f"',
      '  role       = "viewer"',
      "}",
      "",
      "# Disabled in Automox:",
      "# import {",
      "#   to = automox_user.off",
      '#   id = "12345/off@example.com"',
      "# }",
      '# resource "automox_user" "off" {',
      "#   org_id     = 12345",
      '#   email      = "off@example.com"',
      '#   first_name = "off"',
      '#   last_name  = "Example"',
      '#   role       = "viewer"',
      "# }",
      "",
    ].join("\n"),
  );
  expect(withoutHead(importBlocks(plan([PENDING])))).toBe(
    [
      "# Pending: has not accepted the invitation yet.",
      "import {",
      "  to = automox_user.pen",
      '  id = "12345/pen@example.com"',
      "}",
      "",
    ].join("\n"),
  );
});

const HOSTILE = fc.string({
  unit: fc.constantFrom(
    "a",
    '"',
    "\\",
    "\n",
    "\r",
    "\u2028",
    "\u202e",
    "`",
    "$",
    "{",
    "%",
    "}",
    "/",
    "*",
    ";",
    "ë",
    "=",
    " ",
  ),
  maxLength: 12,
});

test("no name gets out of its text: code parses into the same calls, whatever people call themselves", () => {
  fc.assert(
    fc.property(
      HOSTILE,
      HOSTILE,
      fc.constantFrom("active", "disabled" as const),
      (firstName, lastName, status) => {
        const people = [
          rosterPerson("a", { firstName, lastName }),
          rosterPerson("b", { firstName, lastName, status }),
        ];
        const code = cdktfCode(plan(people), "cdktf");
        expect(code.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        const file = ts.createSourceFile("a.ts", code, ts.ScriptTarget.ES2022, true);
        expect((file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
        const texts: string[] = [];
        const calls: string[] = [];
        const visit = (node: ts.Node): void => {
          if (ts.isCallExpression(node)) calls.push(node.expression.getText());
          if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.initializer))
            texts.push(node.initializer.text);
          ts.forEachChild(node, visit);
        };
        visit(file);
        const each = [firstName, lastName].filter((name) => name !== "").map(withoutTemplates);
        expect(calls).toEqual(Array(status === "active" ? 2 : 1).fill("AutomoxUser.importExisting"));
        expect(texts.filter((text) => text !== "viewer" && !text.includes("@"))).toEqual(
          status === "active" ? [...each, ...each] : each,
        );
      },
    ),
  );
});

test.each(["csv", "yaml"] as const)(
  "a list as %s is read by AutomoxTeam.fromFile as what is in Automox, or says what it cannot carry",
  (format) => {
    const folder = mkdtempSync(join(tmpdir(), "people-"));
    const file = join(folder, `people.${format}`);
    try {
      fc.assert(
        fc.property(HOSTILE, HOSTILE, (firstName, lastName) => {
          const people = [rosterPerson("ada", { firstName, lastName }), PENDING, OFF, ADA].slice(0, 3);
          const { text, adoptions, notes } = peopleData(plan(people), format);
          writeFileSync(file, text);
          const { rows, complaints } = readPeople(file);
          expect(complaints).toEqual([]);
          expect(rows).toHaveLength(adoptions.length);
          const ada = rows.find(({ values }) => values.get("id")?.value === "ada");
          const noted = notes.map(({ why }) => why);
          for (const [column, what, name] of [
            ["first_name", "given name", firstName],
            ["last_name", "family name", lastName],
          ] as const) {
            const isNoted = noted.some((why) => why.includes(what));
            expect(ada?.values.get(column)?.value).toBe(name === "" || isNoted ? undefined : name);
          }
        }),
        { numRuns: 60 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test.each([
  ["a $" + "{b} c", "a $$" + "{b} c"],
  ["%" + "{if}", "%%" + "{if}"],
  ["$ { %", "$ { %"],
])("what Terraform would take for an expression is doubled: %s", (text, written) => {
  expect(withoutTemplates(text)).toBe(written);
});

test("plain names are carried", () => {
  const { text, notes } = peopleData(plan([ADA, PENDING]), "csv");
  expect(notes).toEqual([]);
  expect(text).toBe(
    [
      "id,email,first_name,last_name,role,org_id",
      "ada,ada@example.com,ada,Example,admin,12345",
      "ada,ada@example.com,,,viewer,54321",
      "pen,pen@example.com,pen,Example,viewer,12345",
      "",
    ].join("\n"),
  );
  expect(peopleData(plan([PENDING, OFF]), "yaml").text).toBe(
    [
      "# People who are in Automox already.",
      "# Disabled, left out: off@example.com, viewer in 12345",
      "",
      "# Pending: has not accepted the invitation yet.",
      "- id: pen",
      "  email: pen@example.com",
      "  first_name: pen",
      "  last_name: Example",
      "  role: viewer",
      "  org_id: 12345",
      "",
    ].join("\n"),
  );
});
