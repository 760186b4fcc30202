import type { Core } from "../support/core/core";
import type { Declared } from "../support/core/plan";
import type { Told } from "../support/core/process";
import { person, type World } from "../support/world";

/** One operation of the provider: how to get there, what to do under a fault, and where it must end. */
export interface Operation {
  readonly name: string;
  /** Ends right before the requests in question; answers what to run. */
  prepare(world: World): Promise<{ readonly core: Core; readonly act: () => Promise<readonly Told[]> }>;
  /** What a later run without faults converges to. */
  readonly goal: readonly Declared[];
  /** Invitations the person may have been sent in the end. */
  readonly mails: number;
}

const ada = person("ada");
const withPrefs = person("ada", { more: { prefs_json: JSON.stringify({ digest: "weekly" }) } });
const raised = person("ada", { role: "operator" });
const renewing = person("ada", { more: { invitation: { max_age: "5d", on_stale: "reinvite" } } });
const five = ["ada", "bob", "cyd", "dan", "eve"].map((key) => person(key));
const quiet = { guards: { operator_without_zone: "off" } };

/** One instance after the other, so that the list of requests is the same in every run. */
async function standing(world: World, declared: readonly Declared[]): Promise<Core> {
  const core = world.core(quiet, { parallelism: 1 });
  await core.run(declared);
  return core;
}

async function applying(core: Core, declared: readonly Declared[]) {
  const plan = await core.plan(declared);
  return { core, act: () => core.apply(plan) };
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: "plan a newcomer",
    goal: [ada],
    mails: 1,
    prepare: async (world) => {
      const core = world.core(quiet);
      return { core, act: async () => (await core.plan([ada])).diagnostics };
    },
  },
  {
    name: "plan without org_id",
    goal: [ada],
    mails: 1,
    prepare: async (world) => {
      const core = world.core({ ...quiet, org_id: null });
      return { core, act: async () => (await core.plan([ada])).diagnostics };
    },
  },
  { name: "invite", goal: [ada], mails: 1, prepare: async (world) => applying(world.core(quiet), [ada]) },
  {
    name: "invite with preferences",
    goal: [withPrefs],
    mails: 1,
    prepare: async (world) => applying(world.core(quiet), [withPrefs]),
  },
  {
    name: "read one",
    goal: [ada],
    mails: 1,
    prepare: async (world) => {
      const core = await standing(world, [ada]);
      return { core, act: async () => (await core.refreshOnly()).diagnostics };
    },
  },
  {
    name: "read five",
    goal: five,
    mails: 1,
    prepare: async (world) => {
      const core = await standing(world, five);
      return { core, act: async () => (await core.refreshOnly()).diagnostics };
    },
  },
  {
    name: "change a role",
    goal: [raised],
    mails: 1,
    prepare: async (world) => applying(await standing(world, [ada]), [raised]),
  },
  {
    name: "change a role, answered without a body",
    goal: [raised],
    mails: 1,
    prepare: async (world) => {
      world.control.turn({ updateEcho: "no-body" });
      return applying(await standing(world, [ada]), [raised]);
    },
  },
  {
    name: "remove",
    goal: [],
    mails: 1,
    prepare: async (world) => applying(await standing(world, [ada]), []),
  },
  {
    name: "re-invite",
    goal: [renewing],
    mails: 2,
    prepare: async (world) => {
      const core = await standing(world, [renewing]);
      world.pass(6);
      return applying(core, [renewing]);
    },
  },
  {
    name: "import",
    goal: [ada],
    mails: 1,
    prepare: async (world) => {
      await standing(world, [ada]);
      const core = world.core(quiet);
      return { core, act: () => core.import(ada.address, { id: "12345/ada@example.com" }) };
    },
  },
];
