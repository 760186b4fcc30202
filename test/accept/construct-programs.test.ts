// Programs of users that were found in public threads, each as it stands: every CASE of it is planned by real Terraform,
// or refused while synthesizing, and does the same over both libraries.

import { LIBRARIES } from "../support/construct-libraries";
import { casesOf, runProgram } from "../support/construct-program";
import type { ResourceChange } from "../support/plan-json";
import { codes, EUROPE, ORG, openTwoOrganizations, type Scene } from "../support/scene";

const ADA = "ada@example.com";
const WHO = JSON.stringify({ [ADA]: { first: "Ada", last: "Archer", role: "viewer" } });

/** What a plan would do, by address, with the codes of what it refuses; a text is the error while synthesizing. */
type Outcome = string | { readonly [address: string]: string | readonly string[] };

const FROM_NOTHING: Readonly<Record<string, Readonly<Record<string, Outcome>>>> = {
  "c03-iterators": {
    // The library makes ada_example_com of the key in the variable's default: docs/guides/constructs.md says so.
    map: { errors: ["config/invalid-value", "config/invalid-value"] },
    // Whichever Terraform plans first is planned.
    "const-email": expect.objectContaining({ errors: ["user/twice"] }),
    count: expect.objectContaining({ errors: ["user/twice"] }),
    // Alice is there, and as an administrator.
    data: {
      'automox_org_membership.europe["bob@example.com"]': "create",
      errors: ["user/exists-otherwise"],
    },
  },
  "c04-lifecycle": {
    base: { "automox_user.ada": "create" },
    trigger: { "automox_user.bea": "create", "automox_org_membership.ada": "create" },
    "trigger-obj": { "automox_user.bea": "create", "automox_org_membership.ada": "create" },
  },
  "c05-moves": {
    base: { "automox_user.ada": "create" },
    importOverride: { "automox_user.bobby": "import" },
    importFrom: { "automox_user.bob": "import" },
    gen: "there with AutomoxUser.importExisting, or have `automox-access adopt --as cdktf`",
  },
};

/** Where `base` is applied and Ada has accepted. */
const FROM_ADA: typeof FROM_NOTHING = {
  "c04-lifecycle": { base: {}, cbd: {}, ignore: {}, ignoreall: {}, prevent: {}, post: {}, aspect: {} },
  "c05-moves": {
    moveTo: { "automox_user.adanew": "move" },
    moveToId: { "automox_user.adanew": "move" },
    moveFromId: { "automox_user.adanew": "move" },
    moveToEach: 'automox_user.people["ada@example.com"] is not declared in this stack',
    override: {},
    crosstype: { "automox_org_membership.m": "move" },
  },
};

type Env = Readonly<Record<string, string>>;

const write = ({ tf }: Scene, text: string) => tf.write({ "terraform.tf": "", "cdk.tf.json": text });

async function apply(scene: Scene, program: string, env: Env) {
  await write(scene, runProgram(program, env));
  await scene.tf.apply();
}

async function planned(scene: Scene, program: string, CASE: string): Promise<Outcome> {
  await write(scene, runProgram(program, { CASE }));
  const { changes, errors } = await scene.tf.plan({ expect: "either" });
  return errors.length === 0 ? changes : { ...changes, errors: codes(errors).map(String) };
}

async function expectOutcomes(scene: Scene, table: typeof FROM_NOTHING) {
  for (const [program, cases] of Object.entries(table))
    for (const [CASE, expected] of Object.entries(cases)) {
      if (typeof expected === "string") expect(() => runProgram(program, { CASE })).toThrow(expected);
      else expect([program, CASE, await planned(scene, program, CASE)]).toEqual([program, CASE, expected]);
    }
}

const PROGRAMS = Object.keys(FROM_NOTHING);

test.each(PROGRAMS)("every CASE of %s has its outcome here", (program) => {
  const here = [FROM_NOTHING, FROM_ADA].flatMap((table) => Object.keys(table[program] ?? {}));
  expect([...new Set(here)].sort()).toEqual([...casesOf(program)].sort());
});

test.each(PROGRAMS)("%s does the same over both libraries", (program) => {
  for (const CASE of casesOf(program)) {
    const [cdktf, cdktn] = LIBRARIES.map(([, loaded]) => {
      try {
        return JSON.parse(runProgram(program, { CASE }, { loaded }));
      } catch (error) {
        return String(error);
      }
    });
    expect([CASE, cdktn]).toEqual([CASE, cdktf]);
  }
});

test("from nothing", async () => {
  await expectOutcomes(await openTwoOrganizations(), FROM_NOTHING);
});

test("with Ada there already: nobody is removed, invited or changed", async () => {
  const scene = await openTwoOrganizations();
  await apply(scene, "c04-lifecycle", { CASE: "base" });
  scene.control.accept({ who: ADA });
  await expectOutcomes(scene, FROM_ADA);
});

test("a map by a variable of Terraform: each person with all that the program says", async () => {
  const { tf } = await openTwoOrganizations();
  await tf.write({ "terraform.tf": "", "cdk.tf.json": runProgram("c03-iterators", { CASE: "map" }) });
  const plan = await tf.plan({ vars: { who: WHO } });
  const { resource_changes: changes = [] } = await plan.json();
  const after = (type: string) =>
    changes.filter((each) => each.type === type).map(({ change }: ResourceChange) => change.after);
  expect(after("automox_user")).toEqual([
    expect.objectContaining({
      ...{ email: ADA, first_name: "Ada", last_name: "Archer", role: "viewer" },
      invitation: expect.objectContaining({ max_age: "30d" }),
    }),
  ]);
  expect(after("automox_org_membership")).toEqual([
    expect.objectContaining({ email: ADA, role: "viewer", org_id: EUROPE }),
  ]);
});

test("what is ignored is not written, beside something that is", async () => {
  const scene = await openTwoOrganizations();
  const { tf, control, writes } = scene;
  await apply(scene, "c04-lifecycle", { CASE: "base" });
  control.accept({ who: ADA });
  control.edit({ who: ADA, org: ORG, set: { role: "operator" } });
  writes();
  const changed = (CASE: string) =>
    runProgram("c04-lifecycle", { CASE, ROLE: "admin" }).replace('"Ada"', '"Augusta"');
  await write(scene, changed("ignoreall"));
  await tf.expectEmptyPlan();
  await write(scene, changed("ignore"));
  expect((await tf.apply()).changes).toEqual({ "automox_user.ada": "update" });
  expect(writes()).toHaveLength(1);
  const { firstname, memberships } = control.person({ who: ADA });
  expect([firstname, memberships[0]?.role]).toEqual(["Augusta", "operator"]);
});

test("what triggers a replacement replaces the membership", async () => {
  const scene = await openTwoOrganizations();
  await apply(scene, "c04-lifecycle", { CASE: "trigger" });
  await write(scene, runProgram("c04-lifecycle", { CASE: "trigger", BROLE: "billing" }));
  expect((await scene.tf.plan()).changes).toEqual({
    "automox_user.bea": "update",
    "automox_org_membership.ada": "replace",
  });
});
