import { readdirSync, readFileSync } from "node:fs";
import { type Claim, claimsOf, textsOfPage, textsOfSource } from "./support/claims";
import { sourceFiles } from "./support/source-files";

/**
 * A sentence of README, docs or a literal of src and lib that says "only", "never" or "always" about Automox needs a row of this
 * table: where it comes from, of when, how sure. Better is another sentence: most such words are not needed. The rule:
 * - A sentence ends with . ! ? or : before a capital, or with its paragraph, list item, cell of a table, line of code, or literal
 *   (a sum of literals is one; what is calculated in it is "…").
 * - It is about Automox if it names anything that is Automox's (THINGS in support/claims.ts: the service by any name, its API, paths
 *   and pages, keys, tokens, invitations, roles, zones, people and lists of them), if it begins by pointing back ("It", "These") at a
 *   sentence that does or that is in another text, or if it is a cell of a row that does. Names of ours (`automox-access`, `automox_user`) are no such things.
 * - Our own promises are free: "the provider never …", "the plan only …", the word right behind one who acts for us.
 */
const TABLE = "docs/guides/api-contracts.md";
const SECTION = /^## Sentences with only, never and always$.*?(?=^## |$(?![\s\S]))/ms;
const CERTAINTIES = ["live-confirmed", "published", "third party", "assumed"];
const GENERATED = /\/(gen|generated)\//;

const pages = [
  "README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`),
];
/** Tables made of the schema's texts, which have pages of their own, and of comments in lib; and of what the simulator imitates. */
const TABLES = ["docs/constructs/api.md", "docs/guides/simulator.md"];
const pageClaims = pages
  .filter((file) => file.endsWith(".md") && !TABLES.includes(file))
  .flatMap((file) => textsOfPage(file, readFileSync(file, "utf8").replace(SECTION, "")));
const literals = sourceFiles("src", "lib")
  .filter((file) => !GENERATED.test(file))
  .flatMap((file) => textsOfSource(file, readFileSync(file, "utf8")));
const claims = [...pageClaims, ...literals].flatMap(claimsOf);

const rows = (SECTION.exec(readFileSync(TABLE, "utf8"))?.[0] ?? "")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(1)
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|")))
  .map(([, sentence = "", source = "", date = "", certainty = ""]) => ({
    sentence,
    source,
    date,
    certainty,
  }));

const withoutRow = (list: readonly Claim[], table: readonly { sentence: string }[]) =>
  list.filter(({ sentence }) => !table.some((row) => row.sentence === sentence));
const withoutSentence = (list: readonly Claim[], table: readonly { sentence: string }[]) =>
  table.filter((row) => !list.some(({ sentence }) => sentence === row.sentence));

test("each sentence has a row of its own words, or is written without the word", () => {
  expect(withoutRow(claims, rows)).toEqual([]);
});

test("each row has a sentence", () => {
  expect(rows.length).toBeGreaterThan(0);
  expect(withoutSentence(claims, rows)).toEqual([]);
});

test.each(rows)("$sentence: of $date, $certainty", ({ source, date, certainty }) => {
  expect(source).not.toBe("");
  expect(date).toMatch(/^20\d\d(-\d\d){0,2}$/);
  expect(CERTAINTIES).toContain(certainty);
});

test("a sentence without its row is found, and a row without its sentence", () => {
  const [claim] = claimsOf({ file: "README.md", parts: ["Automox never mails twice."] });
  const others = [{ sentence: "Automox never mails thrice" }];
  expect(withoutRow(claim ? [claim] : [], others)).toEqual([claim]);
  expect(withoutSentence(claim ? [claim] : [], others)).toEqual(others);
});

describe("what counts", () => {
  const found = (file: string, text: string) =>
    (file.endsWith(".md") ? textsOfPage(file, text) : textsOfSource(file, text))
      .flatMap(claimsOf)
      .map(({ sentence }) => sentence);

  test.each([
    ["the name", "a.md", "Automox never says so.", "Automox never says so"],
    ["another name", "a.md", "The vendor always mails.", "The vendor always mails"],
    ["a path", "a.md", "`GET /users` only lists some.", "`GET /users` only lists some"],
    ["a thing of Automox's", "a.md", "A key is shown only once.", "A key is shown only once"],
    ["one of its people", "a.md", "Somebody removed never comes back.", "Somebody removed never comes back"],
    ["pointing back", "a.md", "Make a token there. It is shown\nonly once.", "It is shown only once"],
    ["pointing out of the text", "src/a.ts", 'say("It is shown only once.");', "It is shown only once"],
    ["a cell of a row", "a.md", "| API keys | shown only once |", "shown only once"],
    ["a list item", "a.md", "- **One**\n- Keys *never* expire.", "Keys *never* expire"],
    ["a heading", "a.md", "# Of SCIM only GET", "Of SCIM only GET"],
    ["a comment in code", "a.md", "```hcl\n# Only zones.\nx = 1\n```", "Only zones"],
    ["an attribute", "a.md", "- `token` (String) Zones only. Other words.", "Zones only"],
    [
      "ours beside Automox",
      "a.md",
      "The provider waits: a key is always slow.",
      "The provider waits: a key is always slow",
    ],
    [
      "ours and not ours",
      "a.md",
      "The plan never lists keys that only roles have.",
      "The plan never lists keys that only roles have",
    ],
    ["a capital", "src/a.ts", 'say("Only admins invite.");', "Only admins invite"],
    ["a sum", "src/a.ts", 'say("The key is " + "shown only " + "once.");', "The key is shown only once"],
    [
      "a template",
      "src/a.ts",
      "say(`$" + "{who} is only on the console's list.`);",
      "… is only on the console's list",
    ],
    ["a sum with what is calculated", "src/a.ts", 'say("SCIM only " + (a ? "b" : "c"));', "SCIM only …"],
    ["a branch", "src/a.ts", 'say(a ? "Zones only." : "");', "Zones only"],
  ])("%s", (...[, file, text, sentence]) => {
    expect(found(file, text)).toEqual([sentence]);
  });

  test.each([
    ["ours", "a.md", "The provider never mails twice. A plan will only read the API."],
    ["our commands", "a.md", "`automox-access` only reads keys."],
    ["names of ours", "a.md", "Only `automox_user` and `src/automox/scim.ts`."],
    ["nothing of Automox's", "a.md", "Node only starts once."],
    ["names with the word in them", "a.md", "A Read Only role, `read-only` of zones."],
    ["pointing back at nothing", "a.md", "Node starts. It only does so once."],
    ["another cell's sentence", "a.md", "| node | only once |\n| key | twice |"],
    ["comments of the source", "src/a.ts", "// Keys only.\nconst a = 1;"],
    ["words of the code", "src/a.ts", 'const roles = ["always"];'],
  ])("but not %s", (_name, file, text) => {
    expect(found(file, text)).toEqual([]);
  });
});
