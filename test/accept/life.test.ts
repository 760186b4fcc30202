// The life of a person under real Terraform: invited, seen, accepted, changed, edited by hand, removed. After every
// step a plan of the same configuration is empty.

import { type Attributes, person } from "../support/hcl";
import type { Values } from "../support/plan-json";
import { codes, ORG, openScene, type Scene } from "../support/scene";

const PREFS = { dashboard_layout: "compact", notify: { daily: true } };

/** What a state must say of somebody whom the simulator has. */
function asSimulated({ control, mails }: Scene, email: string): Values {
  const { id, firstname, lastname, createdAt, memberships, ...person } = control.person({ who: email });
  const [membership] = memberships;
  return {
    id: `${ORG}/${email.toLowerCase()}`,
    email: person.email,
    first_name: firstname,
    last_name: lastname,
    org_id: ORG,
    role: membership?.role,
    status: membership?.status,
    stale: false,
    user_id: id,
    uuid: null, // the organization contract tells none
    created_at: createdAt,
    invitations_sent: mails(email),
  };
}

async function expectStateAsSimulated(scene: Scene, names: readonly string[]): Promise<void> {
  const found = (await scene.tf.instances()).map(({ address, attributes }) => [address, attributes]);
  const expected = names.map((name) => [
    `automox_user.${name}`,
    expect.objectContaining(asSimulated(scene, `${name}@example.com`)),
  ]);
  expect(found).toEqual(expected);
}

test("three people are invited, are in the state as Automox has them, and an acceptance is news, not a change", async () => {
  const scene = await openScene();
  const { tf, control, writes } = scene;
  await tf.write(
    [
      person("ada", { role: "admin" }),
      person("olga", { role: "operator", prefs_json: JSON.stringify(PREFS) }),
      person("victor", { role: "viewer" }),
    ].join("\n"),
  );
  const plan = await tf.plan();
  expect(plan.changes).toEqual({
    "automox_user.ada": "create",
    "automox_user.olga": "create",
    "automox_user.victor": "create",
  });
  expect(codes(plan.warnings)).toEqual(["guard/operator-without-zone"]);
  expect(writes()).toEqual([]);

  await tf.applyPlan(plan);
  expect(writes().filter((line) => line.startsWith("POST"))).toEqual([
    "POST /users",
    "POST /users",
    "POST /users",
  ]);
  expect(control.person({ who: "olga@example.com" }).prefs).toEqual(PREFS);
  await expectStateAsSimulated(scene, ["ada", "olga", "victor"]);
  await tf.expectEmptyPlan();

  control.accept({ who: "olga@example.com" });
  await tf.expectEmptyPlan();
  const news = await tf.refreshOnly();
  expect(news.drift).toEqual({ "automox_user.olga": "update" });
  expect((await news.json()).resource_drift).toMatchObject([
    { change: { before: { status: "pending" }, after: { status: "active" } } },
  ]);
  await tf.applyPlan(news);
  await expectStateAsSimulated(scene, ["ada", "olga", "victor"]);
  // Terraform 1.11 ends a refresh-only plan with 2 also where it found nothing, so the exit code tells nothing.
  const { changes, drift } = await tf.refreshOnly();
  expect({ changes, drift }).toEqual({ changes: {}, drift: {} });
  expect(writes()).toEqual([]);
});

describe("changes, one at a time", () => {
  const BASE: Attributes = { role: "operator", prefs_json: JSON.stringify(PREFS) };
  const policies = {
    on_existing: "adopt",
    on_destroy: "keep",
    wait_for_activation: true,
    invitation: { max_age: "30d", on_stale: "fail" },
    timeouts: { update: "5m" },
  };

  test("each attribute is changed in place by one request, another spelling by none", async () => {
    const scene = await openScene();
    const { tf, control, writes } = scene;
    let attributes = BASE;
    await tf.write(person("ada", attributes));
    await tf.apply();
    control.accept({ who: "ada@example.com" });
    const { id } = control.person({ who: "ada@example.com" });
    const put = `PUT /users/${id}`;
    writes();

    const steps: readonly [change: Attributes, effect: object, requests: readonly string[]][] = [
      [{ first_name: "Augusta" }, { firstname: "Augusta", lastname: "Example" }, [put]],
      [{ last_name: "King" }, { firstname: "Augusta", lastname: "King", prefs: PREFS }, [put]],
      [{ role: "admin" }, { memberships: [{ role: "admin", status: "active" }], prefs: PREFS }, [put]],
      [
        { prefs_json: '{"notify": {"daily": false}}' },
        { prefs: { ...PREFS, notify: { daily: false } }, lastname: "King" },
        [put],
      ],
      [policies, { lastname: "King" }, []],
      [{ first_name: undefined, last_name: undefined }, { firstname: "Augusta", lastname: "King" }, []],
    ];
    for (const [change, effect, requests] of steps) {
      attributes = { ...attributes, ...change };
      await tf.write(person("ada", attributes));
      const { changes, warnings } = await tf.apply();
      const silent = "first_name" in change && change.first_name === undefined;
      expect([change, changes]).toEqual([change, silent ? {} : { "automox_user.ada": "update" }]);
      expect(codes(warnings)).toEqual([]);
      expect([change, writes()]).toEqual([change, requests]);
      expect(control.person({ who: "ada@example.com" })).toMatchObject(effect);
      await tf.expectEmptyPlan();
    }
    expect(await tf.attributes("automox_user.ada")).toMatchObject(policies);

    const respelled = {
      email: "Ada@EXAMPLE.com",
      role: "zone-admin",
      prefs_json: '{ "notify" : {"daily":false} }',
    };
    await tf.write(person("ada", { ...attributes, ...respelled }));
    await tf.expectEmptyPlan();
    expect(await tf.attributes("automox_user.ada")).toMatchObject({
      email: "ada@example.com",
      role: "admin",
    });
    expect(writes()).toEqual([]);
  });

  test("a new address replaces somebody pending and renames somebody active", async () => {
    const scene = await openScene();
    const { tf, control, writes, mails } = scene;
    await tf.write(person("ada", BASE));
    await tf.apply();
    const { id: first } = control.person({ who: "ada@example.com" });
    writes();

    await tf.write(person("ada", { ...BASE, email: "ada@example.org" }));
    const replacing = await tf.plan();
    expect(replacing.changes).toEqual({ "automox_user.ada": "replace" });
    expect(codes(replacing.warnings)).toEqual(["user/withdrawal"]);
    expect((await replacing.json()).resource_changes).toMatchObject([
      { change: { replace_paths: [["email"]], after: { id: `${ORG}/ada@example.org` } } },
    ]);
    await tf.applyPlan(replacing);
    const { id: second } = control.person({ who: "ada@example.org" });
    expect(writes()).toEqual([`DELETE /users/${first}`, "POST /users", `PUT /users/${second}`]);
    expect([mails("ada@example.com"), mails("ada@example.org")]).toEqual([1, 1]);
    await tf.expectEmptyPlan();

    control.accept({ who: "ada@example.org" });
    await tf.write(person("ada", { ...BASE, email: "Countess@example.org" }));
    const { changes } = await tf.apply();
    expect(changes).toEqual({ "automox_user.ada": "update" });
    expect(writes()).toEqual([`PUT /users/${second}`]);
    expect(await tf.attributes("automox_user.ada")).toMatchObject({
      id: `${ORG}/countess@example.org`,
      email: "Countess@example.org",
      user_id: second,
      status: "active",
    });
    expect(mails("Countess@example.org")).toBe(0);
    await tf.expectEmptyPlan();
  });
});

