// Work on texts of others grows no faster than they do. Each line gives an input of a size, worst for its reader, and what works on
// it; sizes are doubled three times (four with AUTOMOX_TEST_LONG) and steps are counted (support/steps.ts), so the answer is the same on every machine. A doubling may
// cost 2.6 times as much: sorting is allowed, a square is four times.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { as, create, planJson, unchanged } from "./support/access/plan-builder";
import { stateFile } from "./support/access/state-file";
import { rosterFile, rosterOf, rosterPerson } from "./support/roster";
import { startCounting, stepsOf, stopCounting } from "./support/steps";

startCounting();

const MOST = 2.6;
const SIZES = process.env.AUTOMOX_TEST_LONG ? [1, 2, 4, 8, 16] : [1, 2, 4, 8];
const folder = mkdtempSync(join(tmpdir(), "linear-"));
afterAll(() => {
  stopCounting();
  rmSync(folder, { recursive: true });
});

/** What works on an input of that size; making the input is not counted. All of them are made before the first is worked on. */
type Work = (size: number) => Promise<() => unknown>;

type Sized<T> = (size: number) => T;

const numbers = (size: number): readonly number[] => Array.from({ length: size }, (_, at) => at);

const command =
  (
    argv: Sized<readonly string[]> | readonly string[],
    files: Sized<Readonly<Record<string, string>>>,
  ): Work =>
  async (size) => {
    const { access } = await import("./support/access-io");
    const inputs = Object.entries(files(size));
    return async () => {
      for (const [name, content] of inputs) writeFileSync(join(folder, name), content);
      const { code, stderr } = await access(typeof argv === "function" ? argv(size) : argv, { cwd: folder });
      if (code === 1) throw new Error(stderr);
    };
  };

const people = (size: number) =>
  numbers(size).map((at) => rosterPerson(`p${at}`, { userId: at + 1, role: at % 3 ? "viewer" : "admin" }));
const planOf = (size: number, more = {}) =>
  JSON.stringify(
    planJson(
      numbers(size).map((at) => {
        const { address, attributes } = as(`p${at}`);
        return at % 2 ? unchanged(attributes, { address }) : create(attributes, { address });
      }),
      more,
    ),
  );

const text =
  (unit: string): ((size: number) => string) =>
  (size) =>
    unit.repeat(size);
/** Texts that were the worst of some expression or loop. */
const TEXTS: readonly (readonly [string, (size: number) => string])[] = [
  ["letters", text("a")],
  ["blanks", text(" ")],
  ["line ends", text("\n")],
  ["colons", text(":")],
  ["underscores", text("a__")],
  ["backquotes", text("`")],
  ["backslashes", text("\\")],
  ["quotes", text('"')],
  ["apostrophes", text("a'")],
  ["at signs", text("a@")],
  ["modules", text("module.a.")],
  ["open keys", text('automox_user.a["')],
  ["escaped quotes", (size) => `automox_user.a["${'\\"'.repeat(size)}`],
  ["marks of two classes", text("\u0315\u0327")],
  ["links", text("www.a:b.")],
  ["tags", text("<h1")],
  ["pipes", text("|")],
  ["brackets", text("](")],
];

