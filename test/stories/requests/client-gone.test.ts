// Terraform is gone while calls wait, for whatever reason: nothing is sent any more, however long the process stays.
import type { Clock } from "../../../src/automox/transport/clock";
import type { Knobs } from "../../../src/simulator/knobs/knobs";
import type { Effect } from "../../../src/simulator/world/faults";
import type { Match } from "../../../src/simulator/world/match";
import { inBothContracts } from "../../support/both-contracts";
import type { Plain } from "../../support/core/values";
import { type InstantClock, instantClock, REQUEST_TIMEOUT_MS } from "../../support/instant-clock";
import { person, seedUser } from "../../support/world";

/** Pauses below are passed at once: they gather callers, and nobody waits for something there. */
const LONG_MS = 400;

/** A clock on which a long wait goes on until `pass`, or its signal. `waits` resolves with the first. */
function standingClock() {
  const clock: InstantClock = instantClock();
  const held = new Set<() => void>();
  let tell = () => {};
  const waits = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const sleep: Clock["sleep"] = async (ms, signal) => {
    if (ms < LONG_MS || ms === REQUEST_TIMEOUT_MS) return clock.sleep(ms, signal);
    signal.throwIfAborted();
    tell();
    await new Promise<void>((resolve, reject) => {
      held.add(resolve);
      const end = () => {
        held.delete(resolve);
        reject(signal.reason);
      };
      signal.addEventListener("abort", end, { once: true });
    });
    clock.advance(ms);
  };
  const pass = () => {
    for (const resolve of held) resolve();
    return held.size;
  };
  return { ...clock, sleep, waits, pass };
}

interface Wait {
  readonly fault?: { readonly match: Match; readonly effect: Effect };
  readonly knobs?: Partial<Knobs>;
  readonly pacing?: Plain;
  readonly more?: Plain;
}

afterEach(() => jest.restoreAllMocks());

inBothContracts("client gone", ({ contract, startWorld, it }) => {
  const { invite, list } = contract.operations;
  const limited: Effect = { kind: "rate-limited", retryAfter: 8 };

  const waiting: readonly (readonly [string, Wait])[] = [
    ["a 429 is waited out", { fault: { match: { operation: invite }, effect: limited } }],
    [
      "a read is repeated",
      { fault: { match: { operation: list }, effect: { kind: "close-before-effect" } } },
    ],
    ["a listing for everybody waits", { fault: { match: { operation: list }, effect: limited } }],
    ["the request budget is used up", { pacing: { requests_per_5_minutes: 6 } }],
    [
      "a lost answer is looked for",
      {
        fault: { match: { operation: invite }, effect: { kind: "close-after-effect" } },
        knobs: { listLagMs: 3_600_000 },
      },
    ],
    ["an acceptance is waited for", { more: { wait_for_activation: true } }],
  ];

  it.each(waiting)("sends nothing more while %s", async (_name, { fault, knobs, pacing, more }) => {
    const world = await startWorld({
      ...(knobs ? { knobs } : {}),
      seed: { users: [seedUser("alice", { role: "admin" })] },
    });
    const clock = standingClock();
    const core = world.core({ pacing: { request_timeout: "31s", ...pacing } }, { clock });
    const people = ["ada", "bert", "cleo", "dora"].map((key) => person(key, more ? { more } : {}));
    const plan = await world.core().plan(people);
    if (fault) world.control.fault(fault);
    const applied = core.apply(plan).catch(() => {});
    await Promise.race([clock.waits, applied]);
    core.abandon();
    const sent = jest.spyOn(globalThis, "fetch");
    expect(clock.pass()).toBe(0);
    await applied;
    expect(sent).toHaveBeenCalledTimes(0);
  });
});
