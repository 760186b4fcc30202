// The version that a build carries. package.json names the line that is worked on, as MAJOR.MINOR.0; only a tag makes a
// release. In between each commit has a version of its own, in the form of a release: a pre-release satisfies no
// constraint, so `init` would not find it.
import { execFile } from "node:child_process";
import { readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** Says the version where there is no Git, or for a whole run of tests. */
const GIVEN = "AUTOMOX_BUILD_VERSION";

const RELEASE = /^v(\d+\.\d+\.\d+)$/;

/**
 * `MAJOR.MINOR.SECONDS`: the seconds of the commit, or of the newest change where the tree is not clean; the tag of a
 * clean tree without its `v`. Without Git that of package.json.
 */
export async function versionOf(root, env = process.env) {
  if (env[GIVEN]) return env[GIVEN];
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const git = async (...args) => (await promisify(execFile)("git", ["-C", root, ...args])).stdout;
  // A package that was unpacked in somebody's repository is not of that repository.
  const top = await git("rev-parse", "--show-toplevel").catch(() => "");
  if (top === "" || (await realpath(top.trim())) !== (await realpath(root))) return version;
  const [committed, tags, changed] = await Promise.all([
    git("log", "-1", "--format=%ct").then(Number, () => 0),
    git("tag", "--points-at", "HEAD").catch(() => ""),
    git("status", "--porcelain", "-z"),
  ]);
  const tag = tags.split("\n").flatMap((each) => RELEASE.exec(each)?.[1] ?? []);
  if (changed === "" && tag.length > 0) return tag.at(-1);
  const seconds = changed === "" ? committed : Math.max(committed + 1, await newestOf(root, changed));
  return `${version.split(".").slice(0, 2).join(".")}.${seconds}`;
}

/** When something was last changed that is not committed, in seconds. What was removed has no time. */
async function newestOf(root, changed) {
  const paths = changed.split("\0").map((line) => line.slice(3));
  const times = await Promise.all(
    paths.filter(Boolean).map((path) =>
      stat(join(root, path)).then(
        ({ mtimeMs }) => Math.floor(mtimeMs / 1000),
        () => 0,
      ),
    ),
  );
  return Math.max(0, ...times);
}
