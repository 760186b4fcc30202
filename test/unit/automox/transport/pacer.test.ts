import { setMaxListeners } from "node:events";
import fc from "fast-check";
import { WINDOW_MS } from "../../../../src/automox/transport/budget";
import { Pacer, type Turn } from "../../../../src/automox/transport/pacer";
import { FakeClock, settle } from "../../../support/client/fake-clock";

const NEVER = new AbortController().signal;
setMaxListeners(0, NEVER);

function pacing({ granted = 2_500, maxConcurrent = 10 } = {}) {
  const clock = new FakeClock();
  const told: string[] = [];
  const log = { debug: () => {}, info: (text: string) => void told.push(text), warn: () => {} };
  return { clock, told, pacer: new Pacer({ requestsPer5Minutes: granted, maxConcurrent, clock, log }) };
}

/** Asks for turns and notes who got one, in order. */
function ask(pacer: Pacer, names: readonly string[], signal: AbortSignal = NEVER) {
  const got: string[] = [];
  const turns = new Map<string, Turn>();
  for (const name of names) {
    pacer.turn(signal).then(
      (turn) => {
        got.push(name);
        turns.set(name, turn);
      },
      () => got.push(`${name} gave up`),
    );
  }
  return { got, end: (name: string) => turns.get(name)?.end(), turn: (name: string) => turns.get(name) };
}

test("not more than allowed at once, and then in the order they came", async () => {
  const { pacer } = pacing({ maxConcurrent: 2 });
  const { got, end } = ask(pacer, ["a", "b", "c", "d"]);
  await settle();
  expect(got).toEqual(["a", "b"]);
  end("b");
  await settle();
  expect(got).toEqual(["a", "b", "c"]);
  end("a");
  end("c");
  await settle();
  expect(got).toEqual(["a", "b", "c", "d"]);
});

test("ending twice frees one place only", async () => {
  const { pacer } = pacing({ maxConcurrent: 1 });
  const { got, end } = ask(pacer, ["a", "b", "c"]);
  await settle();
  end("a");
  end("a");
  await settle();
  expect(got).toEqual(["a", "b"]);
});

test("beyond the budget a call waits until the window has passed, and is told why", async () => {
  const { pacer, clock, told } = pacing({ granted: 3 });
  const { got, end, turn } = ask(pacer, ["a", "b", "c"]);
  await settle();
  expect(got).toEqual(["a", "b"]);
  await clock.advance(10_000);
  end("a");
  end("b");
  await clock.advance(WINDOW_MS);
  expect(got).toEqual(["a", "b"]);
  await clock.advance(1);
  expect(got).toEqual(["a", "b", "c"]);
  expect(turn("c")).toMatchObject({
    waitedMs: WINDOW_MS + 10_001,
    reason: "the request budget of 5 minutes was used up",
  });
  expect(told).toEqual(["Automox requests pause"]);
  expect(pacer).toMatchObject({ made: 3, inWindow: 1, limit: 2, waitedMs: WINDOW_MS + 10_001 });
});

test("a pause holds everybody, those already waiting and those who come later", async () => {
  const { pacer, clock } = pacing({ maxConcurrent: 1 });
  const early = ask(pacer, ["running", "waiting"]);
  await settle();
  pacer.pause(clock.now() + 20_000, "asked to");
  early.end("running");
  const late = ask(pacer, ["late"]);
  await clock.advance(19_999);
  expect(early.got).toEqual(["running"]);
  await clock.advance(1);
  expect(early.got).toEqual(["running", "waiting"]);
  expect(early.turn("waiting")).toMatchObject({ waitedMs: 20_000, reason: "asked to" });
  expect(late.got).toEqual([]);
});

test("a later pause never shortens an earlier one, a longer one lengthens it", async () => {
  const { pacer, clock } = pacing();
  pacer.pause(clock.now() + 10_000, "first");
  pacer.pause(clock.now() + 1_000, "shorter");
  const { got } = ask(pacer, ["a"]);
  await clock.advance(5_000);
  expect(got).toEqual([]);
  pacer.pause(clock.now() + 10_000, "longer");
  await clock.advance(9_999);
  expect(got).toEqual([]);
  await clock.advance(1);
  expect(got).toEqual(["a"]);
});

test("a refused request goes before those that were never sent", async () => {
  const { pacer } = pacing({ maxConcurrent: 1 });
  const { got, end } = ask(pacer, ["a", "b"]);
  await settle();
  const again = pacer.turn(NEVER, "again").then(() => got.push("a again"));
  end("a");
  await again;
  expect(got).toEqual(["a", "a again"]);
});

test("whoever gives up leaves the queue at once and holds up nobody", async () => {
  const { pacer, clock } = pacing({ maxConcurrent: 1 });
  const giveUp = new AbortController();
  const first = ask(pacer, ["a"]);
  const impatient = ask(pacer, ["b"], giveUp.signal);
  const last = ask(pacer, ["c"]);
  await settle();
  giveUp.abort();
  await settle();
  expect(impatient.got).toEqual(["b gave up"]);
  first.end("a");
  await settle();
  expect(last.got).toEqual(["c"]);
  expect(clock.sleeping).toBe(0);
});

test("with nobody waiting any more no timer is left", async () => {
  const { pacer, clock } = pacing();
  pacer.pause(clock.now() + 60_000, "asked to");
  const giveUp = new AbortController();
  ask(pacer, ["a", "b"], giveUp.signal);
  await settle();
  expect(clock.sleeping).toBe(1);
  giveUp.abort();
  await settle();
  expect(clock.sleeping).toBe(0);
});

test("who has given up already does not get a turn", async () => {
  const { pacer } = pacing();
  await expect(pacer.turn(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  expect(pacer.made).toBe(0);
});

test("random schedules: everybody gets a turn, never too many at once, never more than the budget in any window", async () => {
  const request = fc.record({
    at: fc.integer({ min: 0, max: 400_000 }),
    lasts: fc.integer({ min: 0, max: 40_000 }),
    arrives: fc.double({ min: 0, max: 1, noNaN: true }),
    pauses: fc.option(fc.integer({ min: 1, max: 60_000 }), { freq: 8, nil: 0 }),
  });
  const schedule = fc.array(request, { maxLength: 40 });
  const limits = fc.record({
    granted: fc.integer({ min: 1, max: 12 }),
    maxConcurrent: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(limits, schedule, async (limit, requests) => {
      const { pacer, clock } = pacing(limit);
      const arrivals: number[] = [];
      let running = 0;
      let most = 0;
      const send = async ({ at, lasts, arrives, pauses }: (typeof requests)[number]) => {
        await clock.sleep(at, NEVER);
        const turn = await pacer.turn(NEVER);
        running += 1;
        most = Math.max(most, running);
        arrivals.push(clock.now() + lasts * arrives);
        await clock.sleep(lasts, NEVER);
        if (pauses > 0) pacer.pause(clock.now() + pauses, "asked to");
        running -= 1;
        turn.end();
      };
      await clock.run(Promise.all(requests.map(send)));
      expect(most).toBeLessThanOrEqual(limit.maxConcurrent);
      arrivals.sort((a, b) => a - b);
      for (const [index, first] of arrivals.entries()) {
        const within = arrivals.slice(index).filter((at) => at <= first + WINDOW_MS);
        expect(within.length).toBeLessThanOrEqual(pacer.limit);
      }
    }),
    { numRuns: 100 },
  );
});
