// A plan as a person reads it has a line for what changes, and an acceptance is no change of it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inBothContracts } from "../support/both-contracts";
import { person } from "../support/hcl";
import { openScene } from "../support/scene";

const GUIDE = readFileSync(join(__dirname, "../../docs/guides/pending-people.md"), "utf8");
/** The guide's first block: two people, and who of them is missing. */
const [, TEAM = ""] = /^```terraform\n(.*?)^```$/ms.exec(GUIDE) ?? [];

inBothContracts("says what changes", ({ contract, it }) => {
  it("a new name of somebody active is one line", async () => {
    const { tf, control } = await openScene({ contract });
    await tf.write(person("ada"));
    await tf.apply();
    control.accept({ who: "ada@example.com" });
    await tf.write(person("ada", { first_name: "Augusta" }));
    const plan = await tf.plan();
    const changed = (await plan.text()).match(/^ +[~+-] \w+ += .*$/gm);
    expect(changed).toEqual([expect.stringMatching(/~ first_name += "Ada" -> "Augusta"$/)]);
    control.edit({ who: "ada@example.com", set: { status: "disabled" } });
    await tf.applyPlan(plan);
    expect(await tf.attributes("automox_user.ada")).toMatchObject({
      first_name: "Augusta",
      status: "active",
    });
    expect((await tf.refreshOnly()).drift).toEqual({ "automox_user.ada": "update" });
    await tf.expectEmptyPlan();
  });

  it("the guide's check names who is missing, and each acceptance leaves the plan empty", async () => {
    const { tf, control } = await openScene({ contract });
    const accept = (who: string) => {
      control.accept({ who });
      control.edit({ who, set: { firstname: "To", lastname: "Follow" } });
    };
    await tf.write(TEAM);
    const said = ({ warnings }: { warnings: readonly { detail: string }[] }) =>
      warnings.map(({ detail }) => detail).join("\n");
    expect(said(await tf.apply())).toContain("Not accepted yet: ada@example.com, olga@example.com.");
    accept("ada@example.com");
    expect(said(await tf.expectEmptyPlan())).toContain("Not accepted yet: olga@example.com.");
    accept("olga@example.com");
    expect(said(await tf.expectEmptyPlan())).not.toContain("Not accepted yet");
  });
});
