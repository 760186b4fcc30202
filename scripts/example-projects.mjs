// The projects in examples/ import the package by its name, as any project does. In place of an installed package they
// get a link: the build puts one beside them, and a copy of a project gets its own.
import { cp, mkdir, readlink, symlink, unlink } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const PACKAGE = "terraform-provider-automox";
/** What a project has installed besides: the libraries, and what compiles and tests it. */
const INSTALLED = ["cdktf", "cdktn", "constructs", "typescript", "ts-node", "jest", "@swc", "@types", ".bin"];
/** What running a project leaves in its folder. */
const LEFTOVERS = /^(node_modules|cdktf\.out|\.terraform|cdktf\.log|.*\.tfstate.*)$/;

/**
 * Lets every project in and below `folder` import the package. Not one link to the whole repository: that would hold
 * the folder that it lies in.
 *
 * @param {{ root?: string, dist?: string }} source The package's description and its built files.
 */
export async function linkPackage(folder, { root = ROOT, dist = join(root, "dist") } = {}) {
  const linked = join(folder, "node_modules", PACKAGE);
  await mkdir(linked, { recursive: true });
  await link(join(root, "package.json"), join(linked, "package.json"));
  await link(dist, join(linked, "dist"));
}

/**
 * Copies a project of examples/ into a new folder, where it runs like one that somebody has installed.
 *
 * @param {string} name Its folder in examples/.
 * @param {{ to: string, dist?: string }} place
 */
export async function copyExample(name, { to, dist = join(ROOT, "dist") }) {
  await cp(join(ROOT, "examples", name), to, {
    recursive: true,
    filter: (source) => !LEFTOVERS.test(basename(source)),
  });
  await linkPackage(to, { dist });
  for (const each of INSTALLED) await link(join(ROOT, "node_modules", each), join(to, "node_modules", each));
}

/** Relative, so that a repository may move; left alone where it leads to the right place, for those who read it now. */
async function link(target, path) {
  const wanted = relative(dirname(path), target);
  const present = await readlink(path).catch(() => undefined); // most often there is none yet
  if (present === wanted) return;
  if (present !== undefined) await unlink(path);
  await symlink(wanted, path).catch((error) => {
    if (error.code !== "EEXIST") throw error; // another build at the same moment has made it
  });
}
