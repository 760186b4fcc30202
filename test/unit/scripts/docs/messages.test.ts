import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messagesPage } from "../../../../scripts/docs/messages.mjs";
import { folderForEach } from "../../../support/scratch-folder";
import { sourceFiles } from "../../../support/source-files";

const root = folderForEach();

test("the page has every code of the sources", () => {
  const page = readFileSync("docs/messages.md", "utf8");
  const codes = sourceFiles("src/provider", "src/framework", "src/server").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bcode: "([a-z]+\/[a-z-]+)"/g)].map(([, code]) => code),
  );
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code) => !page.includes(`\n## ${code}\n`))).toEqual([]);
});

test("texts are followed through pieces, endings, constants and functions of one expression; values are samples", async () => {
  for (const room of ["framework", "provider", "server"])
    mkdirSync(join(root, "src", room), { recursive: true });
  writeFileSync(
    join(root, "src/provider/some.ts"),
    `const REMEDY = "Apply again.";
    const who = (email: string) => \`Somebody at \${email}\`;
    export const said = (person: Person, org: number, isGone: boolean) => error({
      code: "user/some",
      summary: \`Cannot remove \${person.email} from \${org}\`,
      detail: (isGone ? "Gone." : who(person.email)) + " " + REMEDY + \` <\${person.stamp}>\`,
    });`,
  );
  expect(await messagesPage(root)).toMatch(
    /\n## user\/some\n\n\*\*Cannot remove ada@example\.com from 12345\*\*\n\n\(Gone\. \/ Somebody at ada@example\.com\) Apply again\. \\<‹person\.stamp›>\n$/,
  );
});
