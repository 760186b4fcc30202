import { type Entries, personsAct, test } from "./entry";

const INSTALL = "install.md";
const KEYS = "authentication.md";
const CONTRACTS = "api-contracts.md";
const RUN = "Run the command that doctor prints.";
const cured = test("accept/installer")("doctor finds %s, and what it says to run ends it");
const administrator = personsAct("an administrator makes a key, or corrects its owner's rights");

/** Checks of `automox-access doctor`. */
export const DOCTOR: Entries = {
  node: {
    cause: "The provider needs Node 20, and the first node on PATH is missing or older.",
    remedy: RUN,
    example: "apk add nodejs",
    guide: INSTALL,
    proof: cured,
  },
  copies: {
    cause: "Terraform takes no copy of the provider, or another one than this.",
    remedy: RUN,
    example: "terraform-provider-automox install",
    guide: INSTALL,
    proof: cured,
  },
  "cli-config": {
    cause: "Terraform's CLI configuration is missing, overrides the provider, or hides the usual folders.",
    remedy: RUN,
    example: "unset TF_CLI_CONFIG_FILE",
    guide: INSTALL,
    proof: personsAct("somebody edits the CLI configuration"),
  },
  provider: {
    cause: "The folder does not use the provider, or has another version than the lock file wants.",
    remedy: RUN,
    example: "terraform init",
    guide: INSTALL,
    proof: cured,
  },
  "lock-file": {
    cause: "The lock file has no hash of the provider that is installed.",
    remedy: RUN,
    example: "terraform providers lock -fs-mirror=…",
    guide: INSTALL,
    proof: cured,
  },
  "plugin-cache": {
    cause: "The plugin cache holds another build of the same version.",
    remedy: RUN,
    example: "terraform-provider-automox uninstall 1.2.3 --dir CACHE",
    guide: INSTALL,
    proof: cured,
  },
  terraform: {
    cause: "There is no Terraform of version 1.5 or newer.",
    remedy: "Install Terraform or OpenTofu, or name the program.",
    example: "export TERRAFORM_BINARY_NAME=tofu",
    guide: INSTALL,
    proof: personsAct("somebody installs Terraform"),
  },
  reachability: {
    cause: "Automox does not answer: name, network, proxy or certificate.",
    remedy: "Check the variables that doctor names.",
    example: "export HTTPS_PROXY=http://proxy.example.com:3128",
    proof: personsAct("somebody corrects the network or the proxy"),
  },
  key: {
    cause: "AUTOMOX_API_KEY is refused, or could not be looked at.",
    remedy: "Make a new key under Settings > Secrets & Keys, and set it.",
    example: "export AUTOMOX_API_KEY=…",
    guide: KEYS,
    proof: administrator,
  },
  clock: {
    cause: "The clock of this machine is off; ages of invitations are reckoned with it.",
    remedy: "Synchronize the clock.",
    example: "timedatectl set-ntp true",
    proof: personsAct("somebody synchronizes the clock"),
  },
  requests: {
    cause: "No request is left in this window of the rate limit.",
    remedy: "Wait, or find out who else uses the key.",
    example: "pacing = { requests_per_5_minutes = 1200 }",
    proof: personsAct("somebody waits, or finds the other user of the key"),
  },
  owner: {
    cause: "Automox does not say whose key it is, or the owner is no administrator.",
    remedy: "Look up the owner; to apply, use the key of an administrator.",
    example: "Settings > Secrets & Keys",
    guide: KEYS,
    proof: administrator,
  },
  organizations: {
    cause: "The key sees no organization, several, or not the one that was named.",
    remedy: "Name one that it sees, or use a key that reaches it.",
    example: "export AUTOMOX_ORG_ID=12345",
    guide: KEYS,
    proof: administrator,
  },
  "organization-contract": {
    cause: "The key may not read the people of the organization.",
    remedy: "Use a key whose owner may read users there.",
    example: "export AUTOMOX_API_KEY=…",
    guide: CONTRACTS,
    proof: administrator,
  },
  "account-contract": {
    cause: "The key cannot use the account contract.",
    remedy:
      "Use the account's UUID and the key of somebody who administers it; the organization contract needs neither.",
    example: "export AUTOMOX_ACCOUNT_UUID=…",
    guide: CONTRACTS,
    proof: administrator,
  },
  "zone-users": {
    cause: "A zone's list of people does not tell roles, or cannot be read.",
    remedy: "Use the key of somebody who administers the account.",
    example: "export AUTOMOX_API_KEY=…",
    guide: CONTRACTS,
    proof: administrator,
  },
  answers: {
    cause: "Answers of Automox hold fields or types that no document names.",
    remedy: "Nothing while everything works; else report them. They hold no values.",
    example: "automox-access doctor --format json",
    proof: personsAct("somebody reports them"),
  },
};
