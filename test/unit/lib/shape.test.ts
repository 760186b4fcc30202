import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LIBRARIES } from "../../support/construct-libraries";

const LIB = join(__dirname, "..", "..", "..", "lib");

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxOrgMembership, AutomoxProvider, AutomoxTeam, AutomoxUser } = constructs;
  const { Testing, TerraformStack, TerraformVariable, Token } = cdk;
  const open = () => new TerraformStack(Testing.app(), "stack");
  const ADA = { email: "ada@example.com", role: "viewer" };

  test.each([
    [
      "a list of guards",
      { guards: [{ max_removals: 2 }] },
      "guards: must be an object { lastAdmin, ownUser,",
    ],
    [
      "a name of HCL",
      { guards: { max_removals: 2 } },
      "guards.max_removals: there is no such attribute. Did you mean maxRemovals?",
    ],
    [
      "an object too deep",
      { account: { roleChangeRequest: { verb: "PUT" } } },
      "account.roleChangeRequest.verb: there is no such",
    ],
    ["a text", { pacing: "slow" }, "pacing: must be an object { requestsPer5Minutes,"],
  ])("a provider with %s is an error where it is written", (_case, props, message) => {
    const make = () => new AutomoxProvider(open(), "automox", props as object);
    expect(make).toThrow("[stack/automox] ");
    expect(make).toThrow(message);
  });

  test.each([
    ["a list of invitations", { invitation: [{ max_age: "30d" }] }, "got a list: leave the brackets out"],
    ["a list of timeouts", { timeouts: [{ create: "1h" }] }, "timeouts: must be an object { create,"],
    [
      "an unknown time-out",
      { timeouts: { create: "1h", remove: "1h" } },
      "timeouts.remove: there is no such attribute. There are create,",
    ],
    ["roles of zones as a Map", { zoneRoles: new Map([["1", "viewer"]]) }, "got a Map or Set"],
    ["roles of zones as a list", { zoneRoles: ["viewer"] }, "zoneRoles: must be an object with texts"],
    [
      "a name misspelt",
      { first_name: "Ada" },
      "first_name: there is no such attribute. Did you mean firstName?",
    ],
    [
      "another name",
      { nickname: "Ada" },
      "nickname: there is no such attribute. There are accountRole, active,",
    ],
    ["a flag as text", { active: "yes" }, "active: must be true or false, got text"],
    ["an address as a list", { email: ["ada@example.com"] }, "email: must be text, got a list"],
  ])("a person with %s is an error where it is written", (_case, props, message) => {
    const make = () => new AutomoxUser(open(), "ada", { ...ADA, ...(props as object) });
    expect(make).toThrow("[stack/ada] ");
    expect(make).toThrow(message);
    const team = () => new AutomoxTeam(open(), "team", { people: [{ ...ADA, ...(props as object) }] });
    expect(team).toThrow(message);
    const { role: _role, ...rest } = props as { role?: string };
    const defaults = () => new AutomoxTeam(open(), "team", { people: [], defaults: rest });
    expect(defaults).toThrow(`[stack/team] defaults.`);
  });

  test.each<[string, unknown, string]>([
    ["in an object", { ada: ADA }, "[stack/team] people: must be a list in code"],
    ["in no list", undefined, "[stack/team] people: must be a list in code"],
    ["without an address", [{ role: "viewer" }], "[stack/team] people[0] email: is missing"],
    ["with a number for an address", [ADA, { ...ADA, email: 5 }], "people[1] email: must be text, got 5"],
    ["that are none", [null], "[stack/team] people[0] email: is missing"],
  ])("people %s are an error where they are written", (_case, people, message) => {
    expect(() => new AutomoxTeam(open(), "team", { people } as never)).toThrow(message);
  });

  test("properties in a list are an error, and an id may be a number", () => {
    expect(() => new AutomoxUser(open(), "ada", [ADA] as never)).toThrow(
      "[stack/ada] properties: must be an object { email,",
    );
    const team = new AutomoxTeam(open(), "team", { people: [{ ...ADA, id: 5 as never }] });
    expect([...team.users.keys()]).toEqual(["5"]);
  });

  test("what only Terraform will know has any shape, and what the library itself takes stays", () => {
    const stack = open();
    const later = new TerraformVariable(stack, "later", { type: "any" });
    new AutomoxProvider(stack, "automox", { orgId: 12345, alias: "a", guards: later.value });
    const [user] = ["ada", "bea"].map(
      (name) =>
        new AutomoxUser(stack, name, {
          email: `${name}@example.com`,
          role: later.stringValue,
          zoneRoles: later.value,
          active: later.value,
          invitation: Token.asAny(later.value) as object,
          dependsOn: [],
          lifecycle: { preventDestroy: true },
        }),
    );
    new AutomoxOrgMembership(stack, "more", { ...ADA, orgId: 2, count: 1, dependsOn: user ? [user] : [] });
  });

  test.each(["AutomoxUser", "AutomoxOrgMembership"] as const)(
    "%s generates nothing, and says what does",
    (name) => {
      expect(() => constructs[name].generateConfigForImport(open(), "ada")).toThrow(
        new RegExp(`^\\[stack/ada\\] .*${name}\\.importExisting.*automox-access adopt`),
      );
    },
  );
});

test("every object and output of the bindings can be named by whoever imports the package", () => {
  const generated = join(LIB, "generated", "cdktf");
  const all = readdirSync(generated).flatMap((name) =>
    [
      ...readFileSync(join(generated, name, "index.ts"), "utf8").matchAll(
        /^export (?:class|interface) (\w+)/gm,
      ),
    ].map(([, declared]) => declared as string),
  );
  const exported = readFileSync(join(LIB, "index.ts"), "utf8");
  // What a class of ours stands for in their place.
  const replaced = /^(?:User|OrgMembership)(?:Config)?$|^AutomoxProviderConfig$/;
  const missing = all.filter((name) => !replaced.test(name) && !new RegExp(`\\b${name}\\b`).test(exported));
  expect(missing).toEqual([]);
  expect(all.length).toBeGreaterThan(30);
});
