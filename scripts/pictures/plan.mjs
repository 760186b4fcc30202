// A plan in which a little of everything happens, as `terraform show -json` prints it, for the picture of a review.

const person = (name, more = {}) => ({
  id: `12345/${name}@example.com`,
  org_id: 12345,
  email: `${name}@example.com`,
  first_name: name[0].toUpperCase() + name.slice(1),
  last_name: "Example",
  role: "viewer",
  status: "active",
  stale: false,
  invitations_sent: 1,
  ...more,
});

const change = (name, actions, { before = null, after = null, ...more }) => ({
  address: `automox_user.${name}`,
  mode: "managed",
  type: "automox_user",
  name,
  provider_name: "registry.terraform.io/automox-iac/automox",
  change: { actions, before, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {} },
  ...more,
});

const unchanged = (name, attributes) =>
  change(name, ["no-op"], { before: person(name, attributes), after: person(name, attributes) });
const becomes = (name, from, to) =>
  change(name, ["update"], { before: person(name, { role: from }), after: person(name, { role: to }) });

export const PLAN = {
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: { root_module: {} },
  resource_changes: [
    unchanged("ada", { role: "admin" }),
    unchanged("grace", { role: "admin" }),
    unchanged("victor"),
    unchanged("walter"),
    change("nina", ["create"], { after: person("nina", { role: "operator", status: undefined }) }),
    becomes("otto", "viewer", "admin"),
    change("carl", ["delete"], {
      before: person("carl", { role: "operator" }),
      action_reason: "delete_because_no_resource_config",
    }),
    becomes("olga", "admin", "operator"),
  ],
  resource_drift: [
    change("olga", ["update"], {
      before: person("olga", { role: "operator" }),
      after: person("olga", { role: "admin" }),
    }),
  ],
  configuration: {},
  timestamp: "2026-03-01T11:00:00Z",
  applyable: true,
  complete: true,
  errored: false,
};
