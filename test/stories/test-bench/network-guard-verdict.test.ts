import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

test("a test that swallows the failed request fails all the same", () => {
  const folder = mkdtempSync(join(tmpdir(), "guarded-"));
  try {
    writeFileSync(
      join(folder, "planted.test.js"),
      'test("planted", async () => { await fetch("https://console.example.com/").catch(() => {}); });',
    );
    const config = {
      ...require("../../../jest.config.js").projects[0],
      rootDir: resolve("."),
      roots: [folder],
    };
    const { displayName: _none, ...rest } = config;
    writeFileSync(
      join(folder, "jest.config.json"),
      JSON.stringify({ ...rest, testMatch: [join(folder, "*.test.js")], testPathIgnorePatterns: [] }),
    );
    const jest = [
      require.resolve("jest/bin/jest"),
      "--config",
      join(folder, "jest.config.json"),
      "--no-watchman",
    ];
    const { status, stderr } = spawnSync(process.execPath, jest, { encoding: "utf8" });
    expect(stderr).toContain("This test tried to leave the machine: console.example.com");
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
