import { expression, LIBRARIES } from "../../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxOrgMembership, AutomoxPeople, AutomoxProvider, AutomoxTeam, AutomoxUser } = constructs;
  const { DataAutomoxAccessReview } = constructs;
  const { Lazy, Testing, TerraformIterator, TerraformLocal, TerraformStack, TerraformVariable, Token } = cdk;

  function open(settings: Readonly<Record<string, unknown>> = { orgId: 12345 }) {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", settings);
    return { stack, people: AutomoxPeople.of(stack) };
  }
  const role = "viewer";

  test("users, memberships and members of teams are in the organization that code gives them", () => {
    const { stack, people } = open();
    new AutomoxUser(stack, "ada", { email: "Ada@Example.com", role });
    new AutomoxOrgMembership(stack, "ada-emea", { email: "ada@example.com", orgId: 67890, role });
    const team = new AutomoxTeam(stack, "team", {
      people: [
        { email: "bea@example.com", role },
        { email: "bea@example.com", role, orgId: 67890 },
      ],
    });
    expect(people.emails(12345)).toEqual(["Ada@Example.com", "bea@example.com"]);
    expect(people.emails()).toEqual(["Ada@Example.com", "bea@example.com"]);
    expect(people.emails(67890)).toEqual(["ada@example.com", "bea@example.com"]);
    expect(people.emails(111)).toEqual([]);
    expect(AutomoxPeople.of(team).emails(67890)).toHaveLength(2);
    expect(people.unknown()).toEqual([]);
  });

  test("tokens stay tokens, so that a data source can take the list", () => {
    const { stack, people } = open();
    const who = new TerraformVariable(stack, "who", { type: "string" });
    const orgId = new TerraformLocal(stack, "org", 12345).asNumber;
    new AutomoxUser(stack, "ada", { email: who.stringValue, role });
    new AutomoxUser(stack, "bea", {
      email: Lazy.stringValue({ produce: () => "bea@example.com" }),
      role,
      orgId,
    });
    new DataAutomoxAccessReview(stack, "review", { managed: people.emails(12345) });
    expect(JSON.parse(Testing.synth(stack, true)).data.automox_access_review.review.managed).toEqual([
      expression("var.who"),
      "bea@example.com",
    ]);
  });

  test("everybody whom an iterator makes of what code says", () => {
    const { stack, people } = open();
    const forEach = TerraformIterator.fromList(["ada@example.com", "bea@example.com"]);
    new AutomoxUser(stack, "all", { forEach, email: Token.asString(forEach.value), role });
    expect(people.emails(12345)).toEqual(["ada@example.com", "bea@example.com"]);
  });

  test("what could not be checked is told with its place and why", () => {
    const { stack, people } = open({ accountId: "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10" });
    const text = (name: string, more = {}) => new TerraformVariable(stack, name, more).stringValue;
    const forEach = TerraformIterator.fromList(new TerraformVariable(stack, "list", {}).listValue);
    new AutomoxUser(stack, "ada", {
      email: text("email"),
      role: text("role", { default: "viewer" }),
      orgId: 12345,
      accountRole: expression("data.x.y.z"),
      zoneRoles: {
        "222": expression('try({}.role, "viewer")'),
        "111": expression("upper(file(local.name))"),
      },
    });
    new AutomoxUser(stack, "all", { forEach, email: Token.asString(forEach.value), role, orgId: 1 });
    new AutomoxUser(stack, "cal", { email: "cal@example.com", role });
    // Others than by default come to be as soon as the variable is set.
    const variable = new TerraformVariable(stack, "some", { default: ["dee@example.com"] });
    const some = TerraformIterator.fromList(variable.listValue);
    new AutomoxUser(stack, "some-users", { forEach: some, email: Token.asString(some.value), role });
    expect(people.unknown()).toEqual([
      { path: "stack/ada", attribute: "email", why: "Terraform alone knows var.email" },
      {
        path: "stack/ada",
        attribute: "role",
        why: "the variable role may be set to something else than its default",
      },
      { path: "stack/ada", attribute: "accountRole", why: "Terraform alone knows data.x.y.z" },
      { path: "stack/ada", attribute: 'zoneRoles["111"]', why: "Terraform alone calculates file()" },
      { path: "stack/all", attribute: "forEach", why: "Terraform alone knows var.list" },
      { path: "stack/all", attribute: "email", why: "Terraform alone knows each.value" },
      { path: "stack/cal", attribute: "orgId", why: "the code has no number of the organization" },
      {
        path: "stack/some-users",
        attribute: "forEach",
        why: "the variable some may be set to something else than its default",
      },
      { path: "stack/some-users", attribute: "orgId", why: "the code has no number of the organization" },
    ]);
    expect(people.emails(12345)).toEqual([expression("var.email")].map(() => expect.any(String)));
    expect(people.emails()).toEqual(["cal@example.com"]);
  });
});
