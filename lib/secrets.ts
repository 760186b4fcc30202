import { scalar } from "./expressions/node";
import { nodeOf } from "./expressions/parse";
import { CODE, partUnder, plainSources } from "./expressions/plain-text";
import { type AutomoxProvider as Provider, TerraformStack, Token } from "./library";
import { constantsOf } from "./survey/names";
import { blockOf } from "./survey/providers";
import { writtenFor } from "./survey/resolved";

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
    return isKnown && plainSources(nodeOf(text), new Map()).length > 0 ? [plainText(secret)] : [];
  });
}

/**
 * Secrets that synthesizing would write: what overrides say, and what functions, locals and the defaults of variables
 * are given in code.
 */
export function secretsWritten(provider: Provider): string[] {
  const stack = TerraformStack.of(provider);
  const constants = constantsOf(stack);
  const block = blockOf(provider);
  return SECRETS.flatMap((secret) => {
    const [first, ...within] = secret.written;
    const written = within.reduce((of, name) => partUnder(of, scalar(name)), writtenFor(block[first], stack));
    const [source] = plainSources(written, constants);
    if (source === undefined) return [];
    if (source === CODE) return [plainText(secret)];
    return [
      `${secret.attribute}: comes from ${source}, which is plain text in code and would be written into cdk.tf.json. ${remedy(secret)}`,
    ];
  });
}

type Secret = (typeof SECRETS)[number];

const plainText = (secret: Secret): string =>
  `${secret.attribute}: is plain text, which synthesizing would write into cdk.tf.json, also where it comes from process.env. ${remedy(secret)}`;

const remedy = ({ variable }: Secret): string =>
  `Leave it out and set the environment variable ${variable} for Terraform, or give a TerraformVariable without a default or an ` +
  "ephemeral value.";
