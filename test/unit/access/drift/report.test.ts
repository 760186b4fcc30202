import { driftDocumentSchema } from "../../../../src/access/drift/drift-schema";
import { findDrift } from "../../../../src/access/drift/find-drift";
import { readIgnoreRules } from "../../../../src/access/drift/ignore-file";
import { driftMarkdown } from "../../../../src/access/drift/print-markdown";
import { driftTable } from "../../../../src/access/drift/print-table";
import { redactReport } from "../../../../src/access/drift/redact-report";
import { failing } from "../../../../src/access/drift/report";
import { documentOf, documentText } from "../../../../src/access/drift/report-document";
import { compareWithPrevious, readPrevious } from "../../../../src/access/drift/since-previous";
import { matrixOfReport } from "../../../../src/access/matrix/report-matrix";
import { stackFromPlan } from "../../../../src/access/terraform/stack-access";
import { DRIFT_NOW, driftReport } from "../../../support/drift-report";
import { managedPerson } from "../../../support/managed";
import { rosterOf, rosterPerson } from "../../../support/roster";

const INCOMPLETE = {
  status: "incomplete" as const,
  scanned: 0,
  total: 1,
  problems: ["organization 12345 could not be read"],
};

const changed = () =>
  driftReport({
    managed: [managedPerson("ada"), managedPerson("bob"), managedPerson("carol", { firstName: "Caroline" })],
    roster: rosterOf([
      rosterPerson("ada", { role: "admin" }),
      rosterPerson("carol", { firstName: "Karoline" }),
      rosterPerson("eve"),
      rosterPerson("alice", { role: "admin" }),
    ]),
  });

test("the document keeps to its schema and reads back the same", () => {
  const document = documentOf(changed());
  expect(driftDocumentSchema.parse(JSON.parse(documentText(document)))).toEqual(document);
  expect(document.summary).toMatchObject({
    people: 4,
    managed: 3,
    items: 4,
    ignored: 1,
    byKind: { role_raised: 1, unmanaged_user: 1, missing: 1, profile_changed: 1 },
    bySeverity: { high: 2, medium: 1, info: 1 },
    byGroup: { edited: 2, gone: 1, unmanaged: 1 },
    notCompared: 0,
  });
  expect(document.ignored).toMatchObject([
    { kind: "unmanaged_admin", reason: "owner of the API key in use" },
  ]);
});

test("what only waits is no reason to fail, nor is what lies below the threshold", () => {
  const items = changed().items;
  const kinds = (threshold: Parameters<typeof failing>[1]) =>
    failing({ items }, threshold).map(({ kind }) => kind);
  expect(kinds("high")).toEqual(["role_raised", "missing"]);
  expect(kinds("medium")).toEqual(["role_raised", "missing", "unmanaged_user"]);
  expect(kinds("info")).toHaveLength(4);
});

test("what is only waiting for an apply never fails a run", () => {
  const stacks = [
    stackFromPlan("prod", {
      recorded: [managedPerson("ada")],
      desired: [managedPerson("ada", { role: "admin" })],
    }),
  ];
  const { items } = findDrift(
    { stacks, roster: rosterOf([rosterPerson("ada")]) },
    { staleAfterMs: 1, now: 0 },
  );
  expect(items.map(({ kind }) => kind)).toEqual(["pending_change"]);
  expect(failing({ items }, "info")).toEqual([]);
});

test("everybody whom an unread list does not show is named, and no line of the ignore file accepts it", () => {
  const rules = readIgnoreRules("not_compared reason=x", { file: "f", now: DRIFT_NOW });
  const { notCompared, completeness } = driftReport({
    managed: [managedPerson("bob"), managedPerson("ada")],
    roster: rosterOf([], { completeness: INCOMPLETE }),
    rules,
  });
  const unread = { org: 12345, attribute: null, reason: "unread", accepted: null };
  expect(notCompared).toMatchObject(
    ["ada", "bob"].map((name) => ({ ...unread, person: { email: `${name}@example.com` } })),
  );
  expect(completeness.status).toBe("incomplete");
});

test("a partial plan says of nobody that no stack holds them, and makes the report incomplete", () => {
  const report = driftReport({
    managed: [managedPerson("ada")],
    roster: rosterOf([rosterPerson("ada", { role: "admin" }), rosterPerson("eve")]),
    planProblems: ["the plan of prod is partial"],
  });
  expect(report.items.map(({ kind }) => kind)).toEqual(["role_raised"]);
  expect(report.notCompared).toMatchObject([
    { org: 12345, person: { email: "eve@example.com" }, reason: "unplanned" },
  ]);
  expect(report.completeness).toMatchObject({
    status: "incomplete",
    problems: ["the plan of prod is partial"],
  });
});

