// What our texts say to do is done, and automox-access guard lets its plan through with the rules as they are.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULT_SCIM_TOKEN } from "../../src/simulator/world/seed";
import { reviewerEnvironment } from "../accept/access-review-scene";
import { access } from "../support/access-io";
import { block, expression, person, provider } from "../support/hcl";
import { ALICE, codes, ORG, openScene, type Scene } from "../support/scene";

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
const ADA = "ada@example.com";
const pendingFor = (days: number) => ({
  ...{ id: 201, email: ADA, firstname: "Ada", lastname: "Example", role: "viewer" },
  ...({ status: "pending", createdAt: ago(days) } as const),
});

type Planned = Awaited<ReturnType<Scene["tf"]["plan"]>>;

/** Codes of the rules that refuse a plan, in the policy that nobody has written. */
async function refusals({ tf, simulator }: Scene, plan: Planned): Promise<readonly string[]> {
  const file = join(tf.folder, "plan.json");
  await writeFile(file, JSON.stringify(await plan.json()));
  const asked = ["guard", "--plan", file, "--live", "--format", "json"];
  const guarded = await access(asked, { cwd: tf.folder, env: reviewerEnvironment(simulator) });
  const { guards } = JSON.parse(guarded.stdout) as {
    guards: { code: string; status: string; level: string }[];
  };
  const refused = guards.filter(
    ({ status, level }) => level === "block" && ["failed", "not-evaluated"].includes(status),
  );
  expect(guarded.code === 0).toBe(refused.length === 0);
  return refused.map(({ code }) => code);
}

/** Plans, has the plan reviewed, applies it, and wants silence then. */
async function reviewedApply(scene: Scene): Promise<Planned> {
  const plan = await scene.tf.plan();
  expect(await refusals(scene, plan)).toEqual([]);
  await scene.tf.applyPlan(plan);
  await scene.tf.expectEmptyPlan();
  return plan;
}

/** What `automox-access drift` suggests of the state as it is. */
async function suggested({ tf, simulator }: Scene, kind: string): Promise<Record<string, string>> {
  const state = join(tf.folder, "state.json");
  await writeFile(state, JSON.stringify(await tf.state()));
  const env = reviewerEnvironment(simulator);
  const asked = ["drift", "--state", `prod=${state}`, "--format", "json"];
  const { stdout } = await access(asked, { cwd: tf.folder, env, now: () => new Date() });
  const { items } = JSON.parse(stdout) as {
    items: { kind: string; actions: { label: string; text: string }[] }[];
  };
  const found = items.find((each) => each.kind === kind);
  return Object.fromEntries((found?.actions ?? []).map(({ label, text }) => [label, text]));
}

const reinvite = (more = {}) => person("ada", { invitation: { on_stale: "reinvite", ...more } });

describe("invitations", () => {
  it("a stale one is sent again by on_stale, as drift says; -replace and -target would be refused", async () => {
    const scene = await openScene({ people: [pendingFor(30)] });
    const { tf, mails } = scene;
    await tf.write(person("ada"));
    await tf.apply();
    expect(await suggested(scene, "invite_stale")).toEqual({
      "Send again":
        'set invitation.on_stale of automox_user.ada to "reinvite", allow more max_resends if they are used up, and apply',
      Drop: "delete automox_user.ada from the configuration and apply",
    });
    const replacing = await tf.plan({ args: ["-replace=automox_user.ada"] });
    expect(await refusals(scene, replacing)).toEqual(["AMX007"]);
    await tf.write(reinvite());
    expect(await refusals(scene, await tf.plan({ target: ["automox_user.ada"] }))).toEqual(["AMX012"]);

    await reviewedApply(scene);
    expect(mails(ADA)).toBe(1);
  });

  it("one that lapsed is sent again by on_stale, as the plan says", async () => {
    const scene = await openScene({ people: [pendingFor(30)] });
    const { tf, control, mails } = scene;
    await tf.write(person("ada"));
    await tf.apply();
    control.removeByHand({ who: ADA });
    const { warnings } = await tf.plan();
    expect(codes(warnings)).toEqual(["user/stale-invitation"]);
    expect(warnings[0]?.detail).toContain('write invitation = { on_stale = "reinvite" }');

    await tf.write(reinvite());
    await reviewedApply(scene);
    expect(mails(ADA)).toBe(1);
  });

  it("one that is not stale yet is sent again with a shorter max_age, by the second apply", async () => {
    const scene = await openScene({ people: [pendingFor(1)] });
    const { tf, mails } = scene;
    await tf.write(person("ada"));
    await tf.apply();
    await tf.write(reinvite({ max_age: "1h" }));
    const stored = await tf.plan();
    expect(await refusals(scene, stored)).toEqual([]);
    await tf.applyPlan(stored);
    expect(mails(ADA)).toBe(0);
    await reviewedApply(scene);
    expect(mails(ADA)).toBe(1);
  });
});

