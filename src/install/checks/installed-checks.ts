import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { HOSTS, PROVIDER } from "../names";
import { about, type Check, type Found, run, toolCommand } from "./check";

/** What `init` has made of it. */
export async function installedCheck(found: Found): Promise<Check> {
  const { ok, warn, fail, skipped } = about("provider");
  const { folder, config, visible, tool } = found;
  const locked = found.locked?.version;
  const installed = await installedVersions(join(folder, ".terraform", "providers"));
  if (config.installation?.isOverridden)
    return skipped("The provider is overridden for development, so nothing has to be installed.");
  if (locked === undefined && installed.length === 0)
    return (await stat(join(folder, ".terraform")).catch(() => undefined)) === undefined
      ? skipped(`${folder} is no initialized Terraform folder; name one with --terraform-dir.`)
      : warn(
          `${folder} is initialized, and does not use ${PROVIDER}.`,
          `Add it to required_providers, then run \`${tool} init\`.`,
        );
  if (locked !== undefined && !installed.includes(locked)) {
    const isGone = visible.taken !== undefined && visible.taken.version !== locked;
    const remedy = run(toolCommand(found, "init", ...(isGone ? ["-upgrade"] : [])));
    const instead = installed.length === 0 ? "it" : installed.join(", ");
    return fail(
      `The lock file wants ${PROVIDER} ${locked}, and ${instead} is ${installed.length === 0 ? "not " : ""}installed.`,
      remedy,
    );
  }
  const pinned = locked === undefined ? ", and no lock file pins it" : ", as the lock file wants";
  return ok(`${PROVIDER} ${installed.join(", ")} is installed${pinned}.`);
}

/** By host, namespace, name and version. */
async function installedVersions(providers: string): Promise<readonly string[]> {
  const entries = (folder: string) => readdir(folder).catch(() => [] as string[]); // not there: nothing is installed
  const versions = [];
  for (const host of await entries(providers))
    versions.push(...(await entries(join(providers, host, PROVIDER))));
  return [...new Set(versions)].sort();
}

/** Whether the lock file lets the copy pass that the tool takes. */
export function lockCheck(found: Found): Check {
  const { ok, fail, skipped } = about("lock-file");
  const { locked, visible, machine, tool } = found;
  const { taken, takenHash } = visible;
  if (locked === undefined) return skipped("No lock file knows the provider.");
  if (taken === undefined || taken.version !== locked.version || takenHash === undefined)
    return skipped(`There is no copy of ${locked.version} to compare the lock file with.`);
  if (locked.hashes.includes(takenHash)) return ok("The lock file has the hash of what is taken.");
  const lock = ["providers", "lock", `-fs-mirror=${taken.mirror}`, `-platform=${machine.platform}`];
  return fail(
    `The lock file has no hash of ${taken.path} for ${machine.platform}.`,
    run(toolCommand(found, ...lock, `${HOSTS[tool]}/${PROVIDER}`)),
  );
}
