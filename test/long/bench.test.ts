// The benchmark itself, over real Terraform. Nothing is said of times here: what is counted must be right.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Measured } from "../../bench/goals.mjs";

const BENCH = join(__dirname, "..", "..", "bench", "run.mjs");

/** With no provider of anybody else. */
async function bench(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const { BENCH_TF_MIRROR: _, ...env } = process.env;
  return promisify(execFile)(process.execPath, [BENCH, ...args], { env });
}

test("a trial measures each part once and says what was left out", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const args = [
      "--quick",
      "--without-executable",
      "--only",
      "starts,commands,requests,growth",
      "--out",
      folder,
    ];
    const { stdout } = await bench(...args);
    expect(stdout).toContain(
      "`github_membership` was left out: BENCH_TF_MIRROR names no folder with integrations/github.",
    );
    expect(readFileSync(join(folder, "results.md"), "utf8")).toBe(stdout.slice(0, -1));
    const { starts, commands, requests, growth }: Measured = JSON.parse(
      readFileSync(join(folder, "results.json"), "utf8"),
    );
    expect(starts?.map(({ kind }) => kind)).toEqual(["floor", "node"]);
    expect(Object.keys(commands ?? {})).toEqual(["1", "100"]);
    const ten = { plan: { GET: expect.any(Number) }, apply: { POST: 10 }, destroy: { DELETE: 10 } };
    expect(requests).toMatchObject([
      { people: 10, verbs: { ...ten, change: { PUT: 10 } } },
      { people: 10, verbs: ten },
    ]);
    // The echo sends as many requests as ours did in a life before; removals that wait for each other differ a little.
    const [ours, echo] = [growth?.echo.ours[0], growth?.echo.echo[0]];
    for (const command of ["apply", "destroy"]) {
      const times = (echo?.[command]?.requests ?? 0) / (ours?.[command]?.requests ?? 0);
      expect(Math.abs(Math.log2(times))).toBeLessThan(0.5);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 600_000);

test.each([
  [
    ["--only", "start"],
    'There is no part "start": name some of starts, commands, requests, growth, synth, review.',
  ],
  [
    ["--publish", "--quick"],
    "What is published is measured whole and at length: leave out --only and --quick.",
  ],
])("%j is refused", async (args, reason) => {
  await expect(bench(...args)).rejects.toMatchObject({ code: 1, stderr: `${reason}\n` });
});
