import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Roster } from "../../../../src/review/access/roster";
import { matrixCommand } from "../../../../src/review/commands/matrix";
import { rosterDocumentOf } from "../../../../src/review/export/roster-document";
import { access } from "../../../support/access-io";
import { rosterOf, rosterPerson } from "../../../support/roster";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "access-matrix-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const run = (...argv: string[]) =>
  access(["matrix", "--roster", "roster.json", ...argv], { cwd, commands: [matrixCommand] });

function given(roster: Roster, role = "viewer") {
  writeFileSync(
    join(cwd, "roster.json"),
    JSON.stringify(rosterDocumentOf(roster, { name: "t", version: "0" })),
  );
  const values = { email: "ada@example.com", org_id: 12345, role, status: "active" };
  const resource = {
    address: "automox_user.ada",
    mode: "managed",
    type: "automox_user",
    name: "ada",
    values,
  };
  writeFileSync(
    join(cwd, "state.json"),
    JSON.stringify({ format_version: "1.0", values: { root_module: { resources: [resource] } } }),
  );
}

const peopleOf = (html: string) =>
  JSON.parse(/id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "").people.map(
    ({ email, management, drift }: { email: string; management: string; drift: string[] }) => [
      email,
      management,
      drift,
    ],
  );
const both = rosterOf([rosterPerson("ada"), rosterPerson("bob")]);

test("without a state the page is on stdout, and nobody is called unmanaged", async () => {
  given(both);
  const { code, stdout, stderr } = await run();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(peopleOf(stdout)).toEqual([
    ["ada@example.com", "not compared", []],
    ["bob@example.com", "not compared", []],
  ]);
});

test("with a state the page tells drift and whom no code knows, in the file asked for", async () => {
  given(both, "admin");
  const { code, stdout } = await run("--state", "state.json", "--out", "matrix.html");
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(peopleOf(readFileSync(join(cwd, "matrix.html"), "utf8"))).toEqual([
    ["ada@example.com", "managed", ["role_lowered"]],
    ["bob@example.com", "unmanaged", ["unmanaged_user"]],
  ]);
});

test("what the ignore file excuses is ignored, with its reason in the page", async () => {
  given(both);
  writeFileSync(join(cwd, ".accessignore"), 'unmanaged_user/bob@example.com reason="a contractor"\n');
  const { stdout } = await run("--state", "state.json");
  expect(peopleOf(stdout)).toContainEqual(["bob@example.com", "ignored", []]);
  expect(stdout).toContain("a contractor");
});

test("an incomplete list is written with its banner, and ends with code 4", async () => {
  given(
    rosterOf([rosterPerson("ada")], {
      completeness: { status: "incomplete", scanned: 0, total: 1, problems: ["organization 12345 is short"] },
    }),
  );
  const { code, stderr } = await run("--out", "matrix.html");
  expect(code).toBe(4);
  expect(stderr).toContain("organization 12345 is short");
  expect(readFileSync(join(cwd, "matrix.html"), "utf8")).toContain("organization 12345 is short");
});

test("--redact hides people", async () => {
  given(both);
  const { stdout } = await run("--redact", "hash");
  expect(stdout).not.toMatch(/ada@|bob@/);
});

test("a state that cannot be read is an error, and nothing is written", async () => {
  given(both);
  const { code, stdout, stderr } = await run("--state", "nowhere.json");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("nowhere.json");
});
