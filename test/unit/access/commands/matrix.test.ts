import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { matrixCommand } from "../../../../src/access/commands/matrix";
import type { Roster } from "../../../../src/access/facts/roster";
import { rosterDocumentOf } from "../../../../src/access/live/roster-document";
import { startSimulator } from "../../../../src/simulator/start";
import { DEFAULT_API_KEY } from "../../../../src/simulator/world/seed";
import { planJson, update } from "../../../support/access/plan-builder";
import { stateFile } from "../../../support/access/state-file";
import { access } from "../../../support/access-io";
import { rosterOf, rosterPerson } from "../../../support/roster";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();

const run = (...argv: string[]) =>
  access(["matrix", "--roster", "roster.json", ...argv], { cwd, commands: [matrixCommand] });
const printed = (...argv: string[]) => run("--out", "-", ...argv);

function given(roster: Roster, role = "viewer") {
  writeFileSync(
    join(cwd, "roster.json"),
    JSON.stringify(rosterDocumentOf(roster, { name: "t", version: "0" })),
  );
  const values = { email: "ada@example.com", org_id: 12345, role, status: "active" };
  writeFileSync(join(cwd, "state.json"), stateFile({ ada: values }));
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

test("the page is a file beside, unless it is asked for elsewhere or on stdout", async () => {
  given(both);
  expect(await run()).toEqual({ code: 0, stdout: "Written: access-matrix.html\n", stderr: "" });
  const page = readFileSync(join(cwd, "access-matrix.html"), "utf8");
  expect((await run("-o", "other.html")).stdout).toBe("Written: other.html\n");
  expect(readFileSync(join(cwd, "other.html"), "utf8")).toBe(page);
  expect((await run("-o", "-")).stdout).toBe(page);
});

test("without a state nobody is called unmanaged", async () => {
  given(both);
  const { code, stdout, stderr } = await printed();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(peopleOf(stdout)).toEqual([
    ["ada@example.com", "not compared", []],
    ["bob@example.com", "not compared", []],
  ]);
});

test("with a state the page tells drift and whom no code knows, in the file asked for", async () => {
  given(both, "admin");
  const { code, stdout } = await run("--state", "state.json", "--out", "matrix.html");
  expect({ code, stdout }).toEqual({ code: 0, stdout: "Written: matrix.html\n" });
  expect(peopleOf(readFileSync(join(cwd, "matrix.html"), "utf8"))).toEqual([
    ["ada@example.com", "managed", ["role_lowered"]],
    ["bob@example.com", "in no given stack", ["unmanaged_user"]],
  ]);
});

test("what the ignore file excuses is ignored, with its reason in the page", async () => {
  given(both);
  writeFileSync(join(cwd, ".accessignore"), 'unmanaged_user/bob@example.com reason="a contractor"\n');
  const { stdout } = await printed("--state", "state.json");
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
  const { stdout } = await printed("--redact", "hash");
  expect(stdout).not.toMatch(/ada@|bob@/);
});

test("the policy file hides people as well", async () => {
  given(both);
  writeFileSync(join(cwd, "access.yaml"), "redact: hash\n");
  expect((await printed()).stdout).not.toMatch(/ada@|bob@/);
});

test("with a plan the page holds the guards, judged against who is there", async () => {
  given(rosterOf([rosterPerson("ada", { role: "admin" })]));
  const change = update({ role: "admin" }, { role: "viewer" });
  writeFileSync(join(cwd, "plan.json"), JSON.stringify(planJson([change])));
  const { stdout } = await printed("--plan", "plan.json");
  const guards = /<section id="guards"[\s\S]*?<\/section>/.exec(stdout)?.[0] ?? "";
  expect(guards).toMatch(/AMX001[\s\S]*?failed/);
  expect((await printed("--state", "state.json")).stdout).not.toContain('id="guards"');
});

test("live, the organizations that a state speaks of are read beside the one of the environment", async () => {
  given(both);
  const simulator = await startSimulator({
    seed: {
      organizations: [
        { id: 1, name: "Headquarters" },
        { id: 12345, name: "London" },
      ],
      users: [
        { id: 101, email: "alice@example.com", role: "admin", org: 1 },
        { id: 101, email: "alice@example.com", role: "admin", org: 12345 },
        { id: 201, email: "ada@example.com", role: "viewer", org: 12345 },
      ],
      keys: [{ key: DEFAULT_API_KEY, userEmail: "alice@example.com" }],
    },
  });
  try {
    const env = {
      AUTOMOX_API_KEY: DEFAULT_API_KEY,
      AUTOMOX_BASE_URL: simulator.url,
      AUTOMOX_ORG_ID: "1",
    };
    const argv = ["matrix", "--out", "-", "--state", "state.json"];
    const { code, stdout, stderr } = await access(argv, { cwd, env, commands: [matrixCommand] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(peopleOf(stdout)).toContainEqual(["ada@example.com", "managed", []]);
  } finally {
    await simulator.close();
  }
});

test("a state that cannot be read is an error, and nothing is written", async () => {
  given(both);
  const { code, stdout, stderr } = await run("--state", "nowhere.json");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("nowhere.json");
});
