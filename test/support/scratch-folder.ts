import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of this test file: empty when a test begins, gone after the last one. */
export function folderForEach(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "test-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  beforeEach(() => {
    remove();
    mkdirSync(folder, { mode: 0o700 });
  });
  afterAll(remove);
  return folder;
}
