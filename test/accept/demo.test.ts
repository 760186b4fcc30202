// The demo as somebody runs it: a process of its own, in a folder for temporary files that must be empty afterwards.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const DEMO = resolve("scripts", "demo.mjs");
let temporary: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  temporary = await mkdtemp(join(process.env.AUTOMOX_TEST_ARTEFACTS ?? "", "demo-"));
});
afterEach(() => void child?.kill("SIGKILL"));

function demo(env: Readonly<Record<string, string>> = {}) {
  const { TERRAFORM_BINARY_NAME = "terraform", PATH = "", HOME = "" } = process.env;
  const started = spawn(process.execPath, [DEMO], {
    env: { PATH, HOME, TERRAFORM_BINARY_NAME, TMPDIR: temporary, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child = started;
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    started[name].setEncoding("utf8").on("data", (chunk) => {
      said[name] += chunk;
    });
  const outcome = once(started, "close").then(([exitCode]) => ({ exitCode, ...said }));
  const reached = async (progress: string) => {
    while (!said.stderr.includes(progress)) await once(started.stderr, "data");
  };
  return { kill: (signal: NodeJS.Signals) => started.kill(signal), reached, outcome };
}

/** Command lines that name the folder: the simulator has its seed there, Terraform's plugin the configuration. */
function survivors(): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        return ""; // it ended between the listing and the look
      }
    })
    .filter((line) => line.includes(temporary));
}

function expectNothingLeft() {
  expect(readdirSync(temporary)).toEqual([]);
  expect(survivors()).toEqual([]);
}

test("it shows the life of a team, proves each step and leaves nothing", async () => {
  const { exitCode, stdout, stderr } = await demo().outcome;
  expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 0 });
  expect(stdout.match(/^\d+\. .*/gm)).toHaveLength(12);
  expect(stdout.match(/^✓ .*/gm)?.length).toBeGreaterThanOrEqual(12);
  expect(stdout).toContain("Plan: 4 to add, 0 to change, 0 to destroy.");
  expect(stdout).toContain("3 invitations, 1 grant. Blocked by AMX006 escalation.");
  expect(stdout).toContain(
    "3 differences made outside of Terraform: 1 edited, 2 not held by this stack (1 high, 2 medium).",
  );
  const page = /dist\/demo\/access-matrix\.html$/m;
  expect(stdout).toMatch(page);
  expect(readFileSync(resolve(page.exec(stdout)?.[0] ?? ""), "utf8")).toContain("olga@example.com");
  expect(stdout).toMatch(/^ *~ role += "admin" -> "operator"$/m);
  expect(stdout).toContain("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
  expect(stdout).toMatch(/Done in \d+ s\./);
  expect(stderr).toMatch(/^\[12\/12\] \d+ s, about \d+ s left: /m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the point
  expect(stdout + stderr).not.toMatch(/\u001B/);
  expectNothingLeft();
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s in the middle ends it soon and leaves nothing",
  async (signal) => {
    const { kill, reached, outcome } = demo();
    await reached("[3/12]");
    kill(signal);
    expect(await outcome).toMatchObject({ exitCode: signal === "SIGINT" ? 130 : 143 });
    expectNothingLeft();
  },
);

test("a step that does not do what it says fails the demo, and leaves nothing", async () => {
  // A Terraform that only claims to have applied.
  const fake = join(temporary, "..", "terraform-that-applies-nothing");
  const real = process.env.TERRAFORM_BINARY_NAME;
  await writeFile(fake, `#!/bin/sh\n[ "$1" = apply ] && exit 0\nexec "${real}" "$@"\n`);
  await chmod(fake, 0o755);
  const { exitCode, stderr } = await demo({ TERRAFORM_BINARY_NAME: fake }).outcome;
  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    'The demo does not hold what it says: writes of the apply: expected {"invite-user":4}, found {}',
  );
  expectNothingLeft();
});

test("without Terraform it says what to do", async () => {
  const { exitCode, stderr } = await demo({ TERRAFORM_BINARY_NAME: "no-such-terraform" }).outcome;
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/The demo failed: TERRAFORM_BINARY_NAME is "no-such-terraform", but/);
  expectNothingLeft();
});
