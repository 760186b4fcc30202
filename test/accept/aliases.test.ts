// Several aliases of the provider for one organization. Terraform starts a process for each, and they share no memory:
// what holds across them are looks at Automox, and the review, which sees the whole plan.

import { accessProcess } from "../support/access-process";
import { CONTRACTS } from "../support/contracts";
import { block, expression, person } from "../support/hcl";
import { codes, ORG, openScene, type Scene } from "../support/scene";

/** What an alias and its process do is told of such commands; what they find there is made by any. */
const STARTED = { provider: "started" } as const;

const REQUIREMENTS =
  'terraform {\n  required_providers {\n    automox = { source = "automox-iac/automox" }\n  }\n}\n';

const alias = ({ provider }: Scene, name: string) => provider({ alias: name, org_id: ORG });

const inAlias = (name: string) => ({ provider: expression(`automox.${name}`) });

/** Resolves once so many requests of an operation have come from now on, and been answered where a status is given. */
function asked(
  { control }: Scene,
  { operation, times = 1, status }: { operation: string; times?: number; status?: number },
) {
  const after = control.log().at(-1)?.seq ?? 0;
  const come = () =>
    control
      .log({ after })
      .filter((one) => one.operation === operation && one.status === (status ?? one.status));
  return async () => {
    while (come().length < times) await new Promise((next) => setTimeout(next, 20));
  };
}

/** What the review of a saved plan says, with the roster or without. */
async function guarded({ tf, simulator }: Scene, file: string, ...more: readonly string[]) {
  const { code, stdout } = await accessProcess(["guard", "--plan", file, "--terraform-dir", ".", ...more], {
    cwd: tf.folder,
    env: {
      AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY,
      AUTOMOX_BASE_URL: simulator.url,
      AUTOMOX_ORG_ID: String(ORG),
    },
  });
  return { code, stdout: stdout.replace(/\s+/g, " ") };
}

describe.each(Object.values(CONTRACTS))("administrators of two aliases ($name contract)", (contract) => {
  it("are not both removed in one apply, though each process sees the other one's at first", async () => {
    const people = ["ada", "bert"].map((name) => ({ email: `${name}@example.com`, role: "admin" }));
    const scene = await openScene({ contract, people, knobs: { lastAdmin: "allowed" } });
    const { tf, control } = scene;
    const blocks = [scene.provider({ org_id: ORG }), alias(scene, "b")];
    const admin = { role: "admin", first_name: undefined, last_name: undefined };
    await tf.write(
      [...blocks, person("ada", admin), person("bert", { ...admin, ...inAlias("b") })].join("\n"),
    );
    await tf.apply();
    // Nobody but these two: Bob is gone already, and Alice steps down with the first removal.
    control.removeByHand({ who: "bob@example.com" });
    await tf.write(blocks.join("\n"));
    const plan = await tf.plan(STARTED);
    // Both processes know whose key it is before Alice, its owner, steps down.
    const first = { operation: contract.operations.remove, nth: 1 };
    control.hook({ match: first, when: "before", run: asked(scene, { operation: "get-self", times: 2 }) });
    control.hook({
      match: first,
      when: "after",
      run: () => contract.stepDown(control),
    });
    const { errors } = await tf.applyPlan(plan, { ...STARTED, expect: "failure" });
    expect(codes(errors)).toEqual(["guard/last-admin"]);
    const left = control
      .people({ org: ORG })
      .filter(({ memberships }) => memberships.some(({ org, role }) => org === ORG && role === "admin"));
    expect(left.map(({ email }) => email)).toEqual(["bert@example.com"]);
  });
});

it("max_removals counts a process, and the review the whole plan", async () => {
  const scene = await openScene();
  const { tf, control } = scene;
  const names = ["a", "b", "c"];
  const blocks = names.map((name) => alias(scene, name));
  const everybody = names.flatMap((name) => [1, 2].map((at) => person(`${name}${at}`, inAlias(name))));
  await tf.write([...blocks, ...everybody].join("\n"));
  await tf.apply();
  await tf.write(blocks.join("\n"));
  const plan = await tf.plan(STARTED);
  const { code, stdout } = await guarded(scene, plan.file, "--live");
  expect(code).toBe(3);
  expect(stdout).toMatch(/AMX004.*6 people of organization 12345 would lose access, and 2 may/);
  const { changes } = await tf.applyPlan(plan, STARTED);
  expect(Object.values(changes)).toHaveLength(6);
  expect(control.people({ org: ORG }).map(({ email }) => email)).toEqual([
    "alice@example.com",
    "bob@example.com",
  ]);
});

describe("a person who goes into a module with an alias", () => {
  const ada = person("ada");

  async function inModule() {
    const scene = await openScene();
    const { tf, control } = scene;
    await tf.write([scene.provider({ org_id: ORG }), ada].join("\n"));
    await tf.apply();
    control.accept({ who: "ada@example.com" });
    const module = block(["module", "team"], {
      source: "./team",
      providers: expression("{ automox = automox.people }"),
    });
    const write = async (...more: readonly string[]) => {
      const main = [scene.provider({ org_id: ORG }), alias(scene, "people"), module, ...more].join("\n");
      await tf.write({ "main.tf": main, "team/main.tf": REQUIREMENTS + ada });
      await tf.init();
    };
    return { ...scene, write };
  }

  it("is removed without a moved block, which the review foretells with both addresses, and the apply does not hide", async () => {
    const { write, ...scene } = await inModule();
    const { tf, control, mails } = scene;
    await write();
    const plan = await tf.plan(STARTED);
    expect(plan.warnings.map(({ detail }) => detail).join("\n")).toContain("write a moved block instead");
    const { code, stdout } = await guarded(scene, plan.file);
    expect(code).toBe(3);
    expect(stdout).toContain(
      "a moved block from automox_user.ada to module.team.automox_user.ada keeps them",
    );

    // The one that takes over has listed and reads her once more; meanwhile the other one removes her.
    control.hook({
      match: { operation: "remove-user", nth: 1 },
      when: "before",
      run: asked(scene, { operation: "get-user" }),
    });
    control.hook({
      match: { operation: "get-user", nth: 1 },
      when: "before",
      run: asked(scene, { operation: "remove-user", status: 204 }),
    });
    const { errors } = await tf.applyPlan(plan, { ...STARTED, expect: "failure" });
    expect(codes(errors)).toEqual(["user/vanished"]);
    expect(await tf.instances()).toEqual([]);
    expect(mails("ada@example.com")).toBe(1);
    const { changes } = await tf.plan();
    expect(changes).toEqual({ "module.team.automox_user.ada": "create" });
  });

  it("stays with one", async () => {
    const { write, tf, writes } = await inModule();
    const moved = block(["moved"], {
      from: expression("automox_user.ada"),
      to: expression("module.team.automox_user.ada"),
    });
    await write(moved);
    writes();
    await tf.apply(STARTED);
    expect(writes()).toEqual([]);
    await tf.expectEmptyPlan(STARTED);
  });
});
