import { readdirSync, readFileSync } from "node:fs";

const DECISIONS = "docs/decisions";

test("the list of decisions names each page in one line, and nothing else", () => {
  const rows = readFileSync(`${DECISIONS}/README.md`, "utf8").split("\n");
  const named = rows.flatMap(
    (row) => /^\| \[(\d{4})\]\((\1-[a-z0-9-]+\.md)\) \| \S.* \|$/.exec(row)?.[2] ?? [],
  );
  const pages = readdirSync(DECISIONS).filter((name) => name !== "README.md");
  expect(named).toEqual(pages.sort());
});
