// The life of a person under real Terraform: invited, seen, accepted, changed, edited by hand, removed. After every
// step a plan of the same configuration is empty.

import { inBothContracts } from "../support/both-contracts";
import type { Contract } from "../support/contracts";
import { type Attributes, capital, person } from "../support/hcl";
import type { Values } from "../support/plan-json";
import { codes, ORG, openScene, type Scene } from "../support/scene";

const PREFS = { dashboard_layout: "compact", notify: { daily: true } };
const STORED: Attributes = { prefs_json: JSON.stringify(PREFS) };

/** What a state must say of somebody whom the simulator has. */
function asSimulated({ control, mails }: Scene, contract: Contract, name: string): Values {
  const email = `${name}@example.com`;
  const person = control.person({ who: email });
  const { id, firstname, lastname, createdAt, memberships } = person;
  const [membership] = memberships;
  return {
    id: `${ORG}/${email.toLowerCase()}`,
    email: person.email,
    // Nobody pending has a name of their own in the account contract; then the state has the configured one.
    first_name: firstname || capital(name),
    last_name: lastname || "Example",
    org_id: ORG,
    role: membership?.role,
    status: membership?.status,
    stale: false,
    user_id: id,
    uuid: contract.uuid(person),
    created_at: createdAt,
    invitations_sent: mails(email),
  };
}

async function expectStateAsSimulated(
  scene: Scene,
  contract: Contract,
  names: readonly string[],
): Promise<void> {
  const found = (await scene.tf.instances()).map(({ address, attributes }) => [address, attributes]);
  const expected = names.map((name) => [
    `automox_user.${name}`,
    expect.objectContaining(asSimulated(scene, contract, name)),
  ]);
  expect(found).toEqual(expected);
}

