import { isOurs } from "./attributes";
import { type ProviderSetting, settingsIn } from "./provider-settings";

/** What the configuration says of one resource block. */
interface Block {
  /** Names of the attributes that are written. */
  readonly written: ReadonlySet<string>;
  readonly provider: string;
}

export interface Configuration {
  /** Undefined where the document does not hold the block. */
  block(address: string): Block | undefined;
  readonly settings: readonly ProviderSetting[];
}

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The keys of instances: `module.team["eu"].automox_user.ada[0]` is declared as `module.team.automox_user.ada`. */
const INSTANCE_KEY = /\[(?:"(?:\\.|[^"\\])*"|\d+)\]/g;

/**
 * From `configuration` of a plan's JSON. Source: Terraform 1.11.4, jsonconfig/config.go. An attribute that a block
 * leaves out is unknown in a create as well; only here stands that nobody asked for it.
 */
export function readConfiguration(configuration: unknown): Configuration {
  const blocks = new Map<string, Block>();
  collect(object(object(configuration).root_module), "", blocks);
  const providers = Object.entries(object(object(configuration).provider_config));
  return {
    block: (address) => blocks.get(address.replaceAll(INSTANCE_KEY, "")),
    settings: providers.flatMap(([key, each]) => {
      const { full_name: name, name: local, expressions } = object(each);
      return isOurs(name) && (name !== undefined || local === "automox")
        ? settingsIn(key, object(expressions))
        : [];
    }),
  };
}

function collect(module: Json, prefix: string, blocks: Map<string, Block>): void {
  for (const each of list(module.resources)) {
    const { address, expressions, provider_config_key: provider } = object(each);
    if (typeof address === "string")
      blocks.set(`${prefix}${address}`, {
        written: new Set(Object.keys(object(expressions))),
        provider: typeof provider === "string" ? provider : "automox",
      });
  }
  for (const [name, call] of Object.entries(object(module.module_calls)))
    collect(object(object(call).module), `${prefix}module.${name}.`, blocks);
}
