// Checked by `tsc --noEmit`: nothing here runs.
import { Fn, type TerraformVariable, Token } from "cdktf";
import type { Construct } from "constructs";
import {
  type AutomoxAccountRole,
  AutomoxOrgMembership,
  AutomoxProvider,
  AutomoxRole,
  AutomoxTeam,
  AutomoxUser,
  type AutomoxUserProps,
  type DataAutomoxUser,
  EmailDomains,
  MaxAdmins,
} from "../../lib/index";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function yes<T extends true>(): T;
declare const scope: Construct;
declare const variable: TerraformVariable;
declare const data: DataAutomoxUser;
const email = "ada@example.com";
const role = AutomoxRole.VIEWER;

// Constants are the words themselves.
yes<Equal<typeof AutomoxRole.ADMIN, "admin">>();
yes<Equal<typeof AutomoxRole.BILLING_ADMIN, "billing-admin">>();
yes<Equal<typeof AutomoxAccountRole.GLOBAL_ADMIN, "global-admin">>();

// A role is a documented one, a custom one, or what Terraform will know.
new AutomoxUser(scope, "a", { email, role });
new AutomoxUser(scope, "b", { email, role: "Sprocket Wrangler", accountRole: "custom" });
new AutomoxUser(scope, "c", {
  email: variable.stringValue,
  role: variable.stringValue,
  orgId: variable.numberValue,
});
new AutomoxUser(scope, "d", {
  email,
  role,
  onDestroy: "keep",
  zoneRoles: { "111": "viewer" },
  active: false,
});
// What Terraform will know needs no cast, not even for a choice.
new AutomoxUser(scope, "d2", {
  email,
  role,
  onDestroy: variable.value,
  onExisting: Token.asAny(data.status),
  twoFactor: Token.asAny(Fn.lower(variable.stringValue)),
  invitation: { onStale: variable.value, maxAge: variable.stringValue },
});
new AutomoxProvider(scope, "f2", {
  contract: variable.value,
  guards: { lastAdmin: Token.asAny(data.status), ownUser: "warn", maxRemovals: variable.numberValue },
  account: { roleChange: "undocumented", roleChangeRequest: { method: "PUT", path: "/x" } },
});
new AutomoxOrgMembership(scope, "e", { email, role, orgId: 67890 });
new AutomoxProvider(scope, "f");
yes<Equal<ReturnType<typeof AutomoxUser.importExisting>, AutomoxUser>>();
yes<Equal<AutomoxTeam["users"], ReadonlyMap<string, AutomoxUser>>>();
AutomoxTeam.fromFile(scope, "g", "people.csv");

// What must not compile.

// @ts-expect-error a person has an address
new AutomoxUser(scope, "a", { role });
// @ts-expect-error a person has a role
new AutomoxUser(scope, "a", { email });
// @ts-expect-error a role is text
new AutomoxUser(scope, "a", { email, role: 1 });
// @ts-expect-error there is no such attribute
new AutomoxUser(scope, "a", { email, role, phone: "1" });
// @ts-expect-error attributes are written in camel case
new AutomoxUser(scope, "a", { email, role, first_name: "Ada" });
// @ts-expect-error only Automox gives numbers
new AutomoxUser(scope, "a", { email, role, userId: 101 });
// @ts-expect-error status is computed
new AutomoxUser(scope, "a", { email, role, status: "active" });
// @ts-expect-error a choice is one of its words
new AutomoxUser(scope, "a", { email, role, onDestroy: "delete" });
// @ts-expect-error a choice is one of its words
new AutomoxUser(scope, "a", { email, role, onDestroyApiKeys: "keep" });
// @ts-expect-error a choice is one of its words
new AutomoxUser(scope, "a", { email, role, onExisting: "adopted" });
// @ts-expect-error a choice within an object is one of its words
new AutomoxUser(scope, "a", { email, role, invitation: { onStale: "ignore" } });
// @ts-expect-error a choice within an object is one of its words
new AutomoxOrgMembership(scope, "a", { email, role, orgId: 1, invitation: { onStale: "ignore" } });
// @ts-expect-error a contract is one of two
new AutomoxProvider(scope, "a", { contract: "zone" });
// @ts-expect-error guards have three levels
new AutomoxProvider(scope, "a", { guards: { lastAdmin: "of" } });
// @ts-expect-error there is no such way to change a role
new AutomoxProvider(scope, "a", { account: { roleChange: "force" } });
// @ts-expect-error a call has a method
new AutomoxProvider(scope, "a", { account: { roleChangeRequest: { path: "/x" } } });
// @ts-expect-error text that may be any word is not one of them; variable.value is
new AutomoxUser(scope, "a", { email, role, onDestroy: variable.stringValue });
// @ts-expect-error an organization is a number
new AutomoxUser(scope, "a", { email, role, orgId: "12345" });
// @ts-expect-error roles of zones are text
new AutomoxUser(scope, "a", { email, role, zoneRoles: { "111": 1 } });
// @ts-expect-error a membership says where
new AutomoxOrgMembership(scope, "a", { email, role });
// @ts-expect-error a membership has no preferences
new AutomoxOrgMembership(scope, "a", { email, role, orgId: 1, prefsJson: "{}" });
// @ts-expect-error the key has another name
new AutomoxProvider(scope, "a", { api_key: "x" });
// @ts-expect-error a person to import has a role
AutomoxUser.importExisting(scope, "a", { email });
// @ts-expect-error by one number
AutomoxUser.importExisting(scope, "a", { email, role, userId: "101" });
// @ts-expect-error formats are three
AutomoxTeam.fromFile(scope, "a", "people.xlsx", { format: "xlsx" });
// @ts-expect-error what holds for everybody is not who they are
AutomoxTeam.fromFile(scope, "a", "people.csv", { defaults: { email } });
// @ts-expect-error people of a team have the team's provider
new AutomoxTeam(scope, "a", { people: [{ email, role, provider: undefined }] });
// @ts-expect-error a number
new MaxAdmins("3");
// @ts-expect-error a list
new EmailDomains("example.com");
// @ts-expect-error constants cannot be set
AutomoxRole.ADMIN = "owner";
declare const props: AutomoxUserProps;
// @ts-expect-error props cannot be set
props.role = "admin";
