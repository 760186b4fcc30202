// An apply of several people whose provider, or whose Terraform, dies at one of its requests.
import { childrenOf, ended } from "./child-processes";
import type { Contract } from "./contracts";
import { person } from "./hcl";
import { openScene, type Scene } from "./scene";

const address = (index: number) => `p${index}@example.com`;
const configuration = (people: number) =>
  Array.from({ length: people }, (_, index) => person(`p${index}`)).join("\n");

/** How many requests a whole apply of so many people makes at most, one after the other. */
export async function requestsOfApply(people: number, contract: Contract): Promise<number> {
  const scene = await openScene({ contract });
  await scene.tf.write(configuration(people));
  const plan = await scene.tf.plan();
  scene.requests();
  await scene.tf.applyPlan(plan, { args: ["-parallelism=1"] });
  return scene.requests().length;
}

export interface Death {
  readonly contract: Contract;
  readonly people: number;
  /** The request of the apply after which it happens, counted from 1. */
  readonly nth: number;
  readonly who: "provider" | "terraform";
}

/** Dies, applies again, and must end with everybody there once, one invitation each, and an empty plan. */
export async function surviveDeath({ contract, people, nth, who }: Death): Promise<void> {
  const scene = await openScene({ contract });
  const { tf, control } = scene;
  await tf.write(configuration(people));
  const plan = await tf.plan();
  // One after the other, so that every request of the apply has its number; Terraform dies in the usual crowd.
  const args = who === "provider" ? ["-parallelism=1", plan.file] : [plan.file];
  const run = tf.start("apply", { args });
  let died = false;
  control.hook({
    match: { nth },
    when: "after",
    run: async () => {
      died = true;
      const plugins = await childrenOf(run.pid);
      if (who === "terraform") run.kill("SIGKILL");
      else for (const pid of plugins) process.kill(pid, "SIGKILL");
      await ended(plugins); // nobody reads the answer
    },
  });
  const { ok } = await run.outcome;
  expect({ died, ok }).toEqual({ died: true, ok: false });
  await tf.apply();
  expectEverybodyOnce(scene, people);
  await tf.expectEmptyPlan();
}

function expectEverybodyOnce({ control, mails }: Scene, people: number): void {
  const wanted = Array.from({ length: people }, (_, index) => address(index));
  const there = control
    .people()
    .map(({ email }) => email)
    .filter((email) => wanted.includes(email));
  expect([...there].sort()).toEqual([...wanted].sort());
  expect(wanted.map((email) => mails(email))).toEqual(wanted.map(() => 1));
}
