import fc from "fast-check";
import {
  type Failure,
  type Method,
  mayHaveHappened,
  nextStep,
} from "../../../../src/automox/transport/retry";
import { rows } from "../../../support/client/rows";

const FRESH = { refusals: 1, failures: 1, pausedMs: 0, failingMs: 0 };
const MAX_WAIT_MS = 300_000;

const status = (code: number, named?: number): Failure => ({ how: "answered", status: code, named });
const LOST: Failure = { how: "unanswered", sent: true, passing: true };
const UNSENT: Failure = { how: "unanswered", sent: false, passing: true };
const UNTRUSTED: Failure = { how: "unanswered", sent: false, passing: false };

const decide = (method: Method, failure: Failure, ordeal = {}) =>
  nextStep({ method, failure, maxWaitMs: MAX_WAIT_MS }, { ...FRESH, ...ordeal }, 0.5);

test.each(
  rows<[Method, string, Failure, boolean]>([
    ["GET", "503", status(503), true],
    ["GET", "502", status(502), true],
    ["GET", "504", status(504), true],
    ["GET", "500", status(500), true],
    ["GET", "408", status(408), true],
    ["GET", "429", status(429), true],
    ["GET", "501", status(501), false],
    ["GET", "400", status(400), false],
    ["GET", "401", status(401), false],
    ["GET", "403", status(403), false],
    ["GET", "404", status(404), false],
    ["GET", "409", status(409), false],
    ["GET", "302", status(302), false],
    ["GET", "a lost answer", LOST, true],
    ["GET", "a refused connection", UNSENT, true],
    ["GET", "a bad certificate", UNTRUSTED, false],
    ["PUT", "503", status(503), true],
    ["PUT", "500", status(500), true],
    ["PUT", "a lost answer", LOST, true],
    ["PUT", "409", status(409), false],
    ["DELETE", "502", status(502), true],
    ["DELETE", "a lost answer", LOST, true],
    ["DELETE", "404", status(404), false],
    ["POST", "429", status(429), true],
    ["POST", "a refused connection", UNSENT, true],
    ["POST", "a lost answer", LOST, false],
    ["POST", "500", status(500), false],
    ["POST", "502", status(502), false],
    ["POST", "503", status(503), false],
    ["POST", "503 with Retry-After", status(503, 1_000), false],
    ["POST", "504", status(504), false],
    ["POST", "408", status(408), false],
    ["POST", "302", status(302), false],
    ["POST", "a bad certificate", UNTRUSTED, false],
  ]),
)("%s %j is judged by what it may have done", (method, [, , failure, repeated]) => {
  expect(decide(method, failure).step).toBe(repeated ? "repeat" : "give up");
});

test.each<[string, Failure, number]>([
  ["500", status(500), 2],
  ["503", status(503), 4],
  ["a lost answer", LOST, 4],
])("%s is tried again a few times only", (_name, failure, times) => {
  expect(decide("GET", failure, { failures: times }).step).toBe("repeat");
  expect(decide("GET", failure, { failures: times + 1 })).toEqual({ step: "give up", because: "enough" });
});

test("failing is bounded by time, too", () => {
  expect(decide("GET", LOST, { failingMs: 119_000 }).step).toBe("repeat");
  expect(decide("GET", LOST, { failingMs: 120_000 })).toEqual({ step: "give up", because: "enough" });
});

test("a time named by the API is kept to the millisecond, whatever chance says", () => {
  for (const chance of [0, 0.3, 0.999]) {
    const attempt = { method: "GET", failure: status(429, 17_000), maxWaitMs: MAX_WAIT_MS } as const;
    expect(nextStep(attempt, FRESH, chance)).toEqual({ step: "repeat", afterMs: 17_000, everybody: true });
  }
});

test("a 429 holds everybody back, a 503 only its own call", () => {
  expect(decide("GET", status(429))).toMatchObject({ everybody: true });
  expect(decide("GET", status(503, 5_000))).toEqual({ step: "repeat", afterMs: 5_000, everybody: false });
});

