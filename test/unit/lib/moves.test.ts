import { LIBRARIES } from "../../support/construct-libraries";

describe.each(LIBRARIES)("with %s", (_name, { cdk, constructs }) => {
  const { AutomoxOrgMembership, AutomoxProvider, AutomoxUser } = constructs;
  const { TerraformCount, TerraformIterator, TerraformStack, Testing } = cdk;
  const ADA = { email: "ada@example.com", role: "viewer" };

  type Stack = InstanceType<typeof TerraformStack>;
  type Declare = (stack: Stack) => unknown;

  /** What is wrong where Ada as `old` moves to an address, beside what else is declared. */
  function problems(to: string, declare: Declare = () => {}): readonly string[] {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AutomoxProvider(stack, "automox", { orgId: 12345 });
    declare(stack);
    const old = new AutomoxUser(stack, "old", ADA);
    old.moveToId(to);
    // Not by synthesizing: cdktn asks Terraform for its version wherever somebody moves.
    return [...stack.node.validate(), ...old.node.validate()];
  }
  const somebody: Declare = (stack) => new AutomoxUser(stack, "new", ADA);
  const each: Declare = (stack) => {
    const forEach = TerraformIterator.fromList([ADA.email]);
    new AutomoxUser(stack, "people", { ...ADA, email: forEach.value, forEach });
  };

  test.each<[string, { to: string; declare?: Declare }, string]>([
    ["nobody", { to: "automox_user.new" }, "automox_user.new is not declared in this stack"],
    [
      "a key of nothing",
      { to: 'automox_user.people["ada"]' },
      'automox_user.people["ada"] is not declared in this stack',
    ],
    [
      "a key of somebody",
      { to: 'automox_user.new["a"]', declare: somebody },
      "has neither forEach nor count",
    ],
    [
      "no key of many",
      { to: "automox_user.people", declare: each },
      "has forEach, and the address names none of its keys",
    ],
  ])("a move to %s is an error that names the person", (_case, { to, declare }, message) => {
    expect(problems(to, declare)).toEqual([expect.stringContaining(message)]);
    expect(problems(to, declare)[0]).toContain("so Terraform would remove ada@example.com");
  });

  test.each<[string, string, Declare]>([
    ["another construct", "automox_user.new", somebody],
    ["one key of many", 'automox_user.people["ada@example.com"]', each],
    [
      "the only one of a count",
      "automox_user.new",
      (stack) => new AutomoxUser(stack, "new", { ...ADA, count: TerraformCount.of(1) }),
    ],
    [
      "another type",
      "automox_org_membership.new",
      (stack) => new AutomoxOrgMembership(stack, "new", { ...ADA, orgId: 12345 }),
    ],
    ["a module", "module.people.automox_user.ada", () => {}],
    [
      "whoever moves on",
      "automox_user.next",
      (stack) => {
        somebody(stack);
        new AutomoxUser(stack, "next", ADA).moveToId("automox_user.new");
      },
    ],
  ])("a move to %s passes", (_case, to, declare) => {
    expect(problems(to, declare)).toEqual([]);
  });
});
