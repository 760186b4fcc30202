import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const SCRIPT = resolve(__dirname, "../../../scripts/schemas.mjs");

test("npm run schemas writes every schema, tells a stale one, and removes what is of no document", () => {
  const folder = mkdtempSync(join(tmpdir(), "schemas-"));
  const run = (...argv: readonly string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, ...argv], {
      env: { ...process.env, SCHEMAS_FOLDER: folder },
      encoding: "utf8",
    });
    return { status, stderr };
  };
  try {
    expect(run("--check").status).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
    expect(run().status).toBe(0);
    expect(run("--check")).toEqual({ status: 0, stderr: "" });
    const file = join(folder, "access-review-v2.json");
    const fresh = readFileSync(file, "utf8");
    writeFileSync(file, "{}\n");
    writeFileSync(join(folder, "access-gone-v1.json"), "{}\n");
    const { status, stderr } = run("--check");
    expect(status).toBe(1);
    expect(stderr).toMatch(/access-review-v2\.json is not what/);
    expect(stderr).toMatch(/access-gone-v1\.json is of no document/);
    run();
    expect(readFileSync(file, "utf8")).toBe(fresh);
    expect(readdirSync(folder)).not.toContain("access-gone-v1.json");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
