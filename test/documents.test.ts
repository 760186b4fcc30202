import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { BLOCKS, blocksFor } from "./support/page-blocks";
import { sourceFiles } from "./support/source-files";

const DECISIONS = "docs/decisions";
const ORDINAL = /^\| \[(\d{4})\]\((\1-[a-z0-9-]+\.md)\) \| \S.* \|$/;

test("the list of decisions names each page in one line, and nothing else", () => {
  const rows = readFileSync(`${DECISIONS}/README.md`, "utf8").split("\n");
  const named = rows.flatMap((row) => ORDINAL.exec(row)?.[2] ?? []);
  const pages = readdirSync(DECISIONS).filter((name) => name !== "README.md");
  expect(named).toEqual(pages.sort());
});

test("the README is read in one go: at most 150 lines", () => {
  expect(readFileSync("README.md", "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(150);
});

describe("what was run", () => {
  const [, table = ""] = readFileSync("README.md", "utf8").split("## Requirements and compatibility");
  const rowOf = (name: string) =>
    (table.split("\n").find((line) => line.startsWith(`| ${name} |`)) ?? "")
      .split("|")
      .map((cell) => cell.trim());
  const [, , run = "", idle = ""] = rowOf("Terraform");
  const measured = readFileSync("docs/compatibility.md", "utf8");

  test("the README leaves versions of Terraform to the page that the tests write, and so do the limits", () => {
    expect(run).toContain("(docs/compatibility.md)");
    expect(run.replace(/\(.*\)/, "")).not.toMatch(/\d/);
    expect(readFileSync("docs/guides/limits.md", "utf8")).toContain("(../compatibility.md)");
  });

  test.each(["Terraform 1.16", "OpenTofu 1.12"])("%s is called not run as long as it was not", (program) => {
    const [name = "", version = ""] = program.split(" ");
    const wasRun = !measured.includes(`| ${program} | not run |`);
    expect(wasRun || (name === "OpenTofu" ? rowOf(name)[2] === "" : idle.includes(version))).toBe(true);
  });
});

/** Elsewhere npx downloads whatever has that name in the registry, and runs it with the key in its environment. */
test("a page that types npx with a command of ours says where the package comes from", () => {
  const typing = BLOCKS.filter(({ code }) => /^npx (automox-|terraform-provider-automox)/m.test(code));
  const pages = [...new Set(typing.map(({ page }) => page))];
  expect(pages.length).toBeGreaterThan(4);
  const said =
    /npm install .*terraform-provider-automox|\]\((\.\.\/|docs\/)?(guides\/)?install\.md|the npm package/;
  expect(pages.filter((page) => !said.test(readFileSync(page, "utf8")))).toEqual([]);
});

describe("finding your way", () => {
  const BEHAVIOURS = [
    "invite",
    "take over",
    "resend",
    "wait for activation",
    "set active",
    "role change",
    "re-invite for a role",
    "give a zone",
    "take zones",
    "remove",
    "remove from account",
    "rename",
    "two factor",
    "import",
    "last administrator",
    "removal limit",
    "key rights",
    "roster listing",
    "absence",
    "retry",
  ];
  const NO_NOUN = ["a", "for", "from"];
  const ROW = /^\| (.+) \| `(src\/.+\.ts)` \| `(\w+)` \|$/;
  const rows = readFileSync("docs/finding-your-way.md", "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, behaviour = "", file = "", symbol = ""] = ROW.exec(line) ?? [];
      return behaviour === "" ? [] : [{ behaviour, file, symbol }];
    });

  test("these behaviours are told, and no others", () => {
    expect(rows.map(({ behaviour }) => behaviour)).toEqual(BEHAVIOURS);
  });

  test.each(rows)("$behaviour: $file exports $symbol", ({ behaviour, file, symbol }) => {
    const name = basename(file, ".ts").replaceAll("-", "");
    const words = behaviour.replaceAll("-", "").split(" ");
    for (const word of words.filter((each) => !NO_NOUN.includes(each))) expect(name).toContain(word);
    expect(readFileSync(file, "utf8")).toMatch(
      new RegExp(`^export (async )?(function|const|class) ${symbol}\\b`, "m"),
    );
  });
});

describe("the threat model", () => {
  const rows = readFileSync("docs/security/threat-model.md", "utf8")
    .split("\n")
    .filter((line) => /^\| (?!actor |---)/.test(line))
    .map((line) => line.slice(2, -2).split(" | "));

  test.each(rows)("%s, on %s: %s", (...cells) => {
    expect(cells).toHaveLength(5);
    const [, file = "", title = ""] = /^`(test\/\S+\.test\.ts)`: (.+)$/.exec(cells[4] ?? "") ?? [];
    expect(readFileSync(file, "utf8")).toContain(`"${title}"`);
  });

  test("has lines", () => expect(rows.length).toBeGreaterThan(10));
});

describe("the map in CONTRIBUTING.md", () => {
  /** Written by generators, or data: their folder is on the map, what is below it is not. */
  const DATA = /\/(gen|generated|fixtures|vectors|golden|__snapshots__|proto)\/./;
  /** What lies below test/unit/ lies where what it tests lies. */
  const MIRROR = "test/unit/";

  function onTheMap(): string[] {
    const [map] = blocksFor("map");
    const parents: string[] = [];
    return (map?.code ?? "").split("\n").flatMap((line) => {
      const [, indent = "", name = ""] = /^( *)(\S+\/)(?: |$)/.exec(line) ?? [];
      if (name === "") return [];
      const depth = indent.length / 2;
      parents.length = depth;
      parents.push(name);
      return [parents.join("")];
    });
  }

  function foldersOf(...roots: string[]): Set<string> {
    const folders = new Set<string>();
    for (const file of sourceFiles(...roots))
      for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) folders.add(`${folder}/`);
    return folders;
  }

  test("has every folder of src and test, and no folder that is not there", () => {
    const map = onTheMap();
    const there = [...foldersOf("src", "test")].filter(
      (folder) => !DATA.test(folder) && !(folder.startsWith(MIRROR) && folder !== MIRROR),
    );
    expect(there.filter((folder) => !map.includes(folder)).sort()).toEqual([]);
    expect(map.filter((folder) => !existsSync(folder))).toEqual([]);
  });
});
