// Lists of who has access, comparisons with a list of HR, and last log-ins: the built command against the simulator.
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/start";
import type { SeedUser } from "../../src/simulator/world/seed";
import { accessProcess } from "../support/access-process";

const NOW = "2026-03-20T12:00:00Z";
const KEY = process.env.AUTOMOX_API_KEY ?? "";
const ORGANIZATIONS = [
  { id: 12345, name: "Acme Corp" },
  { id: 54321, name: "Acme Labs" },
];
const PEOPLE: readonly SeedUser[] = [
  {
    id: 101,
    email: "alice@example.com",
    firstname: "Alice",
    lastname: "Smith",
    role: "admin",
    accountRole: "global-admin",
  },
  { id: 101, email: "alice@example.com", role: "viewer", org: 54321 },
  { id: 102, email: "Bob@example.com", firstname: "=Bob", lastname: 'J"ones, Jr.', role: "operator" },
  {
    id: 103,
    email: "carol@example.com",
    firstname: "Carol",
    lastname: "New",
    role: "viewer",
    status: "pending",
  },
  {
    id: 104,
    email: "dan@example.com",
    firstname: "Dan",
    lastname: "Off",
    role: "viewer",
    status: "disabled",
    org: 54321,
  },
];

let simulator: Simulator;
let cwd: string;

async function open(options: SimulatorOptions = {}) {
  const users = PEOPLE.map((user) => ({ createdAt: "2026-03-10T00:00:00Z", ...user }));
  const keys = [{ key: KEY, userEmail: "alice@example.com" }];
  simulator = await startSimulator({
    seed: { organizations: ORGANIZATIONS, users, keys },
    now: NOW,
    ...options,
  });
}
const run = (...argv: string[]) =>
  accessProcess([...argv, "--now", NOW], {
    cwd,
    env: { AUTOMOX_API_KEY: KEY, AUTOMOX_BASE_URL: simulator.url, AUTOMOX_ACCOUNT_UUID: simulator.accountId },
  });

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "access-export-"));
});
afterEach(async () => {
  // Never writes to Automox.
  const wrote = simulator.control.log().filter(({ method }) => method !== "GET");
  const surprises = simulator.control.unexpected();
  await simulator.close();
  await rm(cwd, { recursive: true });
  expect({ wrote, surprises }).toEqual({ wrote: [], surprises: [] });
});

test("export: the console's columns, one line a person and organization, formula-safe", async () => {
  await open();
  expect(await run("export")).toEqual({
    code: 0,
    stderr: "",
    stdout: [
      "User ID,Email Address,First Name,Last Name,RBAC Role,2FA",
      "101,alice@example.com,Alice,Smith,admin,unknown",
      `102,Bob@example.com,'=Bob,"J""ones, Jr.",operator,unknown`,
      "103,carol@example.com,Carol,New,viewer,unknown",
      "101,alice@example.com,Alice,Smith,viewer,unknown",
      "104,dan@example.com,Dan,Off,viewer,unknown",
      "",
    ].join("\r\n"),
  });
});

test("export: several outputs with a manifest that fits them, and a roster that stands in for Automox", async () => {
  await open();
  const formats = ["--format", "csv=list.csv", "--format", "json=list.json", "--manifest", "manifest.json"];
  expect(await run("export", "--profile", "roster", ...formats)).toEqual({ code: 0, stdout: "", stderr: "" });
  const manifest = JSON.parse(await readFile(join(cwd, "manifest.json"), "utf8"));
  expect(manifest).toMatchObject({
    keyOwner: "alice@example.com",
    organizations: [{ org: 12345, name: "Acme Corp" }, { org: 54321 }],
    completeness: { status: "complete", scanned: 2, total: 2 },
    people: 4,
  });
  for (const { path, sha256 } of manifest.outputs)
    expect(
      createHash("sha256")
        .update(await readFile(join(cwd, path)))
        .digest("hex"),
    ).toBe(sha256);
  const asked = simulator.control.log().length;
  const offline = await run("export", "--roster", "list.json", "--profile", "roster");
  expect(offline.stdout).toBe(await readFile(join(cwd, "list.csv"), "utf8"));
  expect(simulator.control.log()).toHaveLength(asked);
});

test.each(["identity", "worksheet", "baton"])("export: the profile %s", async (profile) => {
  await open();
  const { code, stdout } = await run("export", "--profile", profile, "--format", "json", "--org", "12345");
  expect(code).toBe(0);
  const document = JSON.parse(stdout);
  expect((document.users ?? document).map((one: { email: string }) => one.email)).toEqual([
    "alice@example.com",
    "Bob@example.com",
    "carol@example.com",
  ]);
});

