import {
  DefaultTokenResolver,
  type AutomoxProvider as Provider,
  StringConcat,
  TerraformElement,
  TerraformStack,
  Token,
  Tokenization,
} from "./library";
import { isExpression } from "./values/expression";
import { literalResults } from "./values/results";

/** Where a secret belongs, and whence Terraform takes it if code leaves it out. */
const SECRETS = [
  { attribute: "apiKey", written: ["api_key"], variable: "AUTOMOX_API_KEY" },
  { attribute: "scim.token", written: ["scim", "token"], variable: "AUTOMOX_SCIM_TOKEN" },
] as const;

/** Secrets that are plain text where the provider is made. Tokens cannot be looked into before synthesizing. */
export function secretsInCode({ apiKeyInput, scimInput }: Provider): string[] {
  const given = [apiKeyInput, scimInput?.token];
  return SECRETS.flatMap((secret, index) => {
    const text = given[index];
    const isKnown = typeof text === "string" && text !== "" && !Token.isUnresolved(text);
    return isKnown && isInCode(text) ? [plainText(secret)] : [];
  });
}

/**
 * Secrets that synthesizing would write: what overrides say, and what functions, locals and the defaults of variables
 * are given in code.
 */
export function secretsWritten(provider: Provider): string[] {
  const stack = TerraformStack.of(provider);
  const blocks = at(at(provider.toTerraform(), "provider"), "automox");
  const block = Array.isArray(blocks) ? blocks[0] : undefined;
  return SECRETS.flatMap((secret) => {
    const text = secret.written.reduce((value, name) => resolved(at(value, name), stack), block as unknown);
    if (typeof text !== "string" || text === "") return [];
    if (isInCode(text)) return [plainText(secret)];
    return constantsNamedIn(text, stack).map(
      (source) =>
        `${secret.attribute}: comes from ${source}, which is plain text in code and would be written into cdk.tf.json. ${remedy(secret)}`,
    );
  });
}

const at = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

const resolved = (value: unknown, scope: TerraformStack): unknown =>
  value === undefined
    ? undefined
    : Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });

/** A name of something else: `var.key`, `data.vault_kv_secret_v2.automox.data["key"]`, or a file. */
const REFERENCE = /[\w-]\.[A-Za-z_]|\b(file|filebase64|templatefile)\(/;

/** A quoted text in an expression: to its end, or to the template in it. */
const QUOTED = /"(?:[^"\\$%]|\\.|[$%]+(?:[^"\\$%{]|\\.))*[$%]*(?:"|\{|\\?$)/gs;

/** Whether a text is no expression, or one that refers to nothing: `${sensitive("…")}` is as plain as its argument. */
const isConstant = (text: string): boolean =>
  !isExpression(text) ||
  !REFERENCE.test(text.replaceAll(QUOTED, (quoted) => (quoted.endsWith("{") ? quoted : "")));

/** Or what an expression may come to is: `${coalesce(var.key, "…")}`. */
const isInCode = (text: string): boolean =>
  isConstant(text) || literalResults(text).some((each) => each !== "");

interface Written {
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly locals?: Readonly<Record<string, unknown>>;
}

/** Variables with a default, and locals, whose value is in code; by what they are written as, whichever copy of the library made them. */
function constantsNamedIn(text: string, stack: TerraformStack): string[] {
  const elements = stack.node
    .findAll()
    .filter((each) => TerraformElement.isTerraformElement(each) && !("terraformResourceType" in each));
  return elements.flatMap((element) => {
    const { variable = {}, locals = {} }: Written = (element as TerraformElement).toTerraform();
    const all = [
      ...Object.entries(variable).map(
        ([name, each]) => [`var.${name}`, each.default, `the default of the variable ${name}`] as const,
      ),
      ...Object.entries(locals).map(([name, each]) => [`local.${name}`, each, `the local ${name}`] as const),
    ];
    return all.flatMap(([name, value, words]) =>
      isNamed(text, name) && holdsText(resolved(value, stack), text) ? [words] : [],
    );
  });
}

const isNamed = (text: string, name: string): boolean =>
  text.split(/[^\w.-]+/).some((word) => word === name || word.startsWith(`${name}.`));

/** In a map only under a key that the expression names. */
function holdsText(value: unknown, text: string): boolean {
  if (typeof value === "string") return value !== "" && isConstant(value);
  if (Array.isArray(value)) return value.some((each) => holdsText(each, text));
  if (typeof value !== "object" || value === null) return false;
  const words = new Set(text.split(/[^\w-]+/));
  return Object.entries(value).some(([key, each]) => words.has(key) && holdsText(each, text));
}

type Secret = (typeof SECRETS)[number];

const plainText = (secret: Secret): string =>
  `${secret.attribute}: is plain text, which synthesizing would write into cdk.tf.json, also where it comes from process.env. ${remedy(secret)}`;

const remedy = ({ variable }: Secret): string =>
  `Leave it out and set the environment variable ${variable} for Terraform, or give a TerraformVariable without a default or an ` +
  "ephemeral value.";
