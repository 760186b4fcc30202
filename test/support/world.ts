import type { Knobs } from "../../src/simulator/knobs/knobs";
import type { Control } from "../../src/simulator/server/control";
import { type Simulator, startSimulator } from "../../src/simulator/start";
import type { Seed, SeedUser } from "../../src/simulator/world/seed";
import { Core } from "./core/core";
import type { CoreOptions, Declared, Plan } from "./core/plan";
import type { Told } from "./core/process";
import type { Plain } from "./core/values";
import { instantClock } from "./instant-clock";

export const ORG = 12345;
export const KEY = "automox-simulator-key";
/** Owner of the key. */
export const OWNER = { email: "alice@example.com", id: 101 } as const;

/** A simulator and, per working folder, a core with its own state; ends all of it. */
export interface World {
  readonly simulator: Simulator;
  readonly control: Control;
  readonly clock: ReturnType<typeof instantClock>;
  core(provider?: Plain, more?: Partial<CoreOptions>): Core;
  /** Invitation e-mails that went out to an address. */
  mails(email: string): number;
  /** "METHOD /path" of every request since the last call. */
  requests(): readonly string[];
  /** Moves the provider's and the simulator's clock. */
  pass(days: number): void;
  end(): Promise<void>;
}

export interface WorldOptions {
  readonly seed?: Seed;
  readonly knobs?: Partial<Knobs>;
  /** "account" writes the account's id into the provider block. */
  readonly contract?: "organization" | "account";
  /** What every provider block of this world has beside that. */
  readonly block?: Plain;
}

const running = new Set<() => Promise<void>>();

/** Whatever world a test has started and not ended itself. */
afterEach(async () => {
  for (const end of running) await end();
});

/** A world for each test of the suite; `start` runs before each of them. */
export function worldForEach(start: () => Promise<World>): World {
  let world: World | undefined;
  beforeEach(async () => {
    world = await start();
  });
  return new Proxy({} as World, { get: (_none, member) => Reflect.get(world ?? {}, member) });
}

/** Ends with the test that starts it. */
export async function startWorld({
  seed,
  knobs,
  contract = "organization",
  block: shared = {},
}: WorldOptions = {}): Promise<World> {
  const simulator = await startSimulator(seed === undefined ? {} : { seed });
  const { control } = simulator;
  if (knobs) control.turn(knobs);
  const clock = instantClock();
  const cores: Core[] = [];
  let seen = 0;
  const end = async () => {
    running.delete(end);
    for (const core of cores) await core.close();
    const surprises = control.unexpected();
    await simulator.close();
    if (surprises.length > 0)
      throw new Error(`The simulator met unknown requests: ${JSON.stringify(surprises)}`);
  };
  running.add(end);
  return {
    simulator,
    control,
    clock,
    core(provider = {}, more = {}) {
      const pacing = { request_timeout: "31s" };
      const account = contract === "account" ? { account_id: simulator.accountId } : {};
      const block = {
        api_key: KEY,
        base_url: simulator.url,
        org_id: ORG,
        pacing,
        ...account,
        ...shared,
        ...provider,
      };
      const core = new Core({ provider: block, clock, ...more });
      cores.push(core);
      return core;
    },
    mails: (email) => control.invitations({ email }).length,
    requests() {
      const fresh = control.log().filter(({ seq }) => seq > seen);
      seen = Math.max(seen, ...fresh.map(({ seq }) => seq));
      return fresh.map(({ method, path }) => `${method} ${path}`);
    },
    pass(days) {
      clock.advance(days * 86_400_000);
      control.clock({ advance: `${days}d` });
    },
    end,
  };
}

export interface Wanted {
  readonly key?: string;
  readonly email?: string;
  readonly role?: string;
  readonly type?: string;
  readonly more?: Plain;
}

/** A declared person; address and e-mail come from the key. */
export function person(
  key: string,
  { email = `${key}@example.com`, role = "viewer", type = "automox_user", more = {} }: Wanted = {},
): Declared {
  const config = { email, first_name: key, last_name: "Example", role, ...more };
  return { address: `${type}.${key}`, type, config };
}

export const seedUser = (key: string, more: Partial<SeedUser> = {}): SeedUser => ({
  email: `${key}@example.com`,
  firstname: key,
  lastname: "Example",
  role: "viewer",
  status: "active",
  ...more,
});

export const actions = (plan: Plan): Record<string, string> =>
  Object.fromEntries(plan.changes.map(({ address, action }) => [address, action]));

export const errors = (list: readonly Told[]): readonly string[] =>
  list.filter(({ severity }) => severity === "error").map(({ code }) => code);

export const warnings = (list: readonly Told[]): readonly string[] =>
  list.filter(({ severity }) => severity === "warning").map(({ code }) => code);

/** A further plan changes nothing and says nothing. */
export async function expectSilence(core: Core, declared: readonly Declared[]): Promise<void> {
  const plan = await core.plan(declared);
  expect({
    diagnostics: plan.diagnostics,
    changes: plan.changes.filter(({ action }) => action !== "no-op"),
  }).toEqual({
    diagnostics: [],
    changes: [],
  });
}
