// What V8 has compiled, kept for the next process: a plugin starts three to five times a command, and compiles the same each time.
// Compiled code is as good as a program, so it lies where this user alone can write, and what anybody else could have written is not read.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { isAbsolute, join } = require("node:path");

const SUM_BYTES = 32;
/** Of a folder that nobody has made anything in for so long, the version is no longer used. */
const FORGOTTEN_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * @param {{ digest: string, env: NodeJS.ProcessEnv }} options `digest` is of all files of the bundle: V8 itself compares a script's
 *   length alone.
 * @returns {{ take(name: string): Buffer | undefined, keep(name: string, data: Buffer): void } | undefined} Without: there is no place.
 */
exports.openCodeCache = ({ digest, env }) => {
  const home = placeOf(env);
  if (home === undefined) return undefined;
  const folder = join(home, `${digest}-${process.version}-${process.arch}`);
  return {
    take: (name) => attempt(() => read(join(folder, name))),
    keep: (name, data) =>
      attempt(() => {
        makePrivate(home, folder);
        write(join(folder, name), data);
      }),
  };
};

/** For what Terraform starts, not for commands: `doctor` writes nothing. Node's own setting turns it off. */
function placeOf(env) {
  if (!env.TF_PLUGIN_MAGIC_COOKIE || env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const below = (base, ...path) => (base && isAbsolute(base) ? join(base, ...path) : undefined);
  const cache =
    process.platform === "win32"
      ? below(env.LOCALAPPDATA)
      : (below(env.XDG_CACHE_HOME) ??
        (process.platform === "darwin" ? below(env.HOME, "Library", "Caches") : below(env.HOME, ".cache")));
  return cache && join(cache, "terraform-provider-automox", "compiled");
}

/** Its sum stands before it: a machine that lost its power may have the name of a file and not its content. */
function read(file) {
  const descriptor = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
  try {
    // Of what was opened, and not of what has the name by now.
    if (!isOurs(fs.fstatSync(descriptor), 0o022)) return undefined;
    const bytes = fs.readFileSync(descriptor);
    const data = bytes.subarray(SUM_BYTES);
    return sumOf(data).equals(bytes.subarray(0, SUM_BYTES)) ? data : undefined;
  } finally {
    fs.closeSync(descriptor);
  }
}

function write(file, data) {
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, Buffer.concat([sumOf(data), data]), { flag: "wx", mode: 0o600 });
  fs.renameSync(unfinished, file);
}

const sumOf = (data) => createHash("sha256").update(data).digest();

/** Throws where the folder is somebody else's. */
function makePrivate(home, folder) {
  const made = fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = fs.lstatSync(folder);
  if (!stat.isDirectory() || !isOurs(stat, 0o077)) throw new Error(`${folder} is not this user's alone`);
  if (made !== undefined) forgetOlder(home);
}

/** On Windows, what lies in a user's profile is that user's. */
function isOurs({ uid, mode }, forbidden) {
  return process.getuid === undefined || (uid === process.getuid() && (mode & forbidden) === 0);
}

function forgetOlder(home) {
  for (const name of fs.readdirSync(home)) {
    const { mtimeMs } = fs.lstatSync(join(home, name));
    if (Date.now() - mtimeMs > FORGOTTEN_MS) fs.rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** Without a cache everything goes as well. */
function attempt(step) {
  try {
    return step();
  } catch {
    return undefined;
  }
}