test("export: an organization that cannot be read is exit code 4, and leaves no file", async () => {
  await open();
  simulator.control.fault({
    match: { operation: "list-users", query: { o: "54321" } },
    effect: { kind: "answer", status: 403 },
  });
  const { code, stdout, stderr } = await run(
    "export",
    "--format",
    "csv=list.csv",
    "--manifest",
    "manifest.json",
  );
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toMatch(/1 of 2 organizations[\s\S]*organization 54321 could not be read/);
  expect(await readdir(cwd)).toEqual([]);
});

test("export: a refused key is exit code 1 with what to do", async () => {
  await open();
  const env = { AUTOMOX_API_KEY: "wrong", AUTOMOX_BASE_URL: simulator.url };
  const { code, stderr } = await accessProcess(["export"], { cwd, env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/API key was refused \(401\).*Settings > Secrets & Keys/);
});

test("reconcile: with a list of HR, each group once", async () => {
  await open();
  const file = [
    "Work Email;Legal First Name;Legal Last Name;Worker Status",
    "ALICE@example.com;Alice;Smythe;Active",
    "bob@example.com;;;Terminated",
    "carol@example.com;Carol;New;Active",
    "erin@example.com;Erin;Else;Active",
    "dan@example.com;Dan;Off;Active",
  ];
  await writeFile(join(cwd, "hr.csv"), file.join("\r\n"));
  const { code, stdout } = await run("reconcile", "--file", "hr.csv", "--format", "json");
  expect(code).toBe(2);
  expect(
    JSON.parse(stdout).items.map((item: { kind: string; email: string }) => [item.kind, item.email]),
  ).toEqual([
    ["inactive_in_file", "Bob@example.com"],
    ["no_access", "erin@example.com"],
    ["pending", "carol@example.com"],
    ["disabled", "dan@example.com"],
    ["name_differs", "alice@example.com"],
  ]);
  await writeFile(join(cwd, "hr.csv"), "email\nalice@example.com\nbob@example.com\n");
  expect((await run("reconcile", "--file", "hr.csv", "--no-status", "--except", "carol@*")).code).toBe(0);
});

test("stale: from the audit trail, day by day; without data somebody is unknown", async () => {
  await open();
  simulator.control.login({ who: "alice@example.com", at: "2026-03-19T08:00:00Z" });
  simulator.control.login({ who: "Bob@example.com", at: "2026-03-01T08:00:00Z" });
  const { code, stdout, stderr } = await run("stale", "--days", "10", "--format", "json");
  expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  const { items, window } = JSON.parse(stdout);
  const standing = Object.fromEntries(
    items.map(({ email, standing, days }: Record<string, unknown>) => [email, [standing, days]]),
  );
  expect(standing).toEqual({
    "alice@example.com": ["recent", 1],
    "Bob@example.com": ["stale", 19],
    "carol@example.com": ["pending", 10],
    "dan@example.com": ["disabled", null],
  });
  expect(window[0]).toBe(
    "Log-ins are taken from the audit trail, from 2026-03-01 to 2026-03-20 (20 days, UTC).",
  );
  const audits = simulator.control.log().filter(({ path }) => path.includes("/audit-service/"));
  expect(audits).toHaveLength(40);
  // Ten days do not reach Bob's log-in, and that is no proof.
  const short = await run("stale", "--days", "10", "--look-back", "10");
  expect(short.code).toBe(0);
  expect(short.stdout).toMatch(/Unknown \(1\)[\s\S]*Bob@example\.com/);
});

test("stale: an audit trail that is refused is exit code 4 with the other way, and a file is that way", async () => {
  await open({ knobs: { audit: "refused" } });
  const refused = await run("stale", "--days", "10");
  expect(refused.code).toBe(4);
  expect(refused.stderr).toMatch(/organization 12345 on 2026-03-20 could not be read[\s\S]*--logins FILE/);
  await writeFile(
    join(cwd, "logins.csv"),
    "Email Address,Last Login\nalice@example.com,2026-03-19\nbob@example.com,Jan 2, 2026\n".replace(
      "Jan 2, 2026",
      '"Jan 2, 2026"',
    ),
  );
  const { code, stdout } = await run("stale", "--days", "30", "--logins", "logins.csv");
  expect(code).toBe(2);
  expect(stdout).toMatch(/Stale \(1\)[\s\S]*Bob@example\.com[\s\S]*2026-01-02, 77 days ago/);
});

test("the account contract tells the same people", async () => {
  await open();
  const flags = ["--profile", "identity", "--format", "json"];
  const account = await run("export", "--account-id", simulator.accountId, ...flags);
  expect(account.code).toBe(0);
  const emails = (text: string) => JSON.parse(text).map(({ email }: { email: string }) => email);
  expect(emails(account.stdout)).toEqual(emails((await run("export", ...flags)).stdout));
});
