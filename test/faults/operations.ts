import type { Core } from "../support/core/core";
import { invoke } from "../support/core/invocation";
import type { Declared } from "../support/core/plan";
import type { Told } from "../support/core/process";
import type { Plain } from "../support/core/values";
import { KEY, ORG, OWNER, person, type World, type WorldOptions } from "../support/world";

/** UUID of the second organization of operations that have two. */
export const EUROPE_ZONE = "00000000-0000-4000-8000-000000000777";

/** One operation of the provider: how to get there, what to do under a fault, and where it must end. */
export interface Operation {
  readonly name: string;
  /** Where the simulator's own organization is not enough. */
  readonly seed?: WorldOptions["seed"];
  /** Ends right before the requests in question; answers what to run. */
  prepare(world: World): Promise<{ readonly core: Core; readonly act: () => Promise<readonly Told[]> }>;
  /** What a later run without faults converges to. */
  readonly goal: readonly Declared[];
  /** How the person stands in the simulator in the end. */
  readonly ends?: Readonly<Record<string, unknown>>;
  /** Methods of its requests that write, where the table of differences has no others. */
  readonly writes: readonly string[];
  /** Invitations the person may have been sent in the end. */
  readonly mails: number;
}

const ada = person("ada");
const withPrefs = person("ada", { more: { prefs_json: JSON.stringify({ digest: "weekly" }) } });
const raised = person("ada", { role: "operator" });
const renewing = person("ada", { more: { invitation: { max_age: "5d", on_stale: "reinvite" } } });
const countess = person("ada", { more: { last_name: "Lovelace" } });
const inEurope = person("ada", { more: { zone_roles: new Map([["777", "viewer"]]) } });
const secured = person("ada", { more: { two_factor: "enabled" } });
const reset = (text: string) => person("ada", { more: { two_factor_reset: text } });
const keyed = person("ada", { more: { on_destroy_api_keys: "disable" } });
const leaving = person("ada", { more: { on_destroy: "remove_from_account" } });
/** One request after the other too. */
const quiet: Plain = {
  guards: { operator_without_zone: "off" },
  pacing: { request_timeout: "31s", max_concurrent: 1 },
};
const reinviting: Plain = { ...quiet, account: { role_change: "reinvite" } };
const twoOrganizations = {
  organizations: [
    { id: ORG, name: "Acme" },
    { id: 777, name: "Europe", uuid: EUROPE_ZONE },
  ],
  users: [{ ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin" }],
  keys: [{ key: KEY, userEmail: OWNER.email }],
};
const five = ["ada", "bob", "cyd", "dan", "eve"].map((key) => person(key));

const withRole = (role: string) => ({ memberships: [{ role }] });
const inZones = (...orgs: readonly number[]) => ({ memberships: orgs.map((org) => ({ org })) });

/** One instance after the other, so that the list of requests is the same in every run. */
async function standing(world: World, declared: readonly Declared[], provider = quiet): Promise<Core> {
  const core = world.core(provider, { parallelism: 1 });
  await core.run(declared);
  return core;
}

/** The same, accepted and seen by a refresh. */
async function accepted(world: World, declared: Declared, provider = quiet): Promise<Core> {
  const core = await standing(world, [declared], provider);
  world.control.accept({ who: "ada@example.com" });
  await core.run([declared]);
  return core;
}

async function applying(core: Core, declared: readonly Declared[]) {
  const plan = await core.plan(declared);
  return { core, act: () => core.apply(plan) };
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: "plan a newcomer",
    writes: [],
    goal: [ada],
    mails: 1,
    prepare: async (world) => {
      const core = world.core(quiet);
      return { core, act: async () => (await core.plan([ada])).diagnostics };
    },
  },
  {
    name: "plan without org_id",
    writes: [],
    goal: [ada],
    mails: 1,
    prepare: async (world) => {
      const core = world.core({ ...quiet, org_id: null });
      return { core, act: async () => (await core.plan([ada])).diagnostics };
    },
  },
  {
    name: "invite",
    writes: ["POST"],
    goal: [ada],
    mails: 1,
    prepare: async (world) => applying(world.core(quiet), [ada]),
  },
  {
    name: "invite with preferences",
    writes: ["POST", "PUT"],
    goal: [withPrefs],
    mails: 1,
    prepare: async (world) => applying(world.core(quiet), [withPrefs]),
  },
  {
    name: "read one",
    writes: [],
    goal: [ada],
    mails: 1,
    prepare: async (world) => {
      const core = await standing(world, [ada]);
      return { core, act: async () => (await core.refreshOnly()).diagnostics };
    },
  },
  {
    name: "read five",
    writes: [],
    goal: five,
    mails: 1,
    prepare: async (world) => {
      const core = await standing(world, five);
      return { core, act: async () => (await core.refreshOnly()).diagnostics };
    },
  },
  {
    name: "change a role",
    writes: ["PUT"],
    goal: [raised],
    ends: withRole("operator"),
    mails: 1,
    prepare: async (world) => applying(await standing(world, [ada]), [raised]),
  },
  {
    name: "change a role, answered without a body",
    writes: ["PUT"],
    goal: [raised],
    ends: withRole("operator"),
    mails: 1,
    prepare: async (world) => {
      world.control.turn({ updateEcho: "no-body", patchEcho: "no-body" });
      return applying(await standing(world, [ada]), [raised]);
    },
  },
  {
    name: "remove",
    writes: ["DELETE"],
    goal: [],
    mails: 1,
    prepare: async (world) => applying(await standing(world, [ada]), []),
  },
  {
    name: "remove with API keys",
    writes: ["PUT", "DELETE"],
    goal: [],
    mails: 1,
    prepare: async (world) => {
      const core = await accepted(world, keyed);
      world.control.addKey({ key: "key-of-ada", userEmail: "ada@example.com", org: ORG, name: "ci" });
      return applying(core, []);
    },
  },
  {
    name: "re-invite",
    writes: ["DELETE", "POST"],
    goal: [renewing],
    mails: 2,
    prepare: async (world) => {
      const core = await standing(world, [renewing]);
      world.pass(6);
      return applying(core, [renewing]);
    },
  },
  {
    name: "resend by an action",
    writes: ["DELETE", "POST"],
    goal: [ada],
    mails: 2,
    prepare: async (world) => {
      const core = await standing(world, [ada]);
      world.pass(1);
      await core.run([ada]);
      const config = { email: ada.config.email };
      return {
        core,
        act: async () => (await invoke(core, "automox_resend_invitation", config)).diagnostics,
      };
    },
  },
  {
    name: "import",
    writes: [],
    goal: [ada],
    mails: 1,
    prepare: async (world) => {
      await standing(world, [ada]);
      const core = world.core(quiet);
      return { core, act: () => core.import(ada.address, { id: "12345/ada@example.com" }) };
    },
  },
  {
    name: "change a name after the acceptance",
    goal: [countess],
    ends: { firstname: "ada", lastname: "Lovelace" },
    writes: ["PUT"],
    mails: 1,
    prepare: async (world) => applying(await accepted(world, ada), [countess]),
  },
  {
    name: "give a further zone",
    seed: twoOrganizations,
    goal: [inEurope],
    ends: inZones(ORG, 777),
    writes: ["POST"],
    mails: 1,
    prepare: async (world) => applying(await accepted(world, ada), [inEurope]),
  },
  {
    name: "take a further zone",
    seed: twoOrganizations,
    goal: [ada],
    ends: inZones(ORG),
    writes: ["DELETE"],
    mails: 1,
    prepare: async (world) => applying(await accepted(world, inEurope), [ada]),
  },
  {
    name: "turn a second factor on",
    goal: [secured],
    ends: { twoFactor: "email" },
    writes: ["PATCH"],
    mails: 1,
    prepare: async (world) => {
      world.control.turn({ tfaType: "word" });
      return applying(await accepted(world, ada), [secured]);
    },
  },
  {
    name: "reset a second factor",
    goal: [reset("lost")],
    ends: { twoFactor: "email" },
    writes: ["PATCH"],
    mails: 1,
    prepare: async (world) => {
      world.control.turn({ tfaType: "word" });
      const core = await accepted(world, reset("new"));
      world.control.edit({ who: "ada@example.com", set: { twoFactor: "google" } });
      await core.run([reset("new")]);
      return applying(core, [reset("lost")]);
    },
  },
  {
    name: "change a role by another invitation",
    goal: [raised],
    ends: withRole("operator"),
    writes: ["DELETE", "POST"],
    // Their only zone: who is taken out of it leaves the account and accepts once more; with the former role if the new one is refused.
    mails: 3,
    prepare: async (world) => applying(await accepted(world, ada, reinviting), [raised]),
  },
  {
    name: "remove from the account",
    goal: [],
    writes: ["DELETE"],
    mails: 1,
    prepare: async (world) => applying(await accepted(world, leaving), []),
  },
];
