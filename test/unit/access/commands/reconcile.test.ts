import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { reconcileCommand } from "../../../../src/access/commands/reconcile";
import { reconciliationSchema } from "../../../../src/access/reconcile/reconciliation-schema";
import { access } from "../../../support/access-io";
import { rosterFile, rosterOf, rosterPerson } from "../../../support/roster";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();

const PEOPLE = [
  rosterPerson("ada", { role: "admin", userId: 201 }),
  rosterPerson("gone", { role: "operator" }),
  rosterPerson("bot"),
  rosterPerson("new", { status: "pending" }),
];
const FILE =
  "email,first name,last name,status\nADA@example.com,Ada,Byron,active\nnew@example.com,,,active\ngone@example.com,,,terminated\n";

function run(argv: readonly string[], { file = FILE, roster = rosterOf(PEOPLE) } = {}) {
  writeFileSync(join(cwd, "people.csv"), file);
  writeFileSync(join(cwd, "roster.json"), rosterFile(roster));
  const line = ["reconcile", "--roster", "roster.json", "--file", "people.csv", ...argv];
  return access(line, { cwd, commands: [reconcileCommand] });
}

test("what differs is grouped with the remedy, and the exit code is 2", async () => {
  const { code, stdout, stderr } = await run([]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  expect(stdout).toContain("4 differences between Automox and the file.");
  expect(stdout).toMatch(
    /no longer belong here \(1\)[\s\S]*gone@example\.com[\s\S]*operator in 12345; file: terminated \(line 4\)/,
  );
  expect(stdout).toMatch(/not accepted the invitation: no access yet \(1\)[\s\S]*new@example\.com/);
  expect(stdout).toMatch(/The name differs \(1\)[\s\S]*Automox: ada Example; file: Ada Byron \(line 2\)/);
});

test("JSON says the same as data", async () => {
  const { stdout } = await run(["--format", "json"]);
  const document = reconciliationSchema.parse(JSON.parse(stdout));
  expect(document).toMatchObject({
    schema: "access-reconciliation/v1",
    summary: {
      withAccess: 3,
      pending: 1,
      listed: 2,
      matched: 1,
      differences: { not_in_file: 1, inactive_in_file: 1 },
    },
  });
  expect(document.items.map((item) => [item.kind, item.email])).toEqual([
    ["inactive_in_file", "gone@example.com"],
    ["not_in_file", "bot@example.com"],
    ["pending", "new@example.com"],
    ["name_differs", "ada@example.com"],
  ]);
});

test("agreement is exit code 0; excepted people count on neither side", async () => {
  const file = "email\nada@example.com\nleft@example.com\n";
  const argv = ["--no-status", "--except", "*ot@example.com", "--except", "left@example.com"];
  const { code, stdout } = await run(argv, {
    file,
    roster: rosterOf(PEOPLE.slice(0, 1).concat(PEOPLE.slice(2, 3))),
  });
  expect({ code, says: stdout.includes("Automox and the file agree.") }).toEqual({ code: 0, says: true });
});

test("an incomplete listing is exit code 4, and absence is not judged", async () => {
  const completeness = {
    status: "incomplete",
    scanned: 0,
    total: 1,
    problems: ["organization 12345 is short"],
  } as const;
  const { code, stdout, stderr } = await run([], { roster: rosterOf([], { completeness }) });
  expect(code).toBe(4);
  expect(stdout).toMatch(/Incomplete: .*nobody of the file is called unknown/);
  expect(stdout).not.toContain("ada@");
  expect(stderr).toContain("organization 12345 is short");
});

test("a name breaks no table, mentions nobody and injects no HTML", async () => {
  const lastName = "x|y`\n@org/team <script> \u202e";
  const { stdout } = await run(["--format", "md"], { roster: rosterOf([rosterPerson("ada", { lastName })]) });
  const row = stdout.split("\n").find((line) => line.includes("Byron")) ?? "";
  expect(row).toMatch(
    /^\| `ada@example\.com` \| ``Automox: ada x⟨U\+007C⟩y` @org\/team <script> ⟨U\+202E⟩; file: Ada Byron \(line 2\)`` \|$/,
  );
});

test("CSV cells are formula-safe, and redaction holds everywhere", async () => {
  const roster = rosterOf([rosterPerson("x", { email: "=x@example.com" })]);
  expect((await run(["--format", "csv"], { roster })).stdout).toContain("not_in_file,'=x@example.com,");
  for (const format of ["table", "md", "json", "csv"]) {
    const { stdout } = await run(["--format", format, "--redact", "hash"]);
    expect(stdout).not.toMatch(/@example|Byron/);
  }
});

test("a wrong file is exit code 1 before anything is read", async () => {
  writeFileSync(join(cwd, "people.csv"), "email\nx\n");
  const { code, stderr } = await access(["reconcile", "--file", "people.csv"], {
    cwd,
    commands: [reconcileCommand],
  });
  expect(code).toBe(1);
  expect(stderr).toContain("people.csv:2: the cell holds no e-mail address");
});

test("the policy file says what is hidden, and the option wins", async () => {
  writeFileSync(join(cwd, "access.yaml"), "redact: hash\n");
  expect((await run([])).stdout).not.toContain("@example.com");
  expect((await run(["--redact", "none"])).stdout).toContain("@example.com");
});

test.each([
  ["no status", "email\nada@example.com\n", [], /people\.csv: no status column was found.*--no-status/],
  [
    "an unknown word",
    "email,status\nada@example.com,zombie\n",
    [],
    /people\.csv:2: .*"zombie".*--active-when/,
  ],
  [
    "a row left out",
    "email,status\nada@example.com,active\n,active\n",
    ["--skip-invalid-rows"],
    /people\.csv:3: no address; left out/,
  ],
])("%s: never agreement, but exit code 4", async (...given) => {
  const [, file, argv, message] = given;
  const { code, stdout, stderr } = await run(argv, { file, roster: rosterOf(PEOPLE.slice(0, 1)) });
  expect(code).toBe(4);
  expect(stderr).toMatch(message);
  expect(stdout).not.toContain("agree");
});

test("a file that is refused names nobody where people are hidden", async () => {
  const file = "email,status\nada@example.com,active\nada@example.com,left\nBob <bob@example.com>,active\n";
  const { code, stderr } = await run(["--redact", "hash"], { file });
  expect(code).toBe(1);
  expect(stderr).toMatch(/:3: person-\w+ is in line 2 already, with another status\n.*:4: a name around/);
  expect(stderr).not.toMatch(/ada|bob/i);
});