type OfText = (text: string) => unknown;
/** What is done with one text, by name. */
const ON_TEXTS: Readonly<Record<string, () => Promise<OfText>>> = {
  harmless: async () => (await import("../src/access/text/safe-text")).harmless,
  "inline code": async () => (await import("../src/access/text/safe-text")).inlineCode,
  "code in a cell": async () => (await import("../src/access/text/safe-text")).cellCode,
  HTML: async () => (await import("../src/access/text/safe-text")).escapeHtml,
  "a line of Markdown": async () => {
    const { markdownLine } = await import("../src/access/text/phrase-text");
    return (all) => markdownLine([all, { value: all }]);
  },
  "a line for terminals": async () => {
    const { plainLine } = await import("../src/access/text/phrase-text");
    return (all) => plainLine([all, { value: all }]);
  },
  "a wrapped line": async () => {
    const { wrapped } = await import("../src/access/text/wrap");
    return (all) => wrapped(all, 20);
  },
  "a cell of CSV": async () => {
    const { csvText } = await import("../src/access/text/csv-text");
    return (all) => csvText({ headers: ["a"], rows: [[all]] });
  },
  redaction: async () => {
    const { redactedAddresses, redactedSteps } = await import("../src/access/facts/redact");
    return (all) => [redactedAddresses(all, "domain"), redactedSteps(all, "domain")];
  },
  "redaction of a name": async () => {
    const { withoutPeople } = await import("../src/access/facts/without-people");
    return (all) => [
      withoutPeople({ firstName: all.slice(0, 900), text: all }, "domain"),
      withoutPeople({ firstName: all.slice(0, 3), lastName: all.slice(0, 5), text: all }, "domain"),
    ];
  },
  "an ignore line": async () => {
    const { parseIgnoreLine } = await import("../src/access/drift/ignore-file");
    return (all) => [
      parseIgnoreLine(all, 1),
      parseIgnoreLine(`a reason="${all}`, 1),
      parseIgnoreLine(`a${all} b=`, 1),
    ];
  },
  "a name of a resource": async () => {
    const { idsFor } = await import("../src/access/adopt/resource-names");
    return (all) => idsFor([`${all}@example.com`], new Map());
  },
  "Unicode form C": async () => (await import("../src/cty/text")).normalizeText,
  "an error of the API": async () => {
    const { readErrorBody } = await import("../src/automox/transport/error-body");
    return (all) => [readErrorBody(all), readErrorBody(JSON.stringify({ errors: [all] }))];
  },
  "a date": async () => (await import("../src/automox/wire/date")).toRfc3339,
  "a role": async () => (await import("../src/automox/model/roles")).nearMiss,
  "an address": async () => (await import("../src/automox/wire/email")).foldEmail,
  "a table": async () => {
    const { readTable } = await import("../src/access/tables/read-table");
    return (all) => caught(() => readTable(`email\n${all}`, "f", (cells) => cells.includes("email")));
  },
  "what is no table": async () => {
    const { notCsv } = await import("../src/access/tables/not-csv");
    return (all) => notCsv(Buffer.from(all));
  },
  "a cell of an address and of a date": async () => {
    const { wrongAddress } = await import("../src/access/tables/address");
    const { readDates } = await import("../src/access/tables/dates");
    return (all) => [wrongAddress(all), readDates([all]).read(all)];
  },
  "column names": async () => {
    const { hint } = await import("../src/access/tables/columns");
    return (all) => [
      hint([all], { option: "--x", usual: ["email"] }),
      hint([...all].slice(0, 2_000), { option: "--x", usual: ["email"] }),
    ];
  },
  "people as CSV": async () => {
    const { csvRows } = await import("../lib/people-file/csv-rows");
    return (all) => csvRows(`email\n${all}`, ["email"]);
  },
  "people as YAML": async () => {
    const { listRows } = await import("../lib/people-file/list-rows");
    return (all) => [
      listRows(`- email: ${all}`, { format: "yaml", required: [] }),
      listRows(all, { format: "json", required: [] }),
    ];
  },
};

function caught(work: () => unknown): void {
  try {
    work();
  } catch {
    // a refusal is an answer
  }
}

const onText =
  (name: string, make: (size: number) => string): Work =>
  async (size) => {
    const work = await (ON_TEXTS[name] as () => Promise<OfText>)();
    const input = make(size * 100);
    return () => work(input);
  };

/** A module's work on something made of the size. */
const using =
  <M>(load: () => Promise<M>, work: (module: M, size: number) => () => unknown): Work =>
  async (size) =>
    work(await load(), size);

const repeated = <T>(size: number, make: (at: number) => T): readonly T[] => numbers(size).map(make);
const place = { at: "[0]", unexpected: () => undefined };
const options = { ...place, organization: 12345, id: "required" } as const;
const user = (at: number) => ({
  ...{ id: at + 1, email: `p${at}@example.com`, firstname: "P", lastname: "Q", status: "active" },
  rbac_roles: [{ name: "Viewer", organization_id: 12345 }],
  orgs: [{ id: 12345 }],
});
/** One row with lists of the size in it, and fields that nobody knows. */
const wide = (size: number) => ({
  ...user(0),
  rbac_roles: repeated(size * 20, (at) => ({ name: `Role ${at}`, organization_id: 12345 })),
  orgs: repeated(size * 20, (at) => ({ id: at + 1 })),
  prefs: repeated(size * 20, (at) => ({ pref_name: `p${at}`, value: at })),
  zones: repeated(size * 20, (at) => ({
    id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    rbac_role: "viewer",
  })),
  emails: repeated(size * 20, (at) => ({ value: `p${at}@example.com` })),
  ...Object.fromEntries(repeated(size * 20, (at) => [`field_${at}`, at])),
});

/** Sets in sets, two elements each. */
const nested = (depth: number): unknown => (depth === 0 ? ["a", "b"] : [nested(depth - 1), []]);
const setType = (depth: number): never => (depth < 0 ? "string" : ["set", setType(depth - 1)]) as never;
const OBJECTS = ["set", ["object", { a: "string", b: ["set", "string"] }]] as never;

