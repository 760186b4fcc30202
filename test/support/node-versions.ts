// Other versions of Node, from npm. Tens of megabytes each, so only the long tests have them; they stay until `npm ci`.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";

const runs = promisify(execFile);

/** Folder of the `node` of this major version: the running one, or one that is downloaded. */
export async function nodeFolder(major: number): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return dirname(process.execPath);
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const root = resolve("node_modules", ".cache", "node", String(major));
  const folder = resolve(root, "node_modules", name, "bin");
  if (!existsSync(resolve(folder, "node"))) {
    await mkdir(root, { recursive: true });
    const flags = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
    await runs("npm", ["install", "--prefix", root, ...flags, `${name}@${major}`], { cwd: root });
  }
  const { stdout } = await runs(resolve(folder, "node"), ["--version"]);
  if (!stdout.startsWith(`v${major}.`)) throw new Error(`${name}@${major} is ${stdout}`);
  return folder;
}
