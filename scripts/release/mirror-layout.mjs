// A folder that is two kinds of mirror at once, as `terraform providers mirror` writes it: behind any web server with TLS a
// network mirror, and as it lies a filesystem mirror of packed packages.
import { link, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HOSTS, NAMESPACE, TYPE } from "../build/mirror.mjs";

/**
 * @param {string} folder
 * @param {{ version: string, archives: Record<string, { path: string, name: string, hashes: string[] }> }} packages By
 *   platform; `path` is the zip's, which is linked and not copied.
 */
export async function writeMirrorLayout(folder, { version, archives }) {
  const described = Object.entries(archives).map(([platform, { name, hashes }]) => [
    platform,
    { url: name, hashes },
  ]);
  for (const host of HOSTS) {
    const home = join(folder, host, NAMESPACE, TYPE);
    await mkdir(home, { recursive: true });
    for (const { path, name } of Object.values(archives)) await link(path, join(home, name));
    await writeFile(join(home, "index.json"), json({ versions: { [version]: {} } }));
    await writeFile(join(home, `${version}.json`), json({ archives: Object.fromEntries(described) }));
  }
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
