import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { adoptCommand } from "../../../../src/access/commands/adopt";
import { stateFile } from "../../../support/access/state-file";
import { access } from "../../../support/access-io";
import { rosterFile, rosterOf, rosterPerson } from "../../../support/roster";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();

const PEOPLE = ["ada", "bob"].map((key) => rosterPerson(key));

function run(argv: readonly string[], roster = rosterOf(PEOPLE)) {
  writeFileSync(join(cwd, "roster.json"), rosterFile(roster));
  return access(["adopt", "--roster", "roster.json", ...argv], { cwd, commands: [adoptCommand] });
}
const read = (file: string) => readFileSync(join(cwd, file), "utf8");
const files = () =>
  readdirSync(cwd)
    .filter((name) => name !== "roster.json")
    .sort();

test.each([
  ["cdktf", ".ts"],
  ["hcl", ".tf"],
  ["import-blocks", ".tf"],
  ["tf-json", ".tf.json"],
  ["data", ".csv"],
])("--as %s writes its file and a map, and the same bytes again elsewhere", async (form, ending) => {
  const { code, stdout } = await run(["--as", form]);
  expect(code).toBe(0);
  expect(stdout).toContain(
    `2 people to adopt.\nWritten: adopted-people${ending}\nWritten: adopted-people.map.json`,
  );
  expect(files()).toEqual(["adopted-people.map.json", `adopted-people${ending}`].sort());
  await run(["--as", form, "--out", "again"], rosterOf([...PEOPLE].reverse()));
  expect(read(`again/adopted-people${ending}`)).toBe(read(`adopted-people${ending}`));
});

test("somebody in two organizations is one person", async () => {
  const spread = rosterPerson("ada", { memberships: [{ org: 12345 }, { org: 20000 }] });
  expect((await run(["--as", "tf-json"], rosterOf([spread]))).stdout).toMatch(
    /^1 person to adopt in 2 memberships\.\n/,
  );
});

test("a second run writes nothing, a third only who is new, and edits stay", async () => {
  await run(["--as", "tf-json"]);
  writeFileSync(join(cwd, "adopted-people.tf.json"), "edited");
  expect(await run(["--as", "tf-json"])).toMatchObject({
    code: 0,
    stdout: "Nobody new to adopt. 2 memberships are managed already.\n",
  });
  const newcomer = rosterPerson("x", { email: "ada@example.org" });
  const third = ["--as", "tf-json", "--detailed-exitcode"];
  expect((await run(third, rosterOf([...PEOPLE, newcomer]))).code).toBe(2);
  expect((await run(third, rosterOf([...PEOPLE, newcomer]))).code).toBe(0);
  expect(read("adopted-people.tf.json")).toBe("edited");
  const { resource } = JSON.parse(read("adopted-people-2.tf.json"));
  expect(Object.keys(resource.automox_user)).toEqual(["ada_example_org"]);
});

test("a state leaves out who is managed, and their names are not given again", async () => {
  const values = { id: "12345/ada@example.org", email: "ada@example.org", org_id: 12345, role: "viewer" };
  writeFileSync(join(cwd, "state.json"), stateFile({ ada: values }));
  const managed = rosterPerson("m", { email: "Ada@example.org" });
  const { stdout } = await run(["--as", "tf-json", "--state", "state.json"], rosterOf([...PEOPLE, managed]));
  expect(stdout).toContain("2 people to adopt. 1 membership is managed already.");
  expect(Object.keys(JSON.parse(read("adopted-people.tf.json")).resource.automox_user)).toEqual([
    "ada_example_com",
    "bob",
  ]);
});

test("only who is selected, with who is left out said on stderr", async () => {
  const off = rosterPerson("off", { status: "disabled" });
  const { stderr } = await run(
    ["--as", "data", "--select", "bob@*", "--select", "off@*"],
    rosterOf([...PEOPLE, off]),
  );
  expect(stderr).toMatch(
    /^off@example\.com in 12345 is disabled: left out\.\nTo adopt somebody disabled, enable/,
  );
  expect(read("adopted-people.csv")).toBe(
    "id,email,first_name,last_name,role,org_id\nbob,bob@example.com,bob,Example,viewer,12345\n",
  );
});

test("an incomplete listing is exit code 4, and nothing is written", async () => {
  const completeness = { status: "incomplete", scanned: 0, total: 1, problems: ["x is short"] } as const;
  expect((await run(["--as", "data"], rosterOf(PEOPLE, { completeness }))).code).toBe(4);
  expect(files()).toEqual([]);
});

test.each([
  [[], /--as hcl or --as cdktf or --as import-blocks or/],
  [["--as", "data", "--redact", "hash"], /leave --redact out/],
  [["--as", "data", "--name", "../x"], /letters, digits/],
  [["--as", "data", "--state", "none.json"], /Cannot read the state none\.json: there is no such file/],
  [["nonsense"], /there is `adopt` and `adopt verify`/],
  [["verify"], /--plan FILE/],
])("%j is refused", async (argv, message) => {
  const { code, stderr } = await run(argv);
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
});

test("verify ends with 0 where the map is met, else with 3", async () => {
  await run(["--as", "tf-json", "--select", "ada@*"]);
  const person = { org_id: 12345, email: "ada@example.com" };
  const plan = (actions: readonly string[]) => ({
    format_version: "1.2",
    complete: true,
    resource_changes: [
      {
        address: "automox_user.ada",
        mode: "managed",
        type: "automox_user",
        name: "ada",
        change: { actions, before: person, after: person, importing: { id: "12345/ada@example.com" } },
      },
    ],
  });
  const verify = (actions: readonly string[]) => {
    writeFileSync(join(cwd, "plan.json"), JSON.stringify(plan(actions)));
    const files = ["--plan", "plan.json", "--map", "adopted-people.map.json"];
    return access(["adopt", "verify", ...files, "--redact", "domain"], { cwd, commands: [adoptCommand] });
  };
  expect(await verify(["no-op"])).toMatchObject({ code: 0, stderr: "" });
  expect(await verify(["update"])).toMatchObject({
    code: 3,
    stdout: expect.stringMatching(/^Failed: 1 of 1/),
  });
});
