import { z } from "zod";

/** Terraform's form of an argument: a constant, or the names that an expression refers to. */
const expression = z.looseObject({
  constant_value: z.unknown().optional(),
  references: z.array(z.string()).optional(),
});

const providerConfig = z.looseObject({
  name: z.string().optional(),
  full_name: z.string().optional(),
  expressions: z.looseObject({ base_url: expression.optional(), api_key: z.unknown().optional() }).optional(),
});

const providerConfigs = z.record(z.string(), providerConfig);

const variableValues = z.record(z.string(), z.looseObject({ value: z.unknown().optional() }));

/** Of every `provider "automox"` block that leaves the key to the environment: its base_url; null where only the run knows it. */
export function apiAddresses(configured: unknown, variables: unknown): readonly (string | null)[] {
  const configs = Object.values(providerConfigs.safeParse(configured).data ?? {}).filter(isOurs);
  const values = variableValues.safeParse(variables).data ?? {};
  const addresses = configs.flatMap(({ expressions = {} }) => {
    const { base_url: written } = expressions;
    if (written === undefined || expressions.api_key !== undefined) return [];
    const [, name = ""] = /^var\.([\w-]+)$/.exec(written.references?.[0] ?? "") ?? [];
    const text = written.constant_value ?? values[name]?.value;
    return [typeof text === "string" ? text : null];
  });
  return [...new Set(addresses)];
}

type Config = z.infer<typeof providerConfig>;

const isOurs = ({ name, full_name: source }: Config) =>
  source === undefined ? name === "automox" : /(^|\/)automox-iac\/automox$/.test(source);