describe("what Automox does not tell", () => {
  const pending = { status: "pending", firstName: null, lastName: null } as const;
  const report = (ignored = "") =>
    driftReport({
      managed: [managedPerson("ada", { status: "pending" })],
      roster: rosterOf([rosterPerson("ada", pending)]),
      rules: readIgnoreRules(ignored, { file: "f", now: DRIFT_NOW }),
    });
  const formats = (of: ReturnType<typeof report>) => [
    driftTable(of, { colors: "off" }),
    driftMarkdown(of).replaceAll("`", ""),
    matrixOfReport(of, [], { guards: [], accountName: null, redact: "none", staleAfterDays: 14 }).replaceAll(
      /<\/?bdi>/g,
      "",
    ),
  ];

  test("is listed in every format, and no run with it is clean", () => {
    const found = report();
    expect(found.completeness.status).toBe("incomplete");
    for (const text of formats(found)) {
      expect(text).toContain(
        "Not compared: first_name, last_name of ada@example.com in 12345: the list does not tell their name",
      );
      expect(text).not.toContain("No drift.");
    }
    expect(driftDocumentSchema.parse(documentOf(found))).toEqual(documentOf(found));
    expect(documentOf(found).summary).toMatchObject({ items: 0, notCompared: 2 });
    expect(documentOf(redactReport(found, "hash")).notCompared).toMatchObject([
      { attribute: "first_name", person: { email: expect.stringMatching(/^person-/) } },
      { attribute: "last_name" },
    ]);
  });

  test("is listed and no reason to worry where the ignore file names it", () => {
    const found = report('not_compared/*/*/*_name reason="shown after acceptance"');
    expect(found.completeness.status).toBe("complete");
    for (const text of formats(found).slice(0, 2))
      expect(text).toContain("of ada@example.com in 12345 (accepted: shown after acceptance)");
    expect(documentOf(found).summary.notCompared).toBe(0);
    const half = report("not_compared/*/*/first_name reason=a");
    expect(half.completeness.status).toBe("incomplete");
  });
});

test.each([
  ["table", (report: Parameters<typeof driftTable>[0]) => driftTable(report, { colors: "off" })],
  ["Markdown", (report: Parameters<typeof driftMarkdown>[0]) => driftMarkdown(report)],
])("an incomplete %s never says that all is well, and says what it does not say", (_name, print) => {
  const text = print(
    driftReport({ managed: [managedPerson("ada")], roster: rosterOf([], { completeness: INCOMPLETE }) }),
  );
  expect(text).toContain("No drift was seen, but not everything was compared.");
  expect(text).not.toContain("No drift.");
  expect(text).toContain("organization 12345 could not be read");
  expect(text.replaceAll("`", "")).toContain(
    "Not compared: everything of ada@example.com in 12345: they were not seen",
  );
});

test("a clean report says so", () => {
  const report = driftReport({ managed: [managedPerson("ada")], roster: rosterOf([rosterPerson("ada")]) });
  expect(driftTable(report, { colors: "off" })).toMatch(
    /^No drift\.\n1 person in 1 of 1 organization, 1 resource in 1 stack: prod\.\n/,
  );
});

test("people of Automox's own support are excused, and counted with their administrators", () => {
  const theirs = (key: string, role: string) => rosterPerson(key, { email: `${key}@automox.com`, role });
  const report = driftReport({
    managed: [managedPerson("ada")],
    roster: rosterOf([rosterPerson("ada"), theirs("help", "viewer"), theirs("root", "admin")]),
  });
  expect(driftTable(report, { colors: "off" })).toContain(
    "2 findings ignored, each with a reason; 2 of them are Automox's own support, 1 administrator.",
  );
});

test("colours are words of the terminal only where asked for", () => {
  expect(driftTable(changed(), { colors: "off" })).not.toContain("\u001b");
  expect(driftTable(changed(), { colors: "on" })).toContain("\u001b[31m");
});

