import { cliConfiguration } from "../cli-configuration";
import { lockedIn } from "../lock-file";
import type { Tool } from "../names";
import type { Machine, Surroundings } from "../surroundings";
import { visibleCopies } from "../visible";
import { cacheCheck } from "./cache-check";
import type { Check } from "./check";
import { configCheck } from "./config-check";
import { copiesCheck } from "./copies-check";
import { installedCheck, lockCheck } from "./installed-checks";
import { nodeCheck } from "./node-check";

/** Whether this build is what a tool takes and can start, seen from the folder where `init` runs. Changes nothing. */
export async function installationChecks(
  machine: Machine,
  io: Pick<Surroundings, "env" | "cwd" | "version">,
  { folder, tool }: { readonly folder: string; readonly tool: Tool },
): Promise<readonly Check[]> {
  const config = await cliConfiguration(io.env, machine, tool);
  const locked = await lockedIn(folder, tool);
  const visible = await visibleCopies({ folder, env: io.env, machine, config }, locked?.version);
  const found = { folder, io, machine, tool, config, locked, visible };
  return [
    await nodeCheck(found),
    configCheck(found),
    await copiesCheck(found),
    await cacheCheck(found),
    await installedCheck(found),
    lockCheck(found),
  ];
}
