// Plans that are kept, narrowed or forced, and people whose address in the configuration changes.

import { inBothContracts } from "../support/both-contracts";
import { differs } from "../support/by-version";
import { block, expression, person } from "../support/hcl";
import { codes, ORG, openScene } from "../support/scene";

const CBD = "  lifecycle {\n    create_before_destroy = true\n  }\n";

const moved = (from: string, to: string) => block(["moved"], { from: expression(from), to: expression(to) });

inBothContracts("addresses that change", ({ contract, it }) => {
  it("a saved plan is applied later, also when somebody accepted meanwhile; a target leaves the others alone", async () => {
    const { tf, control, request, writes, mails } = await openScene({ contract });
    await tf.write([person("ada"), person("olga")].join("\n"));
    const target = { target: ["automox_user.ada"] };
    const first = await tf.plan(target);
    expect(first.changes).toEqual({ "automox_user.ada": "create" });
    await tf.applyPlan(first);
    expect(writes()).toEqual([request.invite()]);
    await tf.expectEmptyPlan(target);

    await tf.write([person("ada", { role: "operator" }), person("olga")].join("\n"));
    const later = await tf.plan();
    expect(later.changes).toEqual({ "automox_user.ada": "update", "automox_user.olga": "create" });
    control.accept({ who: "ada@example.com" });
    control.clock({ advance: "3d" });
    await tf.applyPlan(later);
    expect(control.person({ who: "ada@example.com" }).memberships).toMatchObject([{ role: "operator" }]);
    expect([mails("ada@example.com"), mails("olga@example.com")]).toEqual([1, 1]);
    expect(await tf.attributes("automox_user.ada")).toMatchObject({ status: "active" });
    await tf.expectEmptyPlan();
  });

  it("a forced replacement withdraws and invites anew; created before destroyed, it keeps the person", async () => {
    const { tf, control, request, writes, mails } = await openScene({ contract });
    await tf.write([person("ada"), person("olga", {}, CBD)].join("\n"));
    await tf.apply();
    const before = control.person({ who: "ada@example.com" });
    writes();
    const replace = ["automox_user.ada", "automox_user.olga"];
    const { changes, warnings } = await tf.apply({ replace });
    expect(changes).toEqual({ "automox_user.ada": "replace", "automox_user.olga": "replace" });
    expect(writes()).toEqual([request.remove(before), request.invite()]);
    expect([mails("ada@example.com"), mails("olga@example.com")]).toEqual([2, 1]);
    expect(codes(warnings)).toContain("user/kept");
    expect((await tf.instances()).map(({ address, isDeposed }) => [address, isDeposed])).toEqual([
      ["automox_user.ada", false],
      ["automox_user.olga", false],
    ]);
    await tf.expectEmptyPlan();
  });

  it("created before destroyed, a pending person's new address is invited before the old one is withdrawn", async () => {
    const { tf, control, request, writes } = await openScene({ contract });
    await tf.write(person("ada", {}, CBD));
    await tf.apply();
    const before = control.person({ who: "ada@example.com" });
    writes();
    await tf.write(person("ada", { email: "ada@example.org" }, CBD));
    await tf.apply();
    expect(writes()).toEqual([request.invite(), request.remove(before)]);
    expect(control.people().map(({ email }) => email)).not.toContain("ada@example.com");
    await tf.expectEmptyPlan();
  });

  it("moved renames the address in the configuration and nothing else; without it the plan is refused", async () => {
    const { tf, control, writes } = await openScene({ contract });
    await tf.write(person("ada"));
    await tf.apply();
    writes();

    // Long enough for the removal and the creation to be planned side by side.
    control.turn({ latency: [{ path: "^/users/self$", ms: 300 }] });
    const renamed = person("countess", { email: "ADA@example.com", first_name: "Ada" });
    await tf.write(renamed);
    if (differs("renamed without moved")) {
      const kept = await tf.plan();
      expect(codes(kept.warnings)).toEqual(["user/taken-over", "user/forgotten"]);
    } else {
      const { errors } = await tf.plan({ expect: "failure" });
      expect(errors).toHaveLength(1);
      expect(errors[0]?.summary).toMatch(
        /^(ada|ADA)@example\.com is removed at one address and created at another$/,
      );
      expect(errors[0]?.detail).toMatch(
        /organization 12345, who would lose access and be invited again\..*moved \{\n {4}from = automox_user\.OLD # the address that the plan destroys\n {4}to {3}= automox_user\.NEW # the address that it creates\n {2}\}.*\[user\/removed-and-created\]$/s,
      );
    }

    control.turn({ latency: [] });
    await tf.write([renamed, moved("automox_user.ada", "automox_user.countess")].join("\n"));
    const plan = await tf.plan();
    expect(plan.isEmpty || Object.values(plan.changes).join()).toBe("move");
    await tf.applyPlan(plan);
    expect((await tf.instances()).map(({ address }) => address)).toEqual(["automox_user.countess"]);
    await tf.expectEmptyPlan();

    const member = {
      email: "ada@example.com",
      first_name: "Ada",
      last_name: "Example",
      role: "viewer",
      org_id: ORG,
    };
    await tf.write(
      [
        block(["resource", "automox_org_membership", "ada"], member),
        moved("automox_user.countess", "automox_org_membership.ada"),
      ].join("\n"),
    );
    await tf.apply();
    expect((await tf.instances()).map(({ address }) => address)).toEqual(["automox_org_membership.ada"]);
    expect(writes()).toEqual([]);
    await tf.expectEmptyPlan();
  });

  it("a removed block forgets a person who stays", async () => {
    const { tf, control, writes } = await openScene({ contract });
    await tf.write(person("ada"));
    await tf.apply();
    writes();
    await tf.write(
      block(
        ["removed"],
        { from: expression("automox_user.ada") },
        "  lifecycle {\n    destroy = false\n  }\n",
      ),
    );
    const plan = await tf.plan();
    expect((await plan.json()).resource_changes).toMatchObject([{ change: { actions: ["forget"] } }]);
    expect(codes(plan.warnings)).toEqual([undefined]); // Terraform's own, that the object is left behind
    await tf.applyPlan(plan);
    expect(await tf.instances()).toEqual([]);
    expect(control.people().map(({ email }) => email)).toContain("ada@example.com");
    expect(writes()).toEqual([]);
    await tf.expectEmptyPlan();
  });
});
