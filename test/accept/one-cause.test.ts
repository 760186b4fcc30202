// A wrong key is one error of a refresh, whichever command makes it, and none of them changes the state.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inBothContracts } from "../support/both-contracts";
import { person } from "../support/hcl";
import { openScene } from "../support/scene";
import type { Outcome } from "../support/terraform-command";

const NAMES = ["ada", "bea", "cyd", "dee", "eve"];

inBothContracts("one cause, told once", ({ contract, it }) => {
  it("by plan, apply -refresh-only, refresh and import, which change no state", async () => {
    const { tf, control, provider } = await openScene({ contract });
    await tf.write(NAMES.map((name) => person(name)).join(""));
    await tf.apply();
    // What a read would show, if one answered.
    for (const name of NAMES) control.accept({ who: `${name}@example.com` });
    const state = () => readFileSync(join(tf.folder, "terraform.tfstate"), "utf8");
    const before = state();
    const changed = NAMES.map((name) => person(name, { role: "operator" }));
    await tf.write([provider({ api_key: "no-such-key" }), ...changed, person("fay")].join("\n"));
    const failing = { expect: "failure" } as const;
    const told = ({ errors }: Outcome) => errors.map(({ summary }) => summary);
    const commands: readonly (() => Promise<Outcome>)[] = [
      () => tf.plan(failing),
      () => tf.apply(failing),
      () => tf.apply({ ...failing, args: ["-refresh-only"] }),
      () => tf.run(["refresh", "-no-color"], failing),
      () => tf.importResource({ address: "automox_user.fay", id: "fay@example.com" }, failing),
    ];
    for (const command of commands) {
      expect(told(await command())).toEqual(["Automox does not know the API key"]);
      expect(state()).toBe(before);
    }
  });
});
