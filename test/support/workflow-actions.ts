// The little that actions of others do for the workflows of examples/gitops.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, rm, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";

export const git = (...args: string[]) => promisify(execFile)("git", args).then(({ stdout }) => stdout);

export interface ActionPlace {
  readonly repository: string;
  readonly commit: string;
  readonly workspace: string;
  /** Of all runs. */
  readonly artifacts: string;
  readonly run: string;
}

/** Throws Error where the action would fail. */
export async function runAction(
  action: string,
  input: Readonly<Record<string, string>>,
  place: ActionPlace,
): Promise<void> {
  const { workspace, artifacts, run } = place;
  const path = resolve(workspace, input.path ?? "");
  switch (action) {
    case "actions/checkout":
      await git("clone", "--quiet", "--no-checkout", place.repository, path);
      await git("-C", path, "checkout", "--quiet", "--detach", input.ref ?? place.commit);
      return;
    case "actions/setup-node":
    case "hashicorp/setup-terraform":
      return; // are here
    case "actions/upload-artifact":
      return upload(path, {
        to: join(artifacts, run, input.name ?? ""),
        required: input["if-no-files-found"],
      });
    case "actions/download-artifact": {
      const store = join(artifacts, input["run-id"] ?? run);
      const merged = input["merge-multiple"] === "true";
      if (input.name !== undefined) return copy(join(store, input.name), path);
      for (const name of /^\{(.*)\}$/.exec(input.pattern ?? "")?.[1]?.split(",") ?? [])
        if (!merged || existsSync(join(store, name)))
          await copy(join(store, name), merged ? path : join(path, name));
      return;
    }
    default:
      throw new Error(`What ${action} does is not known here.`);
  }
}

const copy = (from: string, to: string) => cp(from, to, { recursive: true, verbatimSymlinks: true });

/** A file lies in its artifact by its name, a folder is the artifact. */
async function upload(path: string, { to, required }: { to: string; required: string | undefined }) {
  const found = await stat(path).catch(() => undefined); // GitHub's action warns, too
  if (found === undefined && required === "error") throw new Error(`There is no ${path} to upload.`);
  if (found === undefined) return;
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  await copy(path, found.isDirectory() ? to : join(to, basename(path)));
}
