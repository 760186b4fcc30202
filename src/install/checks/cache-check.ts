import { copiesIn, hashOf } from "../mirror";
import { HOSTS } from "../names";
import { selfCommand } from "../surroundings";
import { about, type Check, type Found, run } from "./check";

/** Whether the plugin cache goes on serving another build of the version that is taken. */
export async function cacheCheck({ config, visible, machine, tool }: Found): Promise<Check> {
  const { ok, fail } = about("plugin-cache");
  const { pluginCache } = config;
  if (pluginCache === undefined) return ok("No plugin cache is set.");
  const { taken, takenHash } = visible;
  const cached = (await copiesIn(pluginCache)).find(
    ({ host, version, platform }) =>
      host === HOSTS[tool] && version === taken?.version && platform === machine.platform,
  );
  if (!taken || !cached || (await hashOf(cached)) === takenHash)
    return ok(`The plugin cache ${pluginCache} holds no other build.`);
  return fail(
    `The plugin cache holds ${cached.path}, another build of ${taken.version} than ${taken.path}.`,
    run(selfCommand(machine, ["uninstall", taken.version, "--dir", pluginCache])),
  );
}