test("a named pause beyond the longest allowed is not waited for", () => {
  expect(decide("GET", status(429, MAX_WAIT_MS)).step).toBe("repeat");
  expect(decide("GET", status(429, MAX_WAIT_MS + 1))).toEqual({ step: "give up", because: "too-long" });
  expect(decide("GET", status(429, Number.POSITIVE_INFINITY))).toEqual({
    step: "give up",
    because: "too-long",
  });
});

test("refusals without a time wait longer each time, up to a minute, and outlast a window of 5 minutes", () => {
  let pausedMs = 0;
  const waits: number[] = [];
  for (let refusals = 1; ; refusals += 1) {
    const next = decide("GET", status(429), { refusals, pausedMs });
    if (next.step === "give up") break;
    waits.push(next.afterMs);
    pausedMs += next.afterMs;
  }
  expect(waits).toEqual([1_500, 3_000, 6_000, 12_000, 24_000, ...Array(7).fill(45_000)]);
  expect(pausedMs).toBeGreaterThan(MAX_WAIT_MS);
});

test("where nothing may be waited for, a 429 is final", () => {
  const attempt = { method: "GET", failure: status(429), maxWaitMs: 0 } as const;
  expect(nextStep(attempt, FRESH, 0.5)).toEqual({ step: "give up", because: "too-long" });
});

test.each(
  rows<[Method, string, Failure, boolean]>([
    ["POST", "a lost answer", LOST, true],
    ["POST", "a refused connection", UNSENT, false],
    ["POST", "500", status(500), true],
    ["POST", "408", status(408), true],
    ["POST", "303", status(303), true],
    ["POST", "409", status(409), false],
    ["POST", "429", status(429), false],
    ["DELETE", "404", status(404), false],
    ["PUT", "502", status(502), true],
    ["GET", "a lost answer", LOST, false],
    ["GET", "500", status(500), false],
  ]),
)("%s %j may have happened or not", (method, [, , failure, expected]) => {
  expect(mayHaveHappened(method, failure)).toBe(expected);
});

const anyFailure: fc.Arbitrary<Failure> = fc.oneof(
  fc.record({
    how: fc.constant("answered" as const),
    status: fc.integer({ min: 300, max: 599 }),
    named: fc.option(fc.double({ min: 0.001, noNaN: true }), { nil: undefined }),
  }),
  fc.record({ how: fc.constant("unanswered" as const), sent: fc.boolean(), passing: fc.boolean() }),
);

test("a POST that may have happened is never repeated", () => {
  fc.assert(
    fc.property(anyFailure, fc.double({ min: 0, max: 0.99, noNaN: true }), (failure, chance) => {
      const { step } = nextStep({ method: "POST", failure, maxWaitMs: MAX_WAIT_MS }, FRESH, chance);
      expect(step === "repeat" && mayHaveHappened("POST", failure)).toBe(false);
    }),
  );
});

test("every call ends: after few attempts and in bounded time", () => {
  const method = fc.constantFrom<Method>("GET", "POST", "PUT", "DELETE");
  fc.assert(
    fc.property(method, fc.array(anyFailure, { minLength: 40, maxLength: 40 }), (verb, failures) => {
      const ordeal = { refusals: 0, failures: 0, pausedMs: 0, failingMs: 0 };
      let attempts = 0;
      for (const failure of failures) {
        attempts += 1;
        const refused = failure.how === "answered" && failure.status === 429;
        if (refused) ordeal.refusals += 1;
        else ordeal.failures += 1;
        const next = nextStep({ method: verb, failure, maxWaitMs: MAX_WAIT_MS }, ordeal, 0.99);
        if (next.step === "give up") break;
        expect(next.afterMs).toBeGreaterThanOrEqual(0);
        if (refused || (failure.how === "answered" && failure.named !== undefined))
          ordeal.pausedMs += next.afterMs;
        else ordeal.failingMs += next.afterMs;
      }
      expect(attempts).toBeLessThan(20);
      expect(ordeal.pausedMs).toBeLessThanOrEqual(2 * MAX_WAIT_MS);
      expect(ordeal.failingMs).toBeLessThanOrEqual(120_000);
    }),
  );
});