it("somebody whom SCIM removed is invited again after terraform state rm", async () => {
  const scene = await openScene({
    people: [{ ...pendingFor(30), status: "active" }],
    knobs: { scimDeprovisioned: "removed" },
    env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN },
  });
  const { tf, mails } = scene;
  const ada = (active: boolean) => provider({ scim: {} }) + person("ada", { active, on_existing: "adopt" });
  await tf.write(ada(true));
  await tf.apply();
  await tf.write(ada(false));
  expect(codes((await tf.apply()).warnings)).toEqual(["scim/removed"]);

  await tf.write(ada(true));
  const { errors } = await tf.apply({ expect: "failure" });
  expect(codes(errors)).toEqual(["scim/not-found"]);
  expect(errors[0]?.detail).toContain("terraform state rm ADDRESS");
  await tf.run(["state", "rm", "automox_user.ada"]);
  await reviewedApply(scene);
  expect(mails(ADA)).toBe(1);
});

describe("values that are not known while planning", () => {
  const later = (id: string, input: unknown) => block(["resource", "terraform_data", id], { input });

  it("an address: written out first, then referred to", async () => {
    const scene = await openScene({ people: [pendingFor(1)] });
    const { tf, writes } = scene;
    await tf.write(person("ada"));
    await tf.apply();
    writes();
    const refers = person("ada", { email: expression("terraform_data.directory.output") });
    await tf.write(later("directory", ADA) + refers);
    const { errors } = await tf.plan({ expect: "failure" });
    expect(codes(errors)).toEqual(["user/address-unknown"]);
    expect(errors[0]?.detail).toContain(`Write email = "${ADA}" until that exists`);

    await tf.write(later("directory", ADA) + person("ada"));
    await reviewedApply(scene);
    await tf.write(later("directory", ADA) + refers);
    await tf.expectEmptyPlan();
    expect(writes()).toEqual([]);
  });

  it("of the provider: from a variable", async () => {
    const scene = await openScene({ people: [pendingFor(1)] });
    const { tf } = scene;
    await tf.write(
      later("org", ORG) + provider({ org_id: expression("terraform_data.org.output") }) + person("ada"),
    );
    const { errors } = await tf.plan({ expect: "failure" });
    expect(codes(errors)).toEqual(["provider/unknown-value"]);
    expect(errors[0]?.detail).toContain("take it from a variable");

    const variable = block(["variable", "org"], { default: ORG });
    await tf.write(
      variable + later("org", ORG) + provider({ org_id: expression("var.org") }) + person("ada"),
    );
    await reviewedApply(scene);
  });
});

describe("what drift suggests", () => {
  const OFF = { ...pendingFor(30), status: "disabled" } as const;

  it("an edit at the console is undone by an apply of everything, and recorded by one that only refreshes", async () => {
    const scene = await openScene({ people: [{ ...pendingFor(30), status: "active" }] });
    const { tf, control } = scene;
    await tf.write(person("ada"));
    await tf.apply();
    control.edit({ who: ADA, set: { role: "operator" } });
    expect(await suggested(scene, "role_raised")).toEqual({
      Accept: '# automox_user.ada\nrole = "operator"',
      Revert: "terraform apply",
    });
    expect(await refusals(scene, await tf.refreshOnly())).toEqual([]);
    await reviewedApply(scene);
    expect(control.person({ who: ADA }).memberships[0]?.role).toBe("viewer");
  });

  it("somebody disabled is enabled in the console, and then adopted", async () => {
    const scene = await openScene({ people: [OFF] });
    const { tf, control, simulator, writes } = scene;
    await tf.write(person("bob", { role: "admin", last_name: "Jones" }));
    await tf.apply();
    expect((await suggested(scene, "unmanaged_user")).Enable).toMatch(/enable the account in the console/);
    const env = reviewerEnvironment(simulator);
    const adopt = () => access(["adopt", "--as", "hcl", "--select", `email=${ADA}`], { cwd: tf.folder, env });
    const left = await adopt();
    expect(left.stdout).toBe("Nobody new to adopt.\n");
    expect(left.stderr).toMatch(/is disabled: left out\.\nTo adopt somebody disabled, enable the account/);

    control.edit({ who: ADA, by: ALICE.email, set: { status: "active" } });
    writes();
    expect((await adopt()).stdout).toContain("1 person to adopt");
    await reviewedApply(scene);
    expect(writes()).toEqual([]);
  });
});
