// How the command ends: a reader that goes away, a signal, a disk that is full, a line that is wrong.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessProcess } from "../support/access-process";
import { openScene } from "../support/scene";

const KEY = process.env.AUTOMOX_API_KEY ?? "";
const PROGRAM = join(process.env.AUTOMOX_TEST_DIST ?? "", "automox-access.cjs");

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "access-ending-"));
});
afterEach(() => rm(cwd, { recursive: true }));

async function givenRoster(people: number) {
  const person = (index: number) => ({
    ...{ userId: index + 1, uuid: null, email: `p${index}@example.com`, firstName: "P", lastName: "Q" },
    ...{ status: "active", accountRole: null, twoFactor: "unknown", twoFactorMethod: null },
    ...{ createdAt: null, updatedAt: null },
    memberships: [{ org: 12345, role: "viewer", status: "active", createdAt: null }],
  });
  const roster = {
    ...{ schema: "access-roster/v1", takenAt: "2026-03-01T12:00:00.000Z", contract: "organization" },
    ...{ accountId: null, keyOwner: null, organizations: [{ org: 12345, zone: null, name: null }] },
    people: Array.from({ length: people }, (_, index) => person(index)),
    completeness: { status: "complete", scanned: 1, total: 1, problems: [] },
  };
  await writeFile(join(cwd, "roster.json"), JSON.stringify(roster));
}

interface Started {
  readonly child: ChildProcess;
  stderr(): string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

function start(argv: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Started {
  const child = spawn(process.execPath, [PROGRAM, ...argv], { cwd, env: { PATH: process.env.PATH, ...env } });
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, "close").then(([code, signal]) => code ?? signal);
  return { child, stderr: () => stderr, ended };
}

test("a reader that goes away changes neither the exit code nor the files", async () => {
  await givenRoster(5_000);
  await writeFile(
    join(cwd, "hr.csv"),
    `email\n${Array.from({ length: 4_999 }, (_, at) => `x${at}@example.com`).join("\n")}\n`,
  );
  const argv = ["reconcile", "--roster", "roster.json", "--file", "hr.csv", "--no-status"];
  const run = start([...argv, "--format", "table", "--format", "json=all.json"]);
  run.child.stdout?.once("data", () => run.child.stdout?.destroy());
  expect({ code: await run.ended, stderr: run.stderr() }).toEqual({ code: 2, stderr: "" });
  expect(JSON.parse(await readFile(join(cwd, "all.json"), "utf8")).items).toHaveLength(9_999);
});

test("a disk that is full is an error in words", async () => {
  await givenRoster(1);
  const full = spawn(
    "sh",
    ["-c", `exec "${process.execPath}" "${PROGRAM}" export --roster roster.json >/dev/full`],
    { cwd },
  );
  let stderr = "";
  full.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = await once(full, "close");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^automox-access: Cannot write the result: ENOSPC[^\n]*\n$/);
});

test("a signal while people are read ends with code 1, in words, and writes nothing", async () => {
  const { simulator, control } = await openScene();
  const match = { operation: "list-users" };
  control.fault({ match, effect: { kind: "hang" } });
  const asked = new Promise<void>((resolve) => control.hook({ match, when: "before", run: () => resolve() }));
  const run = start(["export", "--format", "csv=people.csv"], {
    AUTOMOX_API_KEY: KEY,
    AUTOMOX_BASE_URL: simulator.url,
  });
  await asked;
  run.child.kill("SIGINT");
  expect(await run.ended).toBe(1);
  expect(run.stderr()).toMatch(/^automox-access: .*\n$/);
  expect(run.stderr()).not.toContain("    at ");
  expect(await readdir(cwd)).toEqual([]);
});

test("a signal ends also a run that waits for its input", async () => {
  await givenRoster(1);
  const run = start(["drift", "--roster", "roster.json", "--state", "-"]);
  // More than a pipe holds: once it is written, the program reads, and so it listens to signals.
  const text = `{"format_version":"1.0","skipped":"${"x".repeat(1_000_000)}`;
  await new Promise((resolve) => run.child.stdin?.write(text, resolve));
  run.child.kill("SIGTERM");
  expect(await run.ended).toBe(1);
  expect(run.stderr()).toBe("automox-access: ended by SIGTERM\n");
});

test.each<[string, readonly string[], RegExp]>([
  ["no command", [], /Usage: automox-access/],
  ["an unknown command", ["exprot"], /unknown command 'exprot'.*\n.*Did you mean export/i],
  [
    "an unknown option",
    ["export", "--colunms", "x"],
    /unknown option '--colunms'.*\n.*Did you mean --columns/i,
  ],
  ["an unknown format", ["stale", "--days", "3", "--format", "pdf"], /Expected one of table, md, json, csv/],
  ["a missing option", ["reconcile"], /required option '--file <csv>' not specified/],
])("%s ends with code 1 and says what there is", async (_name, argv, said) => {
  const { code, stdout, stderr } = await accessProcess(argv, { cwd, env: {} });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(said);
});