const CODECS: readonly (readonly [string, Work])[] = [
  [
    "sets within sets",
    using(
      () => import("../src/cty/json"),
      ({ decodeJson }, size) =>
        () =>
          decodeJson(setType(size * 2), JSON.stringify(nested(size * 2))),
    ),
  ],
  [
    "a set of objects, decoded, encoded and compared in both codecs",
    using(
      async () => ({
        ...(await import("../src/cty/json")),
        ...(await import("../src/cty/msgpack")),
        ...(await import("../src/cty/value")),
      }),
      ({ decodeJson, decodeMsgpack, encodeJson, encodeMsgpack, equal, conform }, size) =>
        () => {
          const json = JSON.stringify(repeated(size * 20, (at) => ({ a: `${at}`, b: [`${at % 7}`, "x"] })));
          const value = decodeJson(OBJECTS, json);
          const again = decodeMsgpack(OBJECTS, encodeMsgpack(OBJECTS, conform(OBJECTS, value)));
          return [encodeJson(OBJECTS, again), equal(OBJECTS, value, again)];
        },
    ),
  ],
  [
    "a type of many attributes",
    using(
      () => import("../src/cty/type"),
      ({ parseType, typeJson, sameType }, size) =>
        () => {
          const json = JSON.stringify([
            "object",
            Object.fromEntries(repeated(size * 20, (at) => [`a${at}`, "string"])),
          ]);
          const type = parseType(json);
          return [typeJson(type), sameType(type, parseType(json))];
        },
    ),
  ],
  [
    "a long number",
    using(
      () => import("../src/cty/number"),
      ({ makeNumber }, size) =>
        () =>
          caught(() => makeNumber(`0.${"0".repeat(size * 10)}1`)),
    ),
  ],
  [
    "people of the API, one wide row and many",
    using(
      async () => ({
        ...(await import("../src/automox/wire/decode-user")),
        ...(await import("../src/automox/wire/decode-listed-user")),
      }),
      ({ decodeUser, decodeAccountUser, decodeSelf, decodeListedUser }, size) => {
        const [row, rows] = [wide(size), repeated(size * 20, user)];
        return () => [
          ...[decodeUser(row, options), decodeAccountUser(row, options), decodeSelf(row, place.unexpected)],
          rows.map((each) => decodeListedUser(each, options)),
        ];
      },
    ),
  ],
  [
    "what else the API answers",
    using(
      async () => ({
        ...(await import("../src/automox/wire/decode-invitation")),
        ...(await import("../src/automox/wire/decode-scim")),
        ...(await import("../src/automox/wire/decode-zone")),
        ...(await import("../src/automox/wire/decode-organization")),
        ...(await import("../src/automox/wire/decode-api-key")),
        ...(await import("../src/automox/wire/decode-audit-event")),
      }),
      (wire, size) => {
        const row = wide(size);
        const rows = repeated(size * 20, (at) => ({
          ...user(at),
          metadata: { uid: `${at}` },
          userName: `p${at}@example.com`,
        }));
        return () => {
          wire.decodeInvitation(row, place);
          wire.findInvitation([...rows, row], "p0@example.com");
          caught(() => wire.decodeScimUser({ ...row, userName: "a@example.com" }, "it"));
          wire.decodeScimPage({ Resources: rows, totalResults: rows.length });
          for (const decode of [wire.decodeZone, wire.decodeOrganization, wire.decodeApiKey])
            caught(() => decode(row, place));
          wire.decodeAuditPage({ data: rows });
        };
      },
    ),
  ],
  [
    "pages of a list",
    using(
      () => import("../src/automox/listing"),
      ({ readAll }, size) =>
        () =>
          readAll({
            limit: 10,
            fetch: async (page) => ({
              rows: page < size * 10 ? repeated(10, (at) => page * 10 + at) : [],
              announced: size * 100,
            }),
            key: (row: number) => row,
          }),
    ),
  ],
  [
    "people files of the constructs",
    using(
      async () => ({
        ...(await import("../lib/people-file/csv-rows")),
        ...(await import("../lib/people-file/list-rows")),
      }),
      ({ csvRows, listRows }, size) => {
        const lines = repeated(size * 20, (at) => `p${at}@example.com,viewer`);
        const csv = ["email,role", ...lines].join("\n");
        // A header of nameless columns, and rows that have none of them.
        const ragged = [`email${",".repeat(size * 50)}`, ...repeated(size * 50, () => "a")].join("\n");
        const list = repeated(size * 20, (at) => ({ email: `p${at}@example.com`, role: "viewer" }));
        const yaml = list.map(({ email }) => `- email: ${email}\n  role: viewer\n`).join("");
        return () => [
          ...[csvRows(csv, ["email"]), csvRows(ragged, ["email"])],
          ...[
            listRows(JSON.stringify(list), { format: "json", required: [] }),
            listRows(yaml, { format: "yaml", required: [] }),
          ],
        ];
      },
    ),
  ],
  [
    "what goes out of a process with a secret",
    using(
      () => import("../src/secrets/redactor"),
      ({ Redactor }, size) => {
        const redactor = new Redactor();
        redactor.add("a-secret-of-somebody");
        redactor.apply("what it searches is built with the first long text. ".repeat(100));
        const output = `a-secret-of-somebody ${"a-secret".repeat(size * 100)}`;
        return () => redactor.apply(output);
      },
    ),
  ],
];

