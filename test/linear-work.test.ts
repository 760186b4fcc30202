// Work on texts of others grows no faster than they do. Each line gives an input of a size, worst for its reader, and what works on
// it; sizes are doubled four times and steps are counted (support/steps.ts), so the answer is the same on every machine. A doubling may
// cost 2.6 times as much: sorting is allowed, a square is four times.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { as, create, planJson, unchanged } from "./support/access/plan-builder";
import { rosterFile, rosterOf, rosterPerson } from "./support/roster";
import { startCounting, stepsOf } from "./support/steps";

startCounting();

const MOST = 2.6;
const SIZES = [1, 2, 4, 8, 16];
const folder = mkdtempSync(join(tmpdir(), "linear-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What works on an input of that size; making the input is not counted. */
type Work = (size: number) => Promise<() => unknown>;

const numbers = (size: number): readonly number[] => Array.from({ length: size }, (_, at) => at);
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return name;
};

const command =
  (argv: readonly string[], files: (size: number) => Readonly<Record<string, string>>): Work =>
  async (size) => {
    const { access } = await import("./support/access-io");
    for (const [name, content] of Object.entries(files(size))) file(name, content);
    return async () => {
      const { code, stderr } = await access(argv, { cwd: folder });
      if (code === 1) throw new Error(stderr);
    };
  };

const people = (size: number) =>
  numbers(size).map((at) => rosterPerson(`p${at}`, { userId: at + 1, role: at % 3 ? "viewer" : "admin" }));
const roster = (size: number) => rosterFile(rosterOf(people(size)));
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
    const { redacted } = await import("../src/access/facts/redact");
    return (all) => redacted(all, "domain");
  },
  "redaction of a name": async () => {
    const { redactor } = await import("../src/access/facts/redact");
    return (all) => redactor("domain", { names: [all.slice(0, 900)] })(all);
  },
  "an ignore line": async () => {
    const { parseIgnoreLine } = await import("../src/access/drift/ignore-line");
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
    return (all) => [
      readErrorBody(all, ["secret-key-of-somebody"]),
      readErrorBody(JSON.stringify({ errors: [all] }), []),
    ];
  },
  "a date": async () => (await import("../src/automox/wire/date")).toRfc3339,
  "a role": async () => (await import("../src/automox/model/roles")).nearMiss,
  "an address": async () => (await import("../src/automox/wire/email")).foldEmail,
  "a table": async () => {
    const { readTable } = await import("../src/access/text/table-file");
    return (all) => caught(() => readTable(`email\n${all}`, "f"));
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

const wire =
  (decode: (json: unknown) => unknown, json: (size: number) => unknown): Work =>
  async (size) => {
    const input = json(size * 20);
    return () => decode(input);
  };

const WORK: readonly (readonly [string, Work])[] = [
  [
    "a review",
    command(["review", "--plan", "plan.json", "--format", "md"], (size) => ({
      "plan.json": planOf(size * 20),
    })),
  ],
];

async function growthOf(work: Work): Promise<readonly number[]> {
  const steps: number[] = [];
  for (const size of SIZES) {
    const once = await work(size);
    // The first call may load what it needs.
    if (steps.length === 0) await once();
    steps.push(await stepsOf(once));
  }
  return steps;
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

test.each(WORK)("%s", async (_name, work) => expectLinear(work));
