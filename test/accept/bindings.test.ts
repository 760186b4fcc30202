import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(__dirname, "..", "..");

test("the committed bindings are what the provider serves now", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/bindings.mjs", "--check"], {
    cwd: ROOT,
  });
  expect(stdout).toBe("");
});
