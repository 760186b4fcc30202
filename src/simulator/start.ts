import { DEFAULT_KNOBS, type Knobs, turned } from "./knobs/knobs";
import { type Control, createControl } from "./server/control";
import { CONTROL_PATH } from "./server/control-server";
import { listen } from "./server/server";
import { createClock } from "./world/clock";
import { createFaults } from "./world/faults";
import { createHooks } from "./world/hooks";
import { createKeys } from "./world/keys";
import { createListLag } from "./world/list-lag";
import { createRateWindow } from "./world/rate-window";
import { BASE_PATH } from "./world/request";
import { createRequestLog } from "./world/request-log";
import { createScimToken } from "./world/scim-tokens";
import { keysOf, type Seed, scimTokensOf, stateFromSeed } from "./world/seed";
import { loadState, saveState } from "./world/state-file";
import { lapseInvitations, type World } from "./world/world";

export interface SimulatorOptions {
  /** 0, the default, takes a free port. Always on 127.0.0.1. */
  readonly port?: number;
  /** JSON file that keeps people and time over restarts. If it exists, it wins over the seed's people. */
  readonly stateFile?: string;
  /** Who is there at the start; default one organization with one administrator and one key. */
  readonly seed?: Seed;
  readonly knobs?: Partial<Knobs>;
  /** RFC 3339: simulated time starts here and runs on, unless a state file says otherwise. */
  readonly now?: string;
}

export interface Simulator {
  /** Base address of the API, ends in `/api`. */
  readonly url: string;
  /** UUID of the account that the account contract's paths begin with. */
  readonly accountId: string;
  /** Base address of the control actions: needs no key, is neither counted nor logged. */
  readonly controlUrl: string;
  /** The same actions in this process. */
  readonly control: Control;
  /** Waits until no connection is open; what hangs is cut. */
  close(): Promise<void>;
}

/** Starts an Automox that knows both contracts and SCIM. Throws on a bad seed, knob or state file, and on a taken port. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options);
  const control = createControl(world);
  const { origin, close } = await listen(world, control, options.port ?? 0);
  const accountId = world.state.account.id;
  return { url: `${origin}${BASE_PATH}`, accountId, controlUrl: `${origin}${CONTROL_PATH}`, control, close };
}

function createWorld({ seed = {}, stateFile, knobs = {}, now }: SimulatorOptions): World {
  const saved = stateFile === undefined ? undefined : loadState(stateFile);
  const clock = createClock(saved?.clock);
  if (!saved && now !== undefined) clock.set(now);
  const state = saved?.state ?? stateFromSeed(seed, clock.now());
  const keys = createKeys(keysOf(seed, state), state, clock.iso());
  const world: World = {
    state,
    knobs: turned(DEFAULT_KNOBS, knobs),
    keys,
    scimTokens: scimTokensOf(seed).map((entry, index) =>
      createScimToken(entry, { id: `scim-${index + 1}`, state, keys }),
    ),
    clock,
    log: createRequestLog(),
    faults: createFaults(),
    hooks: createHooks(),
    rate: createRateWindow(),
    lag: createListLag(),
    save: () => {
      if (stateFile !== undefined) saveState(stateFile, state, clock);
    },
  };
  lapseInvitations(world);
  world.save();
  return world;
}
