// One team in which every verb of the review happens at once: what is there before, and what the pull request wants.
import { DEFAULT_SCIM_TOKEN, type SeedUser } from "../../src/simulator/world/seed";
import { block, expression, person, provider } from "../support/hcl";
import { ALICE, BOB, ORG, openScene, type Scene } from "../support/scene";

const LONDON = 20_000;
const LONG_AGO = "2025-01-01T09:00:00Z";
/** Fresh enough to be accepted; printed nowhere. */
const JUST_NOW = new Date().toISOString();
const TEAM = [
  { id: ORG, name: "Headquarters" },
  { id: LONDON, name: "London" },
];

const seed = (id: number, name: string, more: Partial<SeedUser> = {}): SeedUser => ({
  id,
  email: `${name}@example.com`,
  firstname: name.charAt(0).toUpperCase() + name.slice(1),
  lastname: "Example",
  role: "viewer",
  createdAt: LONG_AGO,
  ...more,
});

/** There before Terraform comes; those of the configuration are adopted without an e-mail. */
const PEOPLE: readonly SeedUser[] = [
  seed(201, "disable"),
  seed(202, "enable"),
  seed(203, "profile"),
  seed(204, "lower", { role: "admin" }),
  seed(205, "move"),
  seed(206, "raise"),
  seed(207, "sideways", { role: "operator" }),
  seed(208, "remove"),
  seed(209, "keep"),
  seed(210, "forget"),
  seed(211, "rename"),
  seed(212, "stale", { status: "pending" }),
  seed(213, "adopt"),
  seed(214, "edited", { role: "operator" }),
  seed(215, "both"),
  seed(216, "gone"),
  seed(217, "accepts", { status: "pending", createdAt: JUST_NOW }),
  seed(218, "replace", { status: "pending", createdAt: JUST_NOW }),
  seed(219, "settings"),
  seed(220, "revoke"),
  seed(220, "revoke", { org: LONDON }),
];

const ORG_LINE = { org_id: ORG, guards: { max_removals: 50 }, scim: {} };

const london = (name: string, role: string) =>
  block(["resource", "automox_org_membership", name], { org_id: LONDON, email: `${name}@example.com`, role });

const REINVITE = { invitation: { max_age: "14d", on_stale: "reinvite" } };

const BEFORE = [
  provider(ORG_LINE),
  person("disable", { active: true }),
  person("enable", { active: false, on_existing: "adopt" }),
  person("profile"),
  person("lower", { role: "admin" }),
  person("move"),
  person("raise"),
  person("sideways", { role: "operator" }),
  person("remove"),
  person("keep", { on_destroy: "keep" }),
  person("forget"),
  person("rename"),
  person("stale"),
  person("edited", { role: "operator" }),
  person("both"),
  person("gone"),
  person("accepts"),
  person("replace"),
  person("settings"),
  person("revoke"),
  london("revoke", "viewer"),
  person("unchanged"),
].join("");

const AFTER = [
  provider(ORG_LINE),
  person("disable", { active: false }),
  person("enable", { active: true, on_existing: "adopt" }),
  person("profile", { last_name: "Married", prefs_json: '{"theme":"dark"}' }),
  person("lower", { role: "viewer" }),
  person("moved", { email: "move@example.com", first_name: "Move" }),
  block(["moved"], { from: expression("automox_user.move"), to: expression("automox_user.moved") }),
  person("raise", { role: "admin" }),
  person("sideways", { role: "auditor" }),
  block(
    ["removed"],
    { from: expression("automox_user.forget") },
    "  lifecycle {\n    destroy = false\n  }\n",
  ),
  person("rename", { email: "renamed@example.com" }),
  person("stale", REINVITE),
  person("adopt"),
  block(["import"], { to: expression("automox_user.adopt"), id: "adopt@example.com" }),
  person("edited", { role: "operator" }),
  person("both", { role: "operator" }),
  person("gone"),
  person("accepts"),
  person("replace", { email: "replaced@example.com" }),
  person("settings", { on_destroy: "keep" }),
  person("revoke"),
  person("unchanged"),
  person("invite"),
  person("administrator", { role: "admin" }),
  london("raise", "operator"),
].join("");

/** A scene after the first apply and the edits at the console, with the pull request's configuration written. */
export async function openReviewScene(): Promise<Scene> {
  const scene = await openScene({
    seed: {
      organizations: TEAM,
      users: [ALICE, { ...ALICE, org: LONDON }, BOB, ...PEOPLE],
      keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: ALICE.email }],
    },
    env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN },
  });
  await scene.tf.write(BEFORE);
  await scene.tf.apply();
  const { control } = scene;
  control.edit({ who: "edited@example.com", set: { role: "admin" } });
  control.edit({ who: "both@example.com", set: { role: "admin" } });
  control.removeByHand({ who: "gone@example.com" });
  control.accept({ who: "accepts@example.com" });
  await scene.tf.write(AFTER);
  return scene;
}

/** The same with the account contract, for what only that has: account-wide roles, further zones, second factors. */
export async function openAccountScene(): Promise<Scene> {
  const scene = await openScene({
    seed: {
      organizations: TEAM,
      users: [
        { ...ALICE, accountRole: "global-admin" },
        { ...BOB, accountRole: "global-admin" },
        seed(301, "factor"),
        seed(302, "zones"),
        seed(302, "zones", { org: LONDON }),
        seed(303, "account"),
        seed(304, "leaves"),
        seed(305, "hides"),
      ],
      keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: ALICE.email }],
    },
  });
  const request = { method: "PUT", path: "/accounts/{account}/users/{user}/roles" };
  const provides = provider({
    org_id: ORG,
    account_id: scene.simulator.accountId,
    account: { role_change: "undocumented", role_change_request: request },
  });
  const reader = (name: string, attributes = {}) => person(name, { role: "read-only", ...attributes });
  await scene.tf.write(
    [
      provides,
      reader("factor"),
      reader("zones", { zone_roles: { [LONDON]: "read-only" } }),
      reader("account", { account_role: "no-global-access" }),
      reader("leaves", { on_destroy: "remove_from_account", on_destroy_api_keys: "delete" }),
      reader("hides", { account_role: "no-global-access" }),
    ].join(""),
  );
  await scene.tf.apply();
  await scene.tf.write(
    [
      provides,
      reader("factor", { two_factor: "enabled" }),
      reader("zones"),
      reader("account", { account_role: "global-admin", zone_roles: { [LONDON]: "zone-admin" } }),
      // Prints like the variable alone, which would be known.
      block(["variable", "day"], { default: "" }),
      reader("hides", {
        account_role: expression('var.day == timestamp() ? "no-global-access" : "global-admin"'),
      }),
    ].join(""),
  );
  return scene;
}

/** Of a review that asks Automox. */
export const reviewerEnvironment = (simulator: {
  readonly url: string;
}): Record<string, string | undefined> => ({
  PATH: process.env.PATH,
  TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME,
  AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY,
  AUTOMOX_BASE_URL: simulator.url,
});