test.each(["domain", "hash"] as const)(
  "redacted (%s), no address and no name is left in any format",
  (mode) => {
    const rules = readIgnoreRules("unmanaged_user reason='asked-by-bob@example.com'", {
      file: "f",
      now: DRIFT_NOW,
    });
    const report = driftReport({
      managed: [
        managedPerson("ada", { address: 'automox_user.all["ada@example.com"]' }),
        managedPerson("carol", { firstName: "Caroline" }),
        managedPerson("zoe", {
          address: "automox_user.zoe_zimmer",
          constructPath: "prod/zoe-zimmer",
          role: "admin",
        }),
        managedPerson("untold", { accountRole: "global-admin", address: "automox_user.untold_ursula" }),
      ],
      roster: rosterOf([
        rosterPerson("ada", { role: "admin", twoFactor: "off" }),
        rosterPerson("carol", { firstName: "Karoline" }),
        rosterPerson("eve"),
        rosterPerson("untold"),
      ]),
      rules,
    });
    const shown = redactReport(report, mode);
    const everything =
      documentText(documentOf(shown)) + driftMarkdown(shown) + driftTable(shown, { colors: "off" });
    expect(everything).toContain("Not compared: ");
    expect(everything).not.toMatch(/ada@|carol@|eve@|bob@|alice@|untold@|ursula|Caroline|Karoline|zimmer/);
    expect(documentText(documentOf(report))).toMatch(/zoe_zimmer.*[\s\S]*prod\/zoe-zimmer/);
    expect(shown.items.map(({ fingerprint }) => fingerprint)).toEqual(
      report.items.map(({ fingerprint }) => fingerprint),
    );
  },
);

describe("since the previous report", () => {
  const managed = [managedPerson("ada"), managedPerson("bob"), managedPerson("carol")];
  const before = () =>
    documentOf(
      driftReport({
        managed,
        roster: rosterOf([
          rosterPerson("ada", { role: "admin" }),
          rosterPerson("bob", { role: "admin" }),
          rosterPerson("carol"),
        ]),
      }),
    );
  const today = () =>
    driftReport({
      managed,
      roster: rosterOf([
        rosterPerson("ada", { role: "admin" }),
        rosterPerson("bob"),
        rosterPerson("carol", { role: "operator" }),
      ]),
    });
  const compare = (
    more: {
      wasRead?: boolean;
      stacks?: readonly string[];
      ignored?: ReturnType<typeof today>["items"];
      notCompared?: ReturnType<typeof today>["notCompared"];
    } = {},
  ) =>
    compareWithPrevious(
      {
        ...today(),
        ignored: more.ignored ?? [],
        notCompared: more.notCompared ?? [],
        stacks: more.stacks ?? ["prod"],
        roster: rosterOf([], more.wasRead === false ? { completeness: INCOMPLETE } : {}),
      },
      before(),
    );

  test("new, continuing and resolved", () => {
    const { items, resolved, unchecked } = compare();
    expect(items.map(({ person, since: word }) => [person.email, word])).toEqual([
      ["ada@example.com", "continuing"],
      ["carol@example.com", "new"],
    ]);
    expect(resolved?.map(({ person }) => person.email)).toEqual(["bob@example.com"]);
    expect(unchecked).toEqual([]);
  });

  test.each([
    ["an organization that was not read", { wasRead: false }],
    ["a stack that was not given", { stacks: ["other"] }],
    [
      "somebody who was not wholly compared",
      {
        notCompared: driftReport({
          managed: [managedPerson("bob", { prefs: "{}" })],
          roster: rosterOf([rosterPerson("bob")]),
        }).notCompared,
      },
    ],
  ])("%s resolves nothing", (_name, more) => {
    const { resolved, unchecked } = compare(more);
    expect(resolved).toEqual([]);
    expect(unchecked?.map(({ person }) => person.email)).toEqual(["bob@example.com"]);
  });

  test("what is ignored now is not resolved", () => {
    const ignored = driftReport({
      managed,
      roster: rosterOf([rosterPerson("ada"), rosterPerson("bob", { role: "admin" }), rosterPerson("carol")]),
    }).items;
    expect(compare({ ignored }).resolved).toEqual([]);
  });

  test("a report redacted before it was kept serves as well", () => {
    const kept = documentText(documentOf(redactReport(today(), "hash")));
    const { items, ...since } = compareWithPrevious(
      { ...today(), ignored: [], roster: rosterOf([]) },
      readPrevious(kept, "f"),
    );
    expect(items.every((item) => item.since === "continuing")).toBe(true);
    expect(since).toEqual({ resolved: [], unchecked: [] });
  });

  test.each([
    ["no JSON", "{", /it is no JSON/],
    ["another document", '{"schemaVersion":"access-review/v1"}', /schemaVersion/],
  ])("%s is refused by name", (_name, text, message) => {
    expect(() => readPrevious(text, "old.json")).toThrow(message);
  });
});
