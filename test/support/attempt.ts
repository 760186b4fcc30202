// One run as somebody types it: what is said, and what is left in the state.
import type { Core } from "./core/core";
import type { Declared } from "./core/plan";
import type { Told } from "./core/process";
import type { Plain } from "./core/values";
import { errors, expectSilence, type World } from "./world";

export interface Attempt {
  /** What differs from the world's own provider block. */
  readonly provider?: Plain;
  readonly env?: NodeJS.ProcessEnv;
  readonly people?: readonly Declared[];
}

/** Validates, plans and, where the plan holds, applies. */
async function attempt(
  world: World,
  { provider = {}, env = {}, people = [] }: Attempt,
  state: Core["state"],
): Promise<{ readonly core: Core; readonly said: readonly Told[] }> {
  const core = world.core(provider, { env });
  core.state = state;
  const said = [...(await core.validateProvider())];
  const plan = await core.plan(people);
  said.push(...plan.diagnostics);
  if (!plan.failed) said.push(...(await core.apply(plan)));
  return { core, said };
}

export interface Remedied {
  /** What is said first. */
  readonly code: string;
  readonly before?: readonly Declared[];
  /** What happens in Automox before the first of them, and what somebody does there after it. */
  readonly happens?: (world: World) => unknown;
  readonly acts?: (world: World) => unknown;
  readonly wrong: Attempt;
  /** One apply each, in this order. */
  readonly right: readonly [Attempt, ...(readonly Attempt[])];
}

/** The code is said, the remedy is done, and then nothing is said and nothing left to do. */
export async function expectRemedied(world: World, { code, wrong, right, ...more }: Remedied): Promise<void> {
  let state: Core["state"] = new Map();
  if (more.before) state = (await attempt(world, { people: more.before }, state)).core.state;
  await more.happens?.(world);
  const first = await attempt(world, wrong, state);
  expect(first.said.map((each) => each.code)).toContain(code);
  ({ state } = first.core);
  await more.acts?.(world);
  for (const each of right) {
    const { core, said } = await attempt(world, each, state);
    expect(errors(said)).toEqual([]);
    expect(said.map((told) => told.code)).not.toContain(code);
    ({ state } = core);
    if (each === right.at(-1)) await expectSilence(core, each.people ?? []);
  }
}
