// The guide of the simulator: started as it says, what it then prints, and the calls of its control.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocksFor, codeFor } from "../support/page-blocks";
import { openShell, type PageShell } from "../support/page-shell";
import { folderForEach } from "../support/scratch-folder";

const folder = folderForEach();
const [start = "", startSeeded = "", calls = ""] = blocksFor("simulator").flatMap(({ language, code }) =>
  language === "shell" ? [code] : [],
);
const [line] = blocksFor("simulator").flatMap(({ language, code }) => (language === null ? [code] : []));
const HOST = /127\.0\.0\.1:\d+/g;

/** Starts one as the lines say, until `use` has ended; it gets what was printed. */
async function simulating(lines: string, { env }: PageShell, use: (printed: string) => Promise<void>) {
  // A group of its own, so that the signal that ends it reaches what npx has started.
  const simulator = spawn("bash", ["--norc", "-euc", lines], { cwd: project(), env, detached: true });
  const ended = once(simulator, "close");
  try {
    const [printed] = await once(simulator.stdout, "data");
    await use(String(printed));
  } finally {
    process.kill(-(simulator.pid ?? 0), "SIGTERM");
    await ended;
  }
}
const project = () => join(folder, "project");

test("it starts, says where it is, and does what its control is asked", async () => {
  const shell = openShell(project(), {});
  await simulating(start, shell, async (printed) => {
    const { accountId, scimToken, ...ready } = JSON.parse(printed);
    const shown = { ...ready, accountId: "…", scimToken: "…" };
    expect(JSON.stringify(shown).replace(HOST, "127.0.0.1:40001")).toBe(line);
    expect([accountId, scimToken]).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.stringMatching(/\S{8}/),
    ]);
    const { code, stdout } = await shell.type(calls.replace(HOST, new URL(ready.url).host));
    expect(code).toBe(0);
    expect(stdout).toMatch(/"email": ?"ada@example\.com"/);
  });
});

test("with the seed it has what the README's program asks for", async () => {
  const shell = openShell(project(), {});
  writeFileSync(join(project(), "seed.json"), codeFor("simulator", "json"));
  await simulating(startSeeded, shell, async (printed) => {
    const { url, apiKey } = JSON.parse(printed);
    const authorization = `Bearer ${apiKey}`;
    const program = codeFor("quick starts", "ts", { heading: "Quick start: TypeScript" });
    const numbers = [...program.matchAll(/orgId: (\d+)/g)].map(([, org]) => org);
    expect(numbers).toHaveLength(2);
    for (const org of numbers) {
      const people = await fetch(`${url}/users?o=${org}`, { headers: { authorization } });
      expect(await people.json()).toMatchObject([{ email: "alice@example.com", role: "admin" }]);
    }
  });
});
