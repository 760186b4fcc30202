import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { prepareFolder } from "./executable.mjs";
import { nodePackagesFor, takeNode } from "./node-package.mjs";

/** What these say in `process.versions` is no library. */
const NO_LIBRARY = ["node", "modules", "napi"];

/**
 * For a platform the folder in which its program is made, the licence of its Node and the libraries in that; all by a Node
 * of the same version that runs here. Made once for a version.
 *
 * @param {{ scratch: string, files: Record<string, string>, progress: (line: string) => void }} how `files` are the bundle.
 */
export function runtimes({ scratch, files, progress }) {
  const made = new Map();
  async function make({ version, generator }) {
    if (`${process.platform}-${process.arch}` !== "linux-x64")
      throw new Error(
        "Releases are made on Linux, x64: only there a Node of every embedded version can run.",
      );
    const { program, licence } = await takeNode(generator, { progress });
    const folder = join(scratch, `node-${version}`);
    const configuration = await prepareFolder(folder, {
      node: program,
      // `install` writes the licences beside the executable, as the zip has them: both then have one hash.
      files: { ...files, "NODE_LICENSE.txt": licence },
    });
    const print = ["-p", "JSON.stringify(process.versions)"];
    const { stdout } = await promisify(execFile)(join(folder, "node"), print, { env: {} });
    const parts = Object.entries(JSON.parse(stdout)).filter(([name, of]) => of && !NO_LIBRARY.includes(name));
    return { folder, configuration, licence, parts: Object.fromEntries(parts) };
  }
  return async (platform) => {
    const packages = nodePackagesFor(platform);
    if (!made.has(packages.version)) made.set(packages.version, await make(packages));
    return { ...packages, ...made.get(packages.version) };
  };
}
