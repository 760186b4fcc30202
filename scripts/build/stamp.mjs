// Is dist/ what the sources say? Judged by content, not by time: a checkout, a removed file and a
// clock that was set back all look different, a touched file does not.
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { writeAtomically } from "./write-atomically.mjs";

const STAMP = ".build.json";
const INPUTS = ["src", "scripts/build", "scripts/build.mjs", "package.json", "package-lock.json", "LICENSE"];

/** Everything a build depends on, as one digest. The folder counts: the CLI configuration holds its absolute path. */
export const fingerprint = ({ root, outDir, version }) =>
  fingerprintOf(root, INPUTS, [root, outDir, version, process.platform, process.arch]);

/** Files and folders below `root`, and whatever else counts, as one digest. */
export async function fingerprintOf(root, inputs, more = []) {
  const digest = createHash("sha256");
  digest.update(more.join("\0"));
  for (const input of inputs) {
    for (const file of await filesUnder(join(root, input))) {
      digest.update(`\0${relative(root, file)}\0`).update(await readFile(file));
    }
  }
  return digest.digest("hex");
}

async function filesUnder(path) {
  const found = await stat(path).catch(() => undefined); // a missing input is an input too: it adds nothing
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files.sort();
}

/** True when a folder was built from inputs with this fingerprint and every file of that build is still there. */
export async function isFresh(outDir, wanted, name = STAMP) {
  const text = await readFile(join(outDir, name), "utf8").catch(() => undefined); // never built
  if (text === undefined) return false;
  const stamp = JSON.parse(text);
  if (stamp.fingerprint !== wanted) return false;
  const present = await Promise.all(
    stamp.files.map((file) =>
      stat(join(outDir, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return present.every(Boolean);
}

/**
 * @param {{ outDir: string, scratch: string }} where
 * @param {{ fingerprint: string, files: string[] }} stamp The fingerprint is taken before the build reads its
 *   inputs: a source edited meanwhile then makes the next call build again.
 */
export async function writeStamp({ outDir, scratch }, stamp, name = STAMP) {
  await writeAtomically(scratch, join(outDir, name), { content: `${JSON.stringify(stamp, null, 2)}\n` });
}
