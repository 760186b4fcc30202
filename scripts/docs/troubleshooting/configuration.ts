import { ACCOUNT_VALUE, corrected, type Entries, personsAct, test, VALUE } from "./entry";

const WRITE = "Write the value that the message asks for at the attribute that it names.";
const KEYS = "authentication.md";

/** What a configuration says: values, roles, the provider block. */
export const CONFIGURATION: Entries = {
  "config/deprecated": {
    cause: "The configuration sets an argument or uses a type that will go.",
    remedy: "Use what the message names in its place.",
    example: "see the message",
    proof: test("unit/framework/validate")("a deprecated argument that is %s"),
  },
  "config/invalid-value": {
    cause: "A value in the configuration has a form that the attribute does not take.",
    remedy: WRITE,
    example: 'email = "ada@example.com"',
    proof: corrected(VALUE),
  },
  "config/missing-value": {
    cause: "A required attribute is null, often because a variable or a look-up is.",
    remedy: "Give it a value.",
    example: 'role = "viewer"',
    proof: corrected(VALUE),
  },
  "config/null-element": {
    cause: "A list or map has an element that is null.",
    remedy: "Leave the element out, or filter it.",
    example: "[for x in var.xs : x if x != null]",
    proof: corrected(ACCOUNT_VALUE),
  },
  "config/read-only": {
    cause: "The configuration sets an attribute that the provider decides.",
    remedy: "Take the attribute out of the configuration.",
    example: 'remove: status = "active"',
    proof: corrected(VALUE),
  },
  "config/same-elements": {
    cause: "Two elements of a set become the same element once their defaults are filled in.",
    remedy: "Leave one of them out.",
    example: "keep one of two equal elements",
    proof: test("unit/framework/validate")("two elements that defaults make the same, until one is left out"),
  },
  "role/near-miss": {
    cause: "The account has no such role, and has one that is spelled almost so.",
    remedy: "Write the role that the message names.",
    example: 'role = "read-only"',
    proof: corrected(ACCOUNT_VALUE),
  },
  "role/other-scope": {
    cause: "A role of the account stands where a role in an organization belongs, or the other way round.",
    remedy: "Move the word to the attribute that the message names.",
    example: 'account_role = "global-admin"',
    guide: "api-contracts.md",
    proof: corrected(ACCOUNT_VALUE),
  },
  "role/slip": {
    cause: "The role is undocumented, and one or two letters away from a documented one.",
    remedy: "Correct it. A custom role of that name needs nothing: the warning ends once somebody has it.",
    example: 'role = "viewer"',
    proof: corrected(VALUE),
  },
  "role/unlisted": {
    cause: "The role is neither documented nor on the account's list. Automox has the last word.",
    remedy: "Write a listed role, or leave it where it is a custom one.",
    example: 'role = "read-only"',
    proof: corrected(ACCOUNT_VALUE),
  },
  "provider/account-unknown": {
    cause: "The account contract was asked for, and Automox does not tell the account of the key.",
    remedy: "Write the account's UUID, which the console shows under Settings > Secrets & Keys.",
    example: "account_id = var.automox_account",
    guide: "api-contracts.md",
    proof: corrected("provider/account-unknown: account_id"),
  },
  "provider/bug": {
    cause: "The provider made a mistake; the configuration is not to blame.",
    remedy: "Report it with the provider's version and a log. Logs hold no credentials.",
    example: "TF_LOG_PROVIDER=DEBUG terraform plan",
    proof: personsAct("somebody reports it"),
  },
  "provider/foreign-host": {
    cause:
      "The provider block's base_url or scim.url names a host that is not Automox's, and the API key or SCIM token comes " +
      "from the environment.",
    remedy: "If the host is yours, set it beside the secret. If not, remove it and make a new secret.",
    example: "export AUTOMOX_BASE_URL=https://proxy.example.com/api",
    guide: KEYS,
    proof: corrected(VALUE),
  },
  "provider/invalid-account": {
    cause: "AUTOMOX_ACCOUNT_UUID is not a UUID.",
    remedy: "Set the UUID that the console shows under Settings > Secrets & Keys, or unset the variable.",
    example: "export AUTOMOX_ACCOUNT_UUID=00000000-0000-4000-8000-000000000001",
    proof: corrected("%s: of the account"),
  },
  "provider/invalid-option": {
    cause: "An option of the provider block has a form that the provider cannot use.",
    remedy: WRITE,
    example: 'base_url = "https://console.automox.com/api"',
    proof: corrected(VALUE),
  },
  "provider/invalid-organization": {
    cause: "AUTOMOX_ORG_ID is not a number.",
    remedy: "Set the organization's number, which the console's address shows after `o=`.",
    example: "export AUTOMOX_ORG_ID=12345",
    proof: corrected(VALUE),
  },
  "provider/no-api-key": {
    cause: "Neither the environment nor the provider block has an API key.",
    remedy: "Make a key as an administrator under Settings > Secrets & Keys, and set it.",
    example: "export AUTOMOX_API_KEY=…",
    guide: KEYS,
    proof: corrected(VALUE),
  },
  "provider/not-configured": {
    cause: "Terraform called the provider without its configuration.",
    remedy: "Check that the provider block is there, and that aliases are passed to modules.",
    example: "providers = { automox = automox.europe }",
    proof: personsAct("somebody corrects the provider block"),
  },
  "provider/organization-unclear": {
    cause: "The key sees no organization, or several, and nothing says which one is meant.",
    remedy: "Write the number of one of those that the message lists.",
    example: "org_id = 12345",
    proof: corrected("provider/organization-unclear: org_id"),
  },
  "provider/role-change-request-missing": {
    cause: 'The provider block has account.role_change = "undocumented", and names no call.',
    remedy: "Name the call, or choose another way.",
    example: 'account = { role_change = "reinvite" }',
    guide: "api-contracts.md",
    proof: corrected("%s: of the account"),
  },
  "provider/same-secret": {
    cause: "The SCIM token is the API key; they are two credentials.",
    remedy: "Set the SCIM token, which the console makes under Settings > SCIM.",
    example: "export AUTOMOX_SCIM_TOKEN=…",
    guide: KEYS,
    proof: corrected(VALUE),
  },
  "provider/unknown-type": {
    cause: "This version of the provider does not know the resource or data source.",
    remedy: "Correct its name, or install the version that has it.",
    example: "terraform init -upgrade",
    guide: "install.md",
    proof: personsAct("somebody corrects the name, or installs another version"),
  },
  "provider/unknown-value": {
    cause: "A value of the provider block is not known while planning.",
    remedy: "Write it out, or take it from a variable or the environment.",
    example: "org_id = var.org",
    proof: test("long/reviewed-remedies")("of the provider: from a variable"),
  },
};