const ROSTER = (size: number) => ({ "roster.json": rosterFile(rosterOf(people(size * 20))) });
const STATE = (size: number) => ({
  "state.json": stateFile(
    Object.fromEntries(
      repeated(size * 20, (at) => [
        `p${at}`,
        { org_id: 12345, email: `p${at + size * 5}@example.com`, role: "viewer", status: "active" },
      ]),
    ),
  ),
});
const CSV = (size: number) => ({
  "people.csv": [
    "email,name,last login",
    ...repeated(size * 20, (at) => `p${at * 2}@example.com,"P, Q",2026-01-01`),
  ].join("\n"),
});
const PLAN = (size: number) => ({ "plan.json": planOf(size * 20) });
const formats = (...names: readonly string[]) => names.flatMap((name) => ["--format", `${name}=out.${name}`]);
const LIVE = ["--roster", "roster.json"];

const COMMANDS: readonly (readonly [string, Work])[] = [
  [
    "review",
    command(
      [
        "review",
        "--plan",
        "plan.json",
        ...formats("table", "md", "html", "json", "sarif", "junit", "annotations", "summary", "gitlab"),
      ],
      PLAN,
    ),
  ],
  [
    "review, redacted, with a roster",
    command(["review", "--plan", "plan.json", "--redact", "hash", ...LIVE], (size) => ({
      ...PLAN(size),
      ...ROSTER(size),
    })),
  ],
  [
    "drift",
    command(
      ["drift", "--state", "state.json", ...LIVE, ...formats("table", "md", "json", "html")],
      (size) => ({ ...STATE(size), ...ROSTER(size) }),
    ),
  ],
  [
    "drift with lines that ignore",
    command(["drift", "--state", "state.json", ...LIVE, "--ignore-file", "ignored"], (size) => ({
      ...STATE(size),
      ...ROSTER(size),
      ignored: repeated(size * 20, (at) => `# nobody${at}`).join("\n"),
    })),
  ],
  ...["csv", "json", "jsonl", "html"].map(
    (format) => [`export as ${format}`, command(["export", ...LIVE, "--format", format], ROSTER)] as const,
  ),
  [
    "matrix",
    command(["matrix", "--state", "state.json", ...LIVE], (size) => ({ ...STATE(size), ...ROSTER(size) })),
  ],
  [
    "reconcile",
    command(["reconcile", "--file", "people.csv", ...LIVE, ...formats("table", "md", "json")], (size) => ({
      ...CSV(size),
      ...ROSTER(size),
    })),
  ],
  [
    "stale",
    command(["stale", "--days", "30", "--logins", "people.csv", ...LIVE], (size) => ({
      ...CSV(size),
      ...ROSTER(size),
    })),
  ],
  [
    "adopt",
    command(
      (size) => ["adopt", "--as", "cdktf", "--org", "12345", ...LIVE, "--out", `adopted-${size}`],
      ROSTER,
    ),
  ],
];

async function growthOf(work: Work): Promise<readonly number[]> {
  const works = [];
  for (const size of SIZES) works.push(await work(size));
  // The first call may load what it needs.
  await works[0]?.();
  return stepsOf(works);
}

const factors = (steps: readonly number[]) => steps.slice(1).map((each, at) => each / (steps[at] ?? 1));

async function expectLinear(work: Work): Promise<void> {
  const steps = await growthOf(work);
  const tooMuch = factors(steps).filter((factor) => factor > MOST);
  expect({ steps, tooMuch }).toEqual({ steps, tooMuch: [] });
}

describe.each(Object.keys(ON_TEXTS))("%s", (name) => {
  test.each(TEXTS)("of %s", async (_what, make) => expectLinear(onText(name, make)));
});

describe("codecs, decoders and readers", () => {
  test.each(CODECS)("%s", async (_name, work) => expectLinear(work));
});

describe("commands, from their files to what they print", () => {
  test.each(COMMANDS)("%s", async (_name, work) => expectLinear(work));
});
