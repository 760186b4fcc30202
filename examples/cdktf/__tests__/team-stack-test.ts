import "cdktf/lib/testing/adapters/jest"; // Types of the matchers
import { Testing } from "cdktf";
import { AutomoxOrgMembership, AutomoxProvider, AutomoxUser } from "terraform-provider-automox/cdktf";
import { TeamStack } from "../team-stack";

const synthesized = () => Testing.synth(new TeamStack(Testing.app(), "team"), true);

test("Ada is an administrator at home and looks only in Europe", () => {
  expect(synthesized()).toHaveResourceWithProperties(AutomoxUser, {
    email: "ada@example.com",
    role: "admin",
  });
  expect(synthesized()).toHaveResourceWithProperties(AutomoxOrgMembership, {
    org_id: 23456,
    role: "viewer",
  });
});

test("no key is in what is synthesized", () => {
  expect(synthesized()).toHaveProviderWithProperties(AutomoxProvider, { org_id: 12345 });
  expect(synthesized()).not.toContain("api_key");
});

test("somebody from elsewhere is refused", () => {
  const app = Testing.app();
  const stack = new TeamStack(app, "team");
  new AutomoxUser(stack, "eve", { email: "eve@example.net", role: "viewer" });
  expect(() => app.synth()).toThrow("EmailDomains");
});
