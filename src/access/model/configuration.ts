import { isRecord } from "../../automox/wire/envelope";
import { isOurs } from "./attributes";
import { type Conduct, conductIn, type ProviderSetting, settingsIn } from "./provider-settings";

/** What the configuration says of one resource block. */
interface Block {
  /** Names of the attributes that may be unknown because of what is written. */
  readonly written: ReadonlySet<string>;
  /** Names of all attributes that stand in it. */
  readonly named: ReadonlySet<string>;
  readonly provider: string;
}

export interface Configuration {
  /** Undefined where the document does not hold the block. */
  block(address: string): Block | undefined;
  readonly settings: readonly ProviderSetting[];
  conductOf(provider: string): Conduct;
}

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json => (isRecord(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The keys of instances: `module.team["eu"].automox_user.ada[0]` is declared as `module.team.automox_user.ada`. */
const INSTANCE_KEY = /\[(?:"(?:\\.|[^"\\])*"|\d+)\]/g;

/**
 * From `configuration` of a plan's JSON. Source: Terraform 1.11.4, jsonconfig/config.go. An attribute that nobody asked
 * for is unknown in a create as well: one that is left out, or whose expression holds nothing but what is known while
 * planning, and so must have been null.
 */
export function readConfiguration(configuration: unknown): Configuration {
  const blocks = new Map<string, Block>();
  collect(object(object(configuration).root_module), { prefix: "", isKnown: () => true, blocks });
  const configured = object(object(configuration).provider_config);
  return {
    block: (address) => blocks.get(address.replaceAll(INSTANCE_KEY, "")),
    conductOf: (provider) => conductIn(object(object(configured[provider]).expressions)),
    settings: Object.entries(configured).flatMap(([key, each]) => {
      const { full_name: name, name: local, expressions } = object(each);
      return isOurs(name) && (name !== undefined || local === "automox")
        ? settingsIn(key, object(expressions))
        : [];
    }),
  };
}

interface Within {
  readonly prefix: string;
  /** Whether a variable of the module has its value while planning: one of the root module always does. */
  readonly isKnown: (variable: string) => boolean;
  readonly blocks: Map<string, Block>;
}

function collect(module: Json, { prefix, isKnown, blocks }: Within): void {
  for (const each of list(module.resources)) {
    const { address, expressions, provider_config_key: provider, for_each_expression: over } = object(each);
    const areEachKnown = over === undefined || isKnownExpression(over, { isKnown, areEachKnown: false });
    if (typeof address === "string")
      blocks.set(`${prefix}${address}`, {
        written: new Set(
          Object.entries(object(expressions)).flatMap(([name, expression]) =>
            isKnownExpression(expression, { isKnown, areEachKnown }) ? [] : [name],
          ),
        ),
        named: new Set(Object.keys(object(expressions))),
        provider: typeof provider === "string" ? provider : "automox",
      });
  }
  for (const [name, call] of Object.entries(object(module.module_calls))) {
    const given = object(object(call).expressions);
    const isGivenKnown = (variable: string) =>
      given[variable] === undefined || isKnownExpression(given[variable], { isKnown, areEachKnown: false });
    const within = { prefix: `${prefix}module.${name}.`, isKnown: isGivenKnown, blocks };
    collect(object(object(call).module), within);
  }
}

/** Nested blocks and whatever else has another shape may hold anything. */
function isKnownExpression(
  expression: unknown,
  { isKnown, areEachKnown }: { readonly isKnown: Within["isKnown"]; readonly areEachKnown: boolean },
): boolean {
  const { references, constant_value: _, ...others } = object(expression);
  if (Array.isArray(expression) || Object.keys(others).length > 0) return false;
  // Of a function alone, `timestamp()` for example, nothing is printed.
  if (references === undefined) return "constant_value" in object(expression);
  return list(references).every((reference) => {
    const [kind = "", name = ""] = String(reference).split(/[.[]/);
    if (kind === "var") return isKnown(name);
    if (kind === "each") return areEachKnown;
    return ["count", "path", "terraform"].includes(kind);
  });
}
