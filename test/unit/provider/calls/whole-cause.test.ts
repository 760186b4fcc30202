import { AutomoxError, type AutomoxErrorDetails } from "../../../../src/automox/transport/errors";
import { wholeCause } from "../../../../src/provider/calls/whole-cause";

const caused = (details: Partial<AutomoxErrorDetails>) =>
  wholeCause(new AutomoxError({ kind: "forbidden", method: "GET", path: "/users", reason: "", ...details }));

test.each<[string | undefined, Partial<AutomoxErrorDetails>]>([
  ["Automox does not know the API key", { kind: "unauthorized", method: "POST" }],
  ["SCIM does not know the token", { kind: "unauthorized", credential: "scim", path: "/Users" }],
  ["Automox cannot be reached", { kind: "network", isUnreached: true, path: "/users/101" }],
  ["The API key cannot see organization 7", { organization: 7 }],
  ["The API key cannot see its organizations", { kind: "not-found", path: "/orgs" }],
  ["The API key cannot see the account, or this zone of it", { path: "/accounts/a/zones/z/users" }],
  // These may be about one person.
  [undefined, { kind: "network" }],
  [undefined, { path: "/users/101", organization: 7 }],
  [undefined, { path: "/accounts/a/users/u/zones" }],
  [undefined, { method: "POST", organization: 7 }],
  [undefined, { credential: "scim", path: "/Users" }],
  [undefined, { kind: "unavailable", organization: 7 }],
])("%s: %j", (summary, details) => expect(caused(details)?.summary).toBe(summary));

test("another organization is another cause", () => {
  expect(caused({ organization: 7 })?.key).not.toBe(caused({ organization: 8 })?.key);
});
