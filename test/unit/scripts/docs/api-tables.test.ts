import { readFileSync } from "node:fs";
import { join } from "node:path";
import { API_PAGE, apiPage } from "../../../../scripts/docs/api-tables.mjs";
import { attributeDocs } from "../../../../scripts/docs/attribute-docs";

const ROOT = join(__dirname, "..", "..", "..", "..");
const page = readFileSync(join(ROOT, API_PAGE), "utf8");

test("the tables on disk are what the types of both libraries say", async () => {
  expect(await apiPage(ROOT, attributeDocs())).toBe(page);
});

test("they have everything that can be imported", () => {
  const index = readFileSync(join(ROOT, "lib/index.ts"), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  const names = [...index.matchAll(/(?<=[{,]\s*(?:type )?)[A-Z]\w+/g)].map(([name]) => name);
  const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
  expect(headings.sort()).toEqual(names.sort());
});

test("each property and attribute has words, and one library alone has its functions", () => {
  const rows = page.split("\n").filter((line) => /^\| (static )?`/.test(line));
  expect(rows.length).toBeGreaterThan(200);
  const bare = rows.filter((row) => /\| +\|$/.test(row));
  expect(bare.map((row) => row.split(" ")[1])).toEqual(["`alias`"]);
  expect(rows.filter((row) => row.includes(" alone.**"))).toEqual([
    "| `functions` | `AutomoxProviderFunctions` | **cdktn alone.** Provider-defined functions of the automox provider. |",
  ]);
});
