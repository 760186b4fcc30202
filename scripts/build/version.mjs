import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The version that everything built from `root` carries. */
export async function versionOf(root) {
  return JSON.parse(await readFile(join(root, "package.json"), "utf8")).version;
}
