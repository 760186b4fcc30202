// The commands of the two libraries, which are no dependency of this project: they and what they bring are 350 MB, and
// tests of `npm run test:long` alone run them. Each gets the Node it is made for.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface Cli {
  /** What messages call it. */
  readonly command: "cdktf" | "cdktn";
  readonly node: string;
  readonly script: string;
}

const PACKAGES = { cdktf: "cdktf-cli@0.21.0", cdktn: "cdktn-cli@0.24" } as const;

/** Not among the run's artefacts: none of it is ours. */
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Installs a command until the tests of the file end. */
export async function installCli(command: Cli["command"]): Promise<Cli> {
  const folder = mkdtempSync(join(tmpdir(), `${command}-cli-`));
  folders.push(folder);
  writeFileSync(join(folder, "package.json"), "{}");
  const args = ["install", "--no-audit", "--no-fund", "--engine-strict=false", PACKAGES[command], "node@22"];
  await promisify(execFile)("npm", args, { cwd: folder, maxBuffer: 1e8 });
  const modules = join(folder, "node_modules");
  const own = join(modules, `${command}-cli`);
  const { bin } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  return { command, node: join(modules, "node/bin/node"), script: join(own, bin[command]) };
}