test("an edit in the console is shown and repaired; somebody removed there is invited again, with a warning", async () => {
  const scene = await openScene();
  const { tf, control, writes, mails } = scene;
  await tf.write([person("ada", { role: "operator" }), person("victor")].join("\n"));
  await tf.apply();
  control.accept({ who: "ada@example.com" });
  control.edit({ who: "ada@example.com", set: { role: "admin", lastname: "Changed" } });
  writes();

  const drift = await tf.plan();
  expect(drift.changes).toEqual({ "automox_user.ada": "update" });
  expect((await drift.json()).resource_changes).toMatchObject([
    {
      change: {
        before: { role: "admin", last_name: "Changed" },
        after: { role: "operator", last_name: "Example" },
      },
    },
    { change: { actions: ["no-op"] } },
  ]);
  await tf.applyPlan(drift);
  expect(control.person({ who: "ada@example.com" })).toMatchObject({
    lastname: "Example",
    memberships: [{ role: "operator" }],
  });
  await tf.expectEmptyPlan();

  control.removeByHand({ who: "ada@example.com" });
  control.removeByHand({ who: "victor@example.com" });
  writes();
  const again = await tf.plan();
  expect(again.changes).toEqual({ "automox_user.ada": "create", "automox_user.victor": "create" });
  const gone = again.warnings.filter(({ detail }) => detail.includes("[user/gone]"));
  expect(gone.map(({ detail }) => detail).join()).toContain(
    `ada@example.com is gone from organization ${ORG}: removed in the console or by the identity provider.`,
  );
  expect(writes()).toEqual([]);
  await tf.applyPlan(again);
  expect([mails("ada@example.com"), mails("victor@example.com")]).toEqual([2, 2]);
  await tf.expectEmptyPlan();
});

test("a destroy says beforehand what it means, removes everybody and leaves nothing", async () => {
  const scene = await openScene();
  const { tf, control, writes } = scene;
  await tf.write([person("ada"), person("victor"), person("kim", { on_destroy: "keep" })].join("\n"));
  await tf.apply();
  control.accept({ who: "ada@example.com" });
  writes();

  const plan = await tf.plan({ args: ["-destroy"] });
  expect(plan.changes).toEqual({
    "automox_user.ada": "delete",
    "automox_user.kim": "delete",
    "automox_user.victor": "delete",
  });
  const told = plan.warnings.map(({ summary, detail }) => `${summary}: ${detail}`).sort();
  expect(told).toEqual([
    expect.stringMatching(
      /^Invitations will be withdrawn: victor@example\.com has not accepted yet\..* support@automox\.com .*\[user\/withdrawal\]$/s,
    ),
    expect.stringMatching(
      /^Removing people from Automox cannot be undone: ada@example\.com .*new invitation\. Policies, groups and worklets .* stay\. API keys .* valid until they are rotated.* No licence is freed/s,
    ),
  ]);
  const ids = ["ada", "victor"].map((name) => control.person({ who: `${name}@example.com` }).id);
  await tf.applyPlan(plan);
  expect(writes().sort()).toEqual(ids.map((id) => `DELETE /users/${id}`).sort());
  const left = control.people().map(({ email }) => email);
  expect(left).toEqual(["alice@example.com", "bob@example.com", "kim@example.com"]);
  expect(await tf.instances()).toEqual([]);
  await tf.write("");
  await tf.expectEmptyPlan();
});
