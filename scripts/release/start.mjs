// `node scripts/release/start.mjs FOLDER`: starts the executable that a release holds for this machine as Terraform does, with
// no Node on the PATH and an empty home, and waits for its handshake. The release workflow runs it on every platform.
import { spawn } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { platformName } from "../build/mirror.mjs";
import { zipEntries } from "../test/zip-entries.mjs";

const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const HANDSHAKE = /^1\|6\|(?:unix|tcp)\|/;
const MOST_MS = 30_000;
/** Windows starts nothing without these. */
const KEPT = ["SystemRoot", "TEMP", "TMP"];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Say the folder of the release");
const platform = platformName();
const name = (await readdir(folder)).find((each) => each.endsWith(`_${platform}.zip`));
if (name === undefined) throw new Error(`${folder} holds nothing for ${platform}`);
const home = await mkdtemp(join(tmpdir(), "release-"));
try {
  console.error(`${platform}: unpacking ${name}`);
  const program = await unpacked(join(folder, name));
  console.error(`${platform}: ${await handshakeOf(program)}`);
} finally {
  await rm(home, { recursive: true, force: true });
}

async function unpacked(zip) {
  const entries = zipEntries(await readFile(zip));
  const executable = entries.find((entry) => entry.name.startsWith("terraform-provider-automox_v"));
  const path = join(home, executable.name);
  await writeFile(path, executable.content);
  await chmod(path, executable.mode & 0o777);
  return path;
}

/** The first line of its output. The program ends with its client. */
async function handshakeOf(program) {
  const kept = KEPT.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : []));
  const env = {
    ...Object.fromEntries(kept),
    HOME: home,
    TF_PLUGIN_MAGIC_COOKIE: COOKIE,
    PLUGIN_PROTOCOL_VERSIONS: "6",
  };
  const child = spawn(program, [], { env, stdio: ["ignore", "pipe", "inherit"], timeout: MOST_MS });
  const failed = new Promise((_resolve, reject) => child.once("error", reject));
  const first = (async () => {
    for await (const line of createInterface({ input: child.stdout })) return line;
    return "nothing";
  })();
  const line = await Promise.race([first, failed]);
  child.kill();
  if (!HANDSHAKE.test(line)) throw new Error(`${program} said ${line}`);
  return `started, ${line.split("|").slice(0, 3).join("|")}`;
}
