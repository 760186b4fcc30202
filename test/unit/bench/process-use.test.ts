import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { watchProcesses } from "../../../bench/process-use.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bench uses-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Holds so many MB. */
const start = (env: Record<string, string>, megabytes: number) =>
  promisify(execFile)(process.execPath, ["-e", `Buffer.alloc(${megabytes}e6, 1)`], { env });

test("each process tells its time, and the largest its memory, once", async () => {
  const { env, take } = await watchProcesses(folder);
  await Promise.all([start(env, 100), start(env, 100)]);
  expect(readdirSync(folder)).toHaveLength(2);
  const { cpuMs, peakBytes } = await take();
  expect(cpuMs).toBeGreaterThan(0);
  // Of one of them, and not of both together.
  expect(peakBytes).toBeGreaterThan(100e6);
  expect(peakBytes).toBeLessThan(200e6);
  await start(env, 1);
  expect((await take()).peakBytes).toBeLessThan(100e6);
});

test("no process at all is an error", async () => {
  const { take } = await watchProcesses(folder);
  await expect(take()).rejects.toThrow(`No process has told in ${folder} what it took.`);
});
