// The guide of the simulator: started as it says, what it then prints, and the calls of its control.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { blocksFor } from "../support/page-blocks";
import { openShell } from "../support/page-shell";
import { folderForEach } from "../support/scratch-folder";

const folder = folderForEach();
const [start, line, calls] = blocksFor("simulator").map(({ code }) => code) as [string, string, string];
const PORT = /(?<=127\.0\.0\.1:)\d+/g;

test("it starts, says where it is, and does what its control is asked", async () => {
  const project = join(folder, "project");
  const { env, type } = openShell(project, {});
  // A group of its own, so that the signal that ends it reaches what npx has started.
  const simulator = spawn("bash", ["-euc", start], { cwd: project, env, detached: true });
  const ended = once(simulator, "close");
  try {
    const [said] = await once(simulator.stdout, "data");
    const { port } = new URL(JSON.parse(String(said)).url);
    const { accountId, scimToken, ...ready } = JSON.parse(String(said));
    const shown = { ...ready, accountId: "…", scimToken: "…" };
    expect(JSON.stringify(shown).replace(PORT, "40001")).toBe(line);
    expect([accountId, scimToken]).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.stringMatching(/\S{8}/),
    ]);

    const { code, stdout } = await type(calls.replace(PORT, port));
    expect(code).toBe(0);
    expect(stdout).toMatch(/"email": ?"ada@example\.com"/);
  } finally {
    process.kill(-(simulator.pid ?? 0), "SIGTERM");
    await ended;
  }
});
