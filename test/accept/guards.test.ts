// What a run may not do to an organization, refused while planning, by its text; and the line that allows it.

import { inBothContracts } from "../support/both-contracts";
import { block, expression, person } from "../support/hcl";
import { codes, ORG, openScene } from "../support/scene";

const MEMBERS = ["ada", "bert", "cleo"].map((name, index) => ({
  id: 201 + index,
  email: `${name}@example.com`,
  firstname: name,
  lastname: "Example",
  role: "viewer",
}));

const admin = (name: string, attributes: Readonly<Record<string, unknown>> = {}) =>
  person(name, { role: "admin", first_name: undefined, last_name: undefined, ...attributes });
const EVERYBODY = [
  admin("alice"),
  admin("bob"),
  ...MEMBERS.map(({ firstname }) => person(firstname, { first_name: undefined, last_name: undefined })),
];
const imports = ["alice", "bob", "ada", "bert", "cleo"].map((name) =>
  block(["import"], { to: expression(`automox_user.${name}`), id: `${name}@example.com` }),
);

inBothContracts("guards", ({ contract, it, expected }) => {
  it("the key's owner, the last administrator and too many at once cannot be removed by a plan or a destroy", async () => {
    const { tf, control, writes, provider } = await openScene({ contract, people: MEMBERS });
    await tf.write([...EVERYBODY, ...imports].join("\n"));
    await tf.apply();
    await tf.expectEmptyPlan();

    await tf.write("");
    const { errors } = await tf.plan({ expect: "failure" });
    const told = new Map(errors.map(({ summary, detail }) => [summary, detail]));
    expect(told.get("Cannot remove alice@example.com: the owner of the API key in use")).toMatch(
      /^A key has the rights of its owner.* Use the key of somebody else\..*guards = \{ own_user = "off" \}.*\[guard\/own-user\]$/s,
    );
    const lastAdmin = [...told].find(([summary]) => summary.includes("the last active administrator"));
    expect(lastAdmin?.[0]).toMatch(
      /^Cannot remove (alice|bob)@example\.com: the last active administrator of organization 12345$/,
    );
    expect(lastAdmin?.[1]).toMatch(
      /^Without an active administrator nobody could invite .*Swapping the last administrator takes two applies.*guards = \{ last_admin = "off" \}.*\[guard\/last-admin\]$/s,
    );
    const tooMany = [...told].find(([, detail]) => detail.includes("[guard/max-removals]"));
    expect(tooMany?.[0]).toBe(`Too many people of organization ${ORG} would lose access`);
    expect(tooMany?.[1]).toMatch(
      /^\w+@example\.com is number \d to be removed, replaced or disabled in this run, and at most 2 are allowed .*guards = \{ max_removals = \d \}/s,
    );
    expect(new Set(codes(errors))).toEqual(
      new Set(["guard/own-user", "guard/last-admin", "guard/max-removals"]),
    );

    // What a refused plan saves is nothing to apply, and a destroy is no exception.
    await tf.write(EVERYBODY.join("\n"));
    const destroyed = await tf.destroy({ expect: "failure" });
    expect(codes(destroyed.errors)).toEqual(expect.arrayContaining(["guard/own-user", "guard/max-removals"]));

    // Lowering the last administrator is the same as removing them.
    await tf.write([admin("alice", { role: "viewer" }), admin("bob", { role: "operator" })].join("\n"));
    const lowered = await tf.plan({ expect: "failure", target: ["automox_user.alice", "automox_user.bob"] });
    const refusals = expected("lowered", [
      /^Cannot lower alice@example\.com: the owner of the API key in use$/,
      /^Cannot lower (alice|bob)@example\.com: the last active administrator of/,
    ]);
    const summaries = lowered.errors.map(({ summary }) => summary);
    for (const refusal of refusals) expect(summaries).toContainEqual(expect.stringMatching(refusal));
    expect(summaries.every((summary) => refusals.some((refusal) => refusal.test(summary)))).toBe(true);
    expect(writes()).toEqual([]);

    // The lines that the errors print allow it; the simulator would let nobody lower its last administrator.
    await tf.write([provider({ guards: { max_removals: 3 } }), ...EVERYBODY.slice(0, 2)].join("\n"));
    const { changes } = await tf.apply();
    expect(Object.values(changes)).toEqual(["delete", "delete", "delete"]);
    expect(control.people().map(({ email }) => email)).toEqual(["alice@example.com", "bob@example.com"]);
    await tf.expectEmptyPlan();
  });
});
