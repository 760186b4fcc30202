// A folder that is two kinds of mirror at once, as `terraform providers mirror` writes it: behind any web server with TLS a
// network mirror, and as it lies a filesystem mirror of packed packages.
import { link, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HOSTS, NAMESPACE, TYPE } from "../build/mirror.mjs";

/**
 * Writes `mirror/` beside the archives, which are linked and not copied.
 *
 * @param {string} folder Holds the archives.
 * @param {{ version: string, archives: Record<string, { url: string, hashes: string[] }> }} packages By platform.
 */
export async function writeMirrorLayout(folder, { version, archives }) {
  for (const host of HOSTS) {
    const home = join(folder, "mirror", host, NAMESPACE, TYPE);
    await mkdir(home, { recursive: true });
    for (const { url } of Object.values(archives)) await link(join(folder, url), join(home, url));
    await writeFile(join(home, "index.json"), json({ versions: { [version]: {} } }));
    await writeFile(join(home, `${version}.json`), json({ archives }));
  }
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