inBothContracts("life", ({ contract, it, expected }) => {
  it("three people are invited, are in the state as Automox has them, and an acceptance is news, not a change", async () => {
    const scene = await openScene({ contract });
    const { tf, control, request, writes } = scene;
    const preferences = expected<Attributes>("preferences", STORED);
    await tf.write(
      [
        person("ada", { role: "admin" }),
        person("olga", { role: "operator", ...preferences }),
        person("victor", { role: "viewer" }),
      ].join("\n"),
    );
    const plan = await tf.plan();
    expect(plan.changes).toEqual({
      "automox_user.ada": "create",
      "automox_user.olga": "create",
      "automox_user.victor": "create",
    });
    expect(codes(plan.warnings)).toEqual(expected("warnings", ["guard/operator-without-zone"]));
    expect(writes()).toEqual([]);

    await tf.applyPlan(plan);
    expect(writes().filter((line) => line.startsWith("POST"))).toEqual([
      request.invite(),
      request.invite(),
      request.invite(),
    ]);
    expect(control.person({ who: "olga@example.com" }).prefs).toEqual(preferences === STORED ? PREFS : {});
    await expectStateAsSimulated(scene, contract, ["ada", "olga", "victor"]);
    await tf.expectEmptyPlan();

    control.accept({ who: "olga@example.com" });
    await tf.expectEmptyPlan();
    const news = await tf.refreshOnly();
    expect(news.drift).toEqual({ "automox_user.olga": "update" });
    expect((await news.json()).resource_drift).toMatchObject([
      { change: { before: { status: "pending" }, after: { status: "active" } } },
    ]);
    await tf.applyPlan(news);
    await expectStateAsSimulated(scene, contract, ["ada", "olga", "victor"]);
    // Many nightly runs go by this exit code alone.
    const { changes, drift, exitCode } = await tf.refreshOnly();
    expect({ changes, drift, exitCode }).toEqual({ changes: {}, drift: {}, exitCode: 0 });
    expect(writes()).toEqual([]);
  });

  describe("changes, one at a time", () => {
    const policies = {
      on_existing: "adopt",
      on_destroy: "keep",
      wait_for_activation: true,
      invitation: { max_age: "30d", on_stale: "fail" },
      timeouts: { update: "5m" },
    };

    it("each attribute is changed in place by one request, another spelling by none", async () => {
      const scene = await openScene({ contract });
      const { tf, control, request, writes } = scene;
      const preferences = expected<Attributes>("preferences", STORED);
      let attributes: Attributes = { role: "operator", ...preferences };
      await tf.write(person("ada", attributes));
      await tf.apply();
      control.accept({ who: "ada@example.com" });
      const ada = control.person({ who: "ada@example.com" });
      const prefs = preferences === STORED ? { prefs: PREFS } : {};
      const [rename, changeRole] = [request.rename(ada), request.changeRole(ada)];
      writes();

      const steps: readonly [change: Attributes, effect: object, requests: readonly string[]][] = [
        [{ first_name: "Augusta" }, { firstname: "Augusta", lastname: "Example" }, [rename]],
        [{ last_name: "King" }, { firstname: "Augusta", lastname: "King", ...prefs }, [rename]],
        [{ role: "admin" }, { memberships: [{ role: "admin", status: "active" }], ...prefs }, [changeRole]],
        [
          { prefs_json: '{"notify": {"daily": false}}' },
          { prefs: { ...PREFS, notify: { daily: false } }, lastname: "King" },
          [rename],
        ],
        [policies, { lastname: "King" }, []],
        [{ first_name: undefined, last_name: undefined }, { firstname: "Augusta", lastname: "King" }, []],
      ];
      for (const [change, effect, requests] of steps) {
        if ("prefs_json" in change && preferences !== STORED) continue;
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
        ...(preferences === STORED ? { prefs_json: '{ "notify" : {"daily":false} }' } : {}),
      };
      await tf.write(person("ada", { ...attributes, ...respelled }));
      await tf.expectEmptyPlan();
      expect(await tf.attributes("automox_user.ada")).toMatchObject({
        email: "ada@example.com",
        role: "admin",
      });
      expect(writes()).toEqual([]);
    });

    it("a new address replaces somebody pending and renames somebody active", async () => {
      const preferences = expected<Attributes>("preferences", STORED);
      const base: Attributes = { role: "operator", ...preferences };
      const scene = await openScene({ contract });
      const { tf, control, request, writes, mails } = scene;
      await tf.write(person("ada", base));
      await tf.apply();
      const first = control.person({ who: "ada@example.com" });
      writes();

      await tf.write(person("ada", { ...base, email: "ada@example.org" }));
      const replacing = await tf.plan();
      expect(replacing.changes).toEqual({ "automox_user.ada": "replace" });
      expect(codes(replacing.warnings)).toEqual(["user/withdrawal"]);
      expect((await replacing.json()).resource_changes).toMatchObject([
        { change: { replace_paths: [["email"]], after: { id: `${ORG}/ada@example.org` } } },
      ]);
      await tf.applyPlan(replacing);
      const second = control.person({ who: "ada@example.org" });
      expect(writes()).toEqual([
        request.remove(first),
        request.invite(),
        ...(preferences === STORED ? [request.rename(second)] : []),
      ]);
      expect([mails("ada@example.com"), mails("ada@example.org")]).toEqual([1, 1]);
      await tf.expectEmptyPlan();

      control.accept({ who: "ada@example.org" });
      await tf.write(person("ada", { ...base, email: "Countess@example.org" }));
      const { changes } = await tf.apply();
      expect(changes).toEqual({ "automox_user.ada": "update" });
      expect(writes()).toEqual([request.rename(second)]);
      expect(await tf.attributes("automox_user.ada")).toMatchObject({
        id: `${ORG}/countess@example.org`,
        email: "Countess@example.org",
        user_id: second.id,
        status: "active",
      });
      expect(mails("Countess@example.org")).toBe(0);
      await tf.expectEmptyPlan();
    });
  });

  it("an edit in the console is shown and repaired; somebody removed there is invited again, with a warning", async () => {
    const scene = await openScene({ contract });
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
          before: { role: contract.role("admin"), last_name: "Changed" },
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

  it("a destroy says beforehand what it means, removes everybody and leaves nothing", async () => {
    const scene = await openScene({ contract });
    const { tf, control, request, writes } = scene;
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
        expected(
          "withdrawal",
          /^Invitations will be withdrawn: victor@example\.com has not accepted yet\..* support@automox\.com .*\[user\/withdrawal\]$/s,
        ),
      ),
      expect.stringMatching(
        /^Removing people from Automox cannot be undone: ada@example\.com .*new invitation\. Policies, groups and worklets .* stay\. Automox lists no API key of theirs in organization 12345\. No licence is freed/s,
      ),
    ]);
    const people = ["ada", "victor"].map((name) => control.person({ who: `${name}@example.com` }));
    await tf.applyPlan(plan);
    expect(writes().sort()).toEqual(people.map(request.remove).sort());
    const left = control.people().map(({ email }) => email);
    expect(left).toEqual(["alice@example.com", "bob@example.com", "kim@example.com"]);
    expect(await tf.instances()).toEqual([]);
    await tf.write("");
    await tf.expectEmptyPlan();
  });
});
