import {
  DefaultTokenResolver,
  type AutomoxProvider as Provider,
  StringConcat,
  TerraformLocal,
  TerraformStack,
  TerraformVariable,
  Token,
  Tokenization,
} from "./library";
import { isExpression } from "./values/expression";

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
    return isKnown && isConstant(text) ? [plainText(secret)] : [];
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
    if (isConstant(text)) return [plainText(secret)];
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

/** Variables with a default, and locals, whose value is in code. */
function constantsNamedIn(text: string, stack: TerraformStack): string[] {
  return stack.node.findAll().flatMap((construct) => {
    if (!(construct instanceof TerraformVariable || construct instanceof TerraformLocal)) return [];
    const isVariable = construct instanceof TerraformVariable;
    const name = construct.friendlyUniqueId;
    const value = isVariable ? construct.default : at(at(construct.toTerraform(), "locals"), name);
    if (!isText(resolved(value, stack)) || !isNamed(text, `${isVariable ? "var" : "local"}.${name}`))
      return [];
    return [isVariable ? `the default of the variable ${name}` : `the local ${name}`];
  });
}

const isNamed = (text: string, name: string): boolean => text.split(/[^\w.-]+/).includes(name);
const isText = (value: unknown): boolean => typeof value === "string" && value !== "" && isConstant(value);

type Secret = (typeof SECRETS)[number];

const plainText = (secret: Secret): string =>
  `${secret.attribute}: is plain text, which synthesizing would write into cdk.tf.json, also where it comes from process.env. ${remedy(secret)}`;

const remedy = ({ variable }: Secret): string =>
  `Leave it out and set the environment variable ${variable} for Terraform, or give a TerraformVariable without a default or an ` +
  "ephemeral value.";
