import type { Core } from "../support/core/core";
import type { Declared } from "../support/core/plan";
import type { Told } from "../support/core/process";
import { person, seedUser, type World } from "../support/world";

/** One operation that uses SCIM: how to get there, what to do under a fault, and where it must end. */
export interface ScimOperation {
  readonly name: string;
  prepare(world: World): Promise<{ readonly core: Core; readonly act: () => Promise<readonly Told[]> }>;
  readonly goal: readonly Declared[];
  /** What Automox has of the person in the end. */
  readonly ends: "active" | "disabled";
}

const bea = (more: object) => person("bea", { more: { ...more } });
const unmanaged = bea({});
const disabled = bea({ active: false, on_existing: "adopt" });
const enabled = bea({ active: true });
const leaving = bea({ on_destroy: "deactivate" });

async function standing(world: World, declared: readonly Declared[]): Promise<Core> {
  world.control.addByHand(seedUser("bea"));
  // One instance after the other, so that the list of requests is the same in every run.
  const core = world.core({ scim: { token: "automox-simulator-scim-token" } }, { parallelism: 1 });
  await core.run(declared);
  return core;
}

async function applying(core: Core, declared: readonly Declared[]) {
  const plan = await core.plan(declared);
  return { core, act: () => core.apply(plan) };
}

export const SCIM_OPERATIONS: readonly ScimOperation[] = [
  {
    name: "read somebody managed",
    goal: [disabled],
    ends: "disabled",
    prepare: async (world) => {
      const core = await standing(world, [disabled]);
      return { core, act: async () => (await core.refreshOnly()).diagnostics };
    },
  },
  {
    name: "disable",
    goal: [disabled],
    ends: "disabled",
    prepare: async (world) => applying(await standing(world, [unmanaged]), [disabled]),
  },
  {
    name: "enable",
    goal: [enabled],
    ends: "active",
    prepare: async (world) => applying(await standing(world, [disabled]), [enabled]),
  },
  {
    name: "take over and disable",
    goal: [disabled],
    ends: "disabled",
    prepare: async (world) => applying(await standing(world, []), [disabled]),
  },
  {
    name: "destroy by disabling",
    goal: [],
    ends: "disabled",
    prepare: async (world) => applying(await standing(world, [leaving]), []),
  },
];
