import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes a file so that a reader sees the old content or the new, never a part. A file that already has the
 * content is left alone: Terraform hashes the plugin's folder on every command, even while we build.
 *
 * @param {string} scratch Folder on the same file system, for the unfinished file.
 * @param {string} path
 * @param {{ content: string | Uint8Array, mode?: number }} file
 */
export async function writeAtomically(scratch, path, { content, mode = 0o644 }) {
  const present = await readFile(path).catch(() => undefined); // not there yet
  if (present?.equals(Buffer.from(content))) {
    await chmod(path, mode);
    return path;
  }
  const unfinished = join(scratch, randomUUID());
  await writeFile(unfinished, content, { mode });
  await chmod(unfinished, mode); // the umask does not apply to chmod
  await mkdir(dirname(path), { recursive: true });
  await rename(unfinished, path);
  return path;
}
