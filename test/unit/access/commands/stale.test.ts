import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { staleCommand } from "../../../../src/access/commands/stale";
import { staleSchema } from "../../../../src/access/stale/stale-schema";
import { access } from "../../../support/access-io";
import { rosterFile, rosterOf, rosterPerson } from "../../../support/roster";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();

const ROSTER = rosterOf([
  rosterPerson("old", { role: "admin" }),
  rosterPerson("new"),
  rosterPerson("who"),
  rosterPerson("here"),
  rosterPerson("invited", { status: "pending", createdAt: "2026-02-01T00:00:00Z" }),
]);
const LOGINS =
  "Email,Last Login\nold@example.com,2025-01-01\nnew@example.com,2026-02-20\nwho@example.com,-\nhere@example.com,never\n";

function run(argv: readonly string[], { roster = ROSTER, logins = LOGINS } = {}) {
  writeFileSync(join(cwd, "logins.csv"), logins);
  writeFileSync(join(cwd, "roster.json"), rosterFile(roster));
  return access(["stale", "--roster", "roster.json", "--logins", "logins.csv", ...argv], {
    cwd,
    commands: [staleCommand],
  });
}

test("somebody stale is exit code 2; who has no data is unknown, and pending people stand apart", async () => {
  const { code, stdout, stderr } = await run(["--days", "90"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  expect(stdout).toContain(
    "1 person is stale, 1 logged in within 90 days, 1 never did, of 1 nothing is known.",
  );
  expect(stdout).toContain("taken from the file logins.csv, which has a date for 2 people");
  expect(stdout).toMatch(/^Stale \(1\)[\s\S]*old@example\.com[\s\S]*2025-01-01, 424 days ago/m);
  expect(stdout).toMatch(/^Unknown \(1\)[\s\S]*who@example\.com[\s\S]*the file says "-"/m);
  expect(stdout).toMatch(/^Never logged in \(1\)[\s\S]*here@example\.com/m);
  expect(stdout).toMatch(/^Pending[\s\S]*invited@example\.com[\s\S]*invited 28 days ago/m);
});

test.each([
  [[], 2],
  [["--except", "here@*"], 0],
])("nobody stale, %j: exit code %d", async (argv, expected) => {
  const { code, stdout } = await run(["--days", "90", "--except", "old@*", ...argv]);
  expect(code).toBe(expected);
  expect(stdout).not.toContain("old@example.com");
});

test("somebody who was added a while ago and never logged in counts, somebody new does not", async () => {
  const people = (createdAt: string) => rosterOf([rosterPerson("here", { createdAt })]);
  expect((await run(["--days", "90"], { roster: people("2026-02-20T00:00:00Z") })).code).toBe(0);
  expect((await run(["--days", "90"], { roster: people("2025-02-20T00:00:00Z") })).code).toBe(2);
});

test("where nothing is known of more than half, the run is incomplete and says so", async () => {
  const { code, stderr } = await run(["--days", "90", "--except", "old@*", "--except", "here@*"], {
    logins: "email,last login\nnew@example.com,-\n",
  });
  expect(code).toBe(4);
  expect(stderr).toContain("nothing is known of 2 of the 2 people with access, which is more than half");
});

test.each(["json", "csv", "md"])("as %s, redacted", async (format) => {
  const { code, stdout } = await run(["--days", "30", "--format", format, "--redact", "hash"]);
  expect(code).toBe(2);
  expect(stdout).not.toContain("@example.com");
  if (format === "json")
    expect(staleSchema.parse(JSON.parse(stdout))).toMatchObject({
      schema: "access-stale/v1",
      days: 30,
      summary: { stale: 1, never: 1, unknown: 1, pending: 1, disabled: 0, recent: 1 },
    });
});

test("an incomplete listing is exit code 4", async () => {
  const completeness = { status: "incomplete", scanned: 0, total: 1, problems: ["x is short"] } as const;
  const { code, stdout, stderr } = await run(["--days", "90"], { roster: { ...ROSTER, completeness } });
  expect(code).toBe(4);
  expect(stdout).toContain("more people may be stale");
  expect(stderr).toContain("x is short");
});

test.each([
  [[], /--days/],
  [["--days", "0"], /whole number from 1/],
  [["--days", "9", "--dates", "ymd"], /Allowed choices/],
])("%j is refused", async (argv, message) => {
  const { code, stderr } = await run(argv);
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
});

test("the policy file says what is hidden, and the option wins", async () => {
  writeFileSync(join(cwd, "access.yaml"), "redact: hash\n");
  expect((await run(["--days", "90"])).stdout).not.toContain("@example.com");
  expect((await run(["--days", "90", "--redact", "none"])).stdout).toContain("@example.com");
});
