// What a message says to do is done, and the error is over.

import { inBothContracts } from "../support/both-contracts";
import { differs } from "../support/by-version";
import { block, expression, person } from "../support/hcl";
import { codes, openScene } from "../support/scene";

const ADA = "ada@example.com";

/** One person under a key of `for_each`. */
const team = (key: string): string =>
  block(["resource", "automox_user", "team"], {
    for_each: expression(`{ ${key} = "${ADA}" }`),
    email: expression("each.value"),
    first_name: "Ada",
    last_name: "Example",
    role: "viewer",
  });
const member = (key: string) => `automox_user.team[${JSON.stringify(key)}]`;
const moved = (from: string, to: string) => block(["moved"], { from: expression(from), to: expression(to) });

const CBD = "  lifecycle {\n    create_before_destroy = true\n  }\n";

inBothContracts("remedies", ({ contract, it }) => {
  it("a key renamed without moved, first with -target: the old address is forgotten, with a moved block or without", async () => {
    const { tf, control, writes } = await openScene({ contract });
    await tf.write(team("ada"));
    await tf.apply();
    control.accept({ who: ADA });
    writes();

    await tf.write(team("countess"));
    const taken = await tf.apply({ target: [member("countess")] });
    expect(codes(taken.warnings)).toContain("user/taken-over");
    // Long enough for both addresses to be read side by side.
    control.turn({ latency: [{ path: "users", ms: 200 }] });
    const whole = await tf.apply();
    // Where both are read, either of them may be the second, and what stays gets its own on_destroy back.
    const back = differs("renamed without moved") ? { [member("countess")]: "update" } : {};
    expect({ ...back, ...whole.changes }).toEqual({ ...back, [member("ada")]: "delete" });
    expect(codes(whole.warnings)).toEqual(["user/forgotten"]);
    await tf.expectEmptyPlan();

    await tf.write(team("lady"));
    await tf.apply({ target: [member("lady")] });
    await tf.write(team("lady") + moved(member("countess"), member("lady")));
    const plan = await tf.plan();
    const again = differs("renamed without moved") ? { [member("lady")]: "update" } : {};
    expect({ ...again, ...plan.changes }).toEqual({ ...again, [member("countess")]: "delete" });
    expect(codes(plan.warnings)).toContain("user/forgotten");
    await tf.applyPlan(plan);
    await tf.expectEmptyPlan();
    expect((await tf.instances()).map(({ address }) => address)).toEqual([member("lady")]);

    // The new address waits for something, so that the removal of the old one is planned before it.
    control.turn({ latency: [{ path: "/orgs$", ms: 1500 }] });
    const late = 'data "automox_organizations" "late" {}\n';
    const waiting = "  depends_on = [data.automox_organizations.late]\n";
    await tf.write(late + person("ada", {}, waiting));
    await tf.apply({ target: ["automox_user.ada"] });
    const refused = await tf.plan({ expect: "failure" });
    expect(codes(refused.errors)).toEqual(["user/in-state-twice"]);
    expect(refused.errors[0]?.detail).toContain("terraform state rm ADDRESS");
    await tf.run(["state", "rm", member("lady")]);
    await tf.expectEmptyPlan();
    expect(writes()).toEqual([]);
  });

  it("a deposed object whose address is wanted again: the two applies of the message", async () => {
    const { tf, control, mails } = await openScene({ contract });
    const ada = (email: string) => person("ada", { email }, CBD);
    const [com, org] = [ada(ADA), ada("ada@example.org")];
    const held = async () =>
      (await tf.instances()).map(({ attributes, isDeposed }) => [attributes.email, isDeposed]);
    await tf.write(com);
    await tf.apply();
    control.fault({ match: { method: "DELETE" }, effect: { kind: "answer", status: 500 } });
    await tf.write(org);
    const failed = await tf.apply({ expect: "failure" });
    expect(codes(failed.errors)).toEqual(["automox/unavailable"]);
    control.clearFaults();
    expect(await held()).toEqual([
      ["ada@example.org", false],
      [ADA, true],
    ]);

    await tf.write(com);
    const back = await tf.plan({ expect: "failure" });
    expect(codes(back.errors)).toEqual(["user/removed-and-created"]);
    expect(back.errors[0]?.detail).toMatch(/a deposed object.*write back what this resource had/s);
    expect(back.errors[0]?.detail).not.toContain("moved {");

    // "Write back what this resource had before and apply, which removes the other object alone ..."
    await tf.write(org);
    await tf.apply();
    expect(await held()).toEqual([["ada@example.org", false]]);
    // "... then change it and apply once more."
    await tf.write(com);
    await tf.apply();
    expect(await held()).toEqual([[ADA, false]]);
    expect([mails(ADA), mails("ada@example.org")]).toEqual([2, 1]);
    await tf.expectEmptyPlan();
  });
});
