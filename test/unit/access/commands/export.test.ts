import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportCommand } from "../../../../src/access/commands/export";
import { manifestSchema } from "../../../../src/access/export/manifest";
import { access, NOW } from "../../../support/access-io";
import { rosterFile, rosterOf, rosterPerson, TAKEN_AT } from "../../../support/roster";
import { folderForEach } from "../../../support/scratch-folder";

const TOOL = { name: "automox-access", version: "0.0.0" };
const cwd = folderForEach();

const run = (...argv: string[]) =>
  access(["export", "--roster", "roster.json", ...argv], { cwd, commands: [exportCommand] });

function given(roster = rosterOf([rosterPerson("ada", { role: "admin" }), rosterPerson("bob")])) {
  writeFileSync(join(cwd, "roster.json"), rosterFile(roster));
}

test("the list is on stdout, and nothing else", async () => {
  given();
  const { code, stdout, stderr } = await run();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\r\n")).toHaveLength(4);
});

test("a manifest holds the sums of every output, and what makes them evidence", async () => {
  given();
  const { code } = await run(
    "--format",
    "csv=a.csv",
    "--format",
    "json",
    "--manifest",
    "m.json",
    "--select",
    "role=admin",
  );
  expect(code).toBe(0);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(cwd, "m.json"), "utf8")));
  const csv = readFileSync(join(cwd, "a.csv"));
  expect(manifest).toMatchObject({
    schema: "access-export-manifest/v1",
    tool: TOOL,
    writtenAt: NOW,
    takenAt: TAKEN_AT,
    keyOwner: "alice@example.com",
    organizations: [{ org: 12345, name: "Organization 12345" }],
    completeness: { status: "complete" },
    selection: ["role=admin"],
    outputs: [
      { path: "a.csv", rows: 1, bytes: csv.length, sha256: createHash("sha256").update(csv).digest("hex") },
      { path: "-" },
    ],
  });
});

test("an incomplete list is exit code 4, with the reasons, and nothing is written", async () => {
  given(
    rosterOf([rosterPerson("ada")], {
      completeness: { status: "incomplete", scanned: 0, total: 1, problems: ["organization 12345 is short"] },
    }),
  );
  const { code, stdout, stderr } = await run("--format", "csv=a.csv", "--manifest", "m.json");
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toContain("organization 12345 is short");
  expect(readdirSync(cwd)).toEqual(["roster.json"]);
});

test("somebody with another number in another organization has it in that line, also from a kept roster", async () => {
  const memberships = [{ org: 12345 }, { org: 54321, userId: 8 }];
  given(rosterOf([rosterPerson("ada", { userId: 7, memberships })]));
  const { stdout } = await run("--columns", "org,user_id,id");
  expect(stdout).toBe("org,User ID,id\r\n12345,7,7\r\n54321,8,8\r\n");
});

test("in JSON no mark turns the reading direction, and it comes back as it was", async () => {
  const firstName = "\u202egnp\u2028";
  given(rosterOf([rosterPerson("ada", { firstName })]));
  for (const argv of [
    ["--format", "json"],
    ["--format", "jsonl"],
    ["--profile", "roster", "--format", "json"],
  ]) {
    const { stdout } = await run(...argv);
    expect(stdout).not.toMatch(/[\u202e\u2028]/);
    expect(stdout).toContain(String.raw`\u202egnp\u2028`);
  }
});

test("no name of a CSV moves the cursor, on a screen, in a pipe or in a file", async () => {
  given(rosterOf([rosterPerson("ada", { firstName: "A\u001b[2J" })]));
  const io = { cwd, commands: [exportCommand], isTerminal: { stdout: true, stderr: false } };
  const argv = ["export", "--roster", "roster.json", "--format", "csv", "--format", "csv=a.csv"];
  expect((await access(argv.slice(0, 5), io)).stdout).toContain("A⟨U+001B⟩[2J");
  await access([...argv.slice(0, 3), ...argv.slice(5)], io);
  expect(readFileSync(join(cwd, "a.csv"), "utf8")).toContain("A⟨U+001B⟩[2J");
});

test.each([
  ["UTF-16, as PowerShell writes it", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"), 0],
  ["an encoding that nobody can tell", () => Buffer.from("email\nJ\xfcrgen@example.com\n", "latin1"), 1],
])("a file in %s", async (_name, encoded, expected) => {
  given();
  writeFileSync(join(cwd, "people.txt"), encoded("ada@example.com\r\n"));
  const { code, stderr } = await run("--select", "@people.txt");
  expect(code).toBe(expected);
  expect(stderr).toEqual(
    expected === 0 ? "" : expect.stringMatching(/people\.txt: the file is no UTF-8\. Save it/),
  );
});

test("an address that fits nobody is said, so that it does not pass for no access", async () => {
  given();
  const { code, stderr } = await run(
    "--select",
    "email=adda@example.com",
    "--select",
    "email=bob@example.com",
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "Nobody fits the selection adda@example.com.\n" });
});

test("people are selected by their real address and shown without it", async () => {
  given();
  const { stdout } = await run("--select", "ada@example.com", "--redact", "hash");
  expect(stdout).not.toContain("ada@");
  expect(stdout.split("\r\n")).toHaveLength(3);
});

test("the page holds whom the selection leaves, redacted", async () => {
  given();
  const page = await run("--format", "html", "--select", "role=admin");
  expect(page).toMatchObject({ code: 0, stdout: expect.stringMatching(/^<!doctype html>/i) });
  expect(page.stdout).toContain("ada@example.com");
  expect(page.stdout).not.toContain("bob@example.com");
  expect((await run("--format", "html", "--redact", "hash")).stdout).not.toContain("ada@example.com");
});

test("a manifest of a redacted list holds no address either", async () => {
  given();
  await run("--redact", "hash", "--select", "email=ada@example.com", "--manifest", "m.json");
  expect(readFileSync(join(cwd, "m.json"), "utf8")).not.toContain("@example.com");
});

test.each([
  [["--columns", "nonsense"], /no column "nonsense"/],
  [["--profile", "baton", "--format", "csv"], /--format json/],
  [["--select", "@missing.txt"], /Cannot read missing\.txt: there is no such file/],
  [["--profile", "nonsense"], /Allowed choices/],
])("%j is refused with exit code 1", async (argv, message) => {
  given();
  const { code, stdout, stderr } = await run(...argv);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(message);
});

test("without a key it says where to make one", async () => {
  const { code, stderr } = await access(["export"], { commands: [exportCommand] });
  expect(code).toBe(1);
  expect(stderr).toMatch(/AUTOMOX_API_KEY is not set.*Settings > Secrets & Keys/);
});

test("the policy file says what is hidden, and the option wins", async () => {
  given();
  writeFileSync(join(cwd, "access.yaml"), "redact: hash\n");
  expect((await run()).stdout).not.toContain("@example.com");
  expect((await run("--redact", "none")).stdout).toContain("@example.com");
});
