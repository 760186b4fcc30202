import { mirrorsIn } from "../cli-configuration";
import { PROVIDER } from "../names";
import { userPlugins } from "../places";
import { selfCommand } from "../surroundings";
import { about, type Check, type Found, run } from "./check";

/** Where the tool would take the provider from. */
export function configCheck({ config, machine, io }: Found): Check {
  const { ok, warn, fail } = about("cli-config");
  const { file, isNamed, isThere, installation } = config;
  if (isNamed && !isThere)
    return fail(`TF_CLI_CONFIG_FILE names ${file}, which is not there.`, run("unset TF_CLI_CONFIG_FILE"));
  if (!installation)
    return ok("No CLI configuration says how providers are installed: the usual folders count.");
  if (installation.isOverridden)
    return warn(
      `${installation.file} overrides the provider for development (dev_overrides): versions and lock file are ignored.`,
      "Remove it where people work with the provider.",
    );
  const [mirror] = mirrorsIn(config) ?? [];
  if (mirror !== undefined)
    return ok(`${installation.file} tells where a mirror with the provider is: ${mirror}.`);
  const network = installation.methods.find(({ kind, isForUs }) => kind === "network_mirror" && isForUs);
  if (network) return ok(`${installation.file} tells where a mirror with the provider is: ${network.at}.`);
  return warn(
    `${installation.file} has provider_installation, so ${userPlugins(io.env, machine)} is not searched, and it names no mirror for ${PROVIDER}.`,
    `${run(selfCommand(machine, ["install"]))} (it prints the block to add).`,
  );
}
