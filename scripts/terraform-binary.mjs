// Which terraform (or tofu) to run. Also a command: `node scripts/terraform-binary.mjs` prints the path.
import { access, constants, stat } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const NAMES = ["terraform", "tofu"];

/**
 * The absolute path of an executable, by the first that answers: the program that `TERRAFORM_BINARY_NAME` names
 * (a name or a path), `terraform` or `tofu` on PATH, or a Terraform downloaded once into the npm cache folder.
 *
 * @param {{ env?: Record<string, string | undefined>, progress?: (line: string) => void, download?: () => Promise<string> }} options
 * @throws {Error} with one sentence that says what to install.
 */
export async function findTerraform({
  env = process.env,
  progress = (line) => console.error(line),
  download = downloadTerraform,
} = {}) {
  const wanted = env.TERRAFORM_BINARY_NAME;
  if (wanted) {
    const found = await findOnPath(wanted, env);
    if (found) return found;
    throw new Error(
      `TERRAFORM_BINARY_NAME is "${wanted}", but there is no such program: correct it, or unset it to let terraform or tofu be found on PATH.`,
    );
  }
  for (const name of NAMES) {
    const found = await findOnPath(name, env);
    if (found) return found;
  }
  progress("Neither terraform nor tofu is on PATH; fetching Terraform (about 30 MB, once) ...");
  try {
    const path = await download(progress);
    progress(`Terraform is at ${path}`);
    return path;
  } catch (error) {
    const reason = error instanceof Error ? (error.cause?.message ?? error.message) : String(error);
    throw new Error(
      `Terraform could not be fetched (${reason}): install Terraform 1.5 or newer, or OpenTofu, so that \`terraform\` or \`tofu\` is on PATH.`,
      { cause: error },
    );
  }
}

/**
 * npm puts these folders on PATH for its scripts, and there `terraform` is the downloading package's own stub, which
 * would download on the first command, silently and once for each of several processes.
 */
const NPM_BIN = /[\\/]node_modules[\\/]\.bin[\\/]?$/;

/** A name is looked up in PATH, anything with a folder in it is taken as a path. */
async function findOnPath(name, env) {
  const suffixes = process.platform === "win32" ? [".exe", ""] : [""];
  const onPath = (env.PATH ?? env.Path ?? "")
    .split(delimiter)
    .filter((folder) => folder && !NPM_BIN.test(folder));
  const folders = /[\\/]/.test(name) ? [""] : onPath;
  for (const folder of folders) {
    for (const suffix of suffixes) {
      const path = resolve(join(folder, name + suffix));
      if (await isExecutable(path)) return path;
    }
  }
  return undefined;
}

async function isExecutable(path) {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false; // not there, or not ours to run: the next folder may have it
  }
}

/** The package checks HashiCorp's signature and keeps the program in node_modules/.cache. */
async function downloadTerraform(progress) {
  // Loaded here, because it is needed on few machines and reads its own version at once.
  const { default: outputs } = await import("@jahed/terraform/lib/terraform.js").then(
    (module) => module.default,
  );
  const { install } = await import("@jahed/terraform/lib/install.js");
  const started = Date.now();
  const ticking = setInterval(
    () => progress(`... still fetching, ${Math.round((Date.now() - started) / 1000)} s`),
    5_000,
  );
  try {
    return await install(outputs);
  } finally {
    clearInterval(ticking);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  findTerraform().then(console.log, (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
