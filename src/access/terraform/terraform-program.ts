import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { AccessError, messageOf } from "../cli/access-error";
import type { Io } from "../cli/command";
import { childEnvironment } from "./child-environment";

/** Where npm puts the executables of packages: what is called terraform there only downloads one. */
const NPM_BIN = /[\\/]node_modules[\\/]\.bin[\\/]?$/;

/**
 * The absolute path of what TERRAFORM_BINARY_NAME names, else of `terraform`, else of `tofu` on PATH. Absolute,
 * because it starts in the plan's folder: what is called like it there is somebody else's. Throws AccessError
 * where there is none.
 */
export async function findTerraform(env: Io["env"], cwd: string): Promise<string> {
  const named = env.TERRAFORM_BINARY_NAME;
  const onPath = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "" && !NPM_BIN.test(folder));
  for (const name of named ? [named] : ["terraform", "tofu"])
    for (const folder of /[\\/]/.test(name) ? [""] : onPath)
      for (const suffix of process.platform === "win32" ? [".exe", ""] : [""]) {
        const file = resolve(cwd, join(folder, `${name}${suffix}`));
        if (await isExecutable(file)) return file;
      }
  if (named)
    throw new AccessError(
      `TERRAFORM_BINARY_NAME is "${named}", but there is no such program: correct it, or unset it.`,
    );
  throw new AccessError(
    "Found neither terraform nor tofu on PATH, one of which must read a saved plan. Install one, name it in " +
      "TERRAFORM_BINARY_NAME, or give what `terraform show -json PLAN` prints.",
  );
}

const isExecutable = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false; // not there is an answer
  }
};

/**
 * What `show -json FILE` prints, as it comes. Needs the folder where `init` ran, for the providers' schemas.
 * A failure is an AccessError with Terraform's own words, thrown when the text ends.
 */
export async function* showJson(
  file: string | null,
  { folder, io }: { folder: string; io: Pick<Io, "env" | "signal" | "cwd"> },
): AsyncGenerator<Uint8Array> {
  const program = await findTerraform(io.env, io.cwd);
  const args = ["show", "-json", "-no-color", ...(file === null ? [] : [file])];
  const child = spawn(program, args, {
    cwd: folder,
    env: childEnvironment(io.env),
    stdio: ["ignore", "pipe", "pipe"],
    signal: io.signal,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (said.length < 4_000) said += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // Waited for below; until then a failure to start must not count as unhandled.
  ended.catch(() => undefined);
  yield* child.stdout;
  const code = await ended.catch((error: unknown) => {
    throw new AccessError(`Cannot start ${program}: ${messageOf(error)}`);
  });
  if (code !== 0)
    throw new AccessError(
      `\`${program} ${args.join(" ")}\` ended with ${code}. It must run where \`init\` ran (--terraform-dir).\n${stripVTControlCharacters(said).trim()}`,
    );
}
