import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "simulator-executable-"));
const program = join(folder, "simulator.cjs");
const children: ChildProcess[] = [];

beforeAll(() => {
  buildSync({
    entryPoints: [join(__dirname, "../../../src/simulator.ts")],
    bundle: true,
    platform: "node",
    outfile: program,
    logLevel: "error",
  });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const exited = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, ...output })),
  );
  const ready = new Promise<Ready>((resolve, reject) => {
    child.stdout.on("data", () => output.stdout.includes("\n") && resolve(JSON.parse(output.stdout)));
    child.once("close", () => reject(new Error(output.stderr)));
  });
  ready.catch(() => {}); // Those who want it wait for it; the others look at `exited`.
  return { child, ready, exited };
}

interface Ready {
  readonly url: string;
  readonly controlUrl: string;
  readonly apiKey: string;
  readonly accountId: string;
  readonly scimToken: string;
}

test.each(["SIGTERM", "SIGINT"] as const)("prints one JSON line, serves, and ends on %s", async (signal) => {
  const { child, ready, exited } = run();
  const { url, controlUrl, apiKey, accountId, scimToken } = await ready;
  const response = await fetch(`${url}/users/self`, { headers: { authorization: `Bearer ${apiKey}` } });
  expect(await response.json()).toMatchObject({ id: 101, email: "alice@example.com" });
  const users = await fetch(`${url}/scim/v2/Users`, { headers: { authorization: `Bearer ${scimToken}` } });
  expect(await users.json()).toMatchObject({ totalResults: 1 });
  expect(scimToken).not.toBe(apiKey);
  const account = await fetch(`${url}/accounts/${accountId}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  expect(await account.json()).toMatchObject({ id: accountId });
  expect((await fetch(`${controlUrl}/log`)).status).toBe(200);
  child.kill(signal);
  const { code, stdout, stderr } = await exited;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.trim().split("\n")).toHaveLength(1);
});

test("takes seed, knobs, time and state from its options", async () => {
  const seed = join(folder, "seed.json");
  const knobs = join(folder, "knobs.json");
  writeFileSync(
    seed,
    JSON.stringify({
      users: [{ id: 7, email: "root@example.com", role: "admin" }],
      keys: [{ key: "k7", userId: 7 }],
    }),
  );
  writeFileSync(knobs, '{"userDates": "offset"}');
  const state = join(folder, "state.json");
  const { ready } = run("--seed", seed, "--knobs", knobs, "--now", "2025-05-05T00:00:00Z", "--state", state);
  const { url, apiKey } = await ready;
  expect(apiKey).toBe("k7");
  const response = await fetch(`${url}/users/7?o=12345`, { headers: { authorization: `Bearer ${apiKey}` } });
  expect(await response.json()).toMatchObject({ created_at: expect.stringMatching(/^2025-05-05T.*\+0000$/) });
});

test.each([
  ["a port that is none", ["--port", "70000"], "Expected a whole number from 0 to 65535."],
  [
    "a seed that is not there",
    ["--seed", "/nowhere/seed.json"],
    "Cannot read --seed /nowhere/seed.json: ENOENT",
  ],
  [
    "a time that is none",
    ["--now", "soon"],
    'Expected an instant such as "2026-01-31T12:00:00Z", got "soon".',
  ],
  ["an unknown option", ["--prot", "1"], "unknown option '--prot'"],
])("%s ends it with status 1 and a sentence", async (_name, args, text) => {
  const { code, stdout, stderr } = await run(...args).exited;
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(text);
});
