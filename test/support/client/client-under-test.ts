import nock from "nock";
import { type Client, type ClientOptions, createClient } from "../../../src/automox/client";
import { AutomoxError } from "../../../src/automox/transport/errors";
import type { LogFields } from "../../../src/automox/transport/log";
import { FakeClock } from "./fake-clock";

export const HOST = "https://console.automox.com";
export const KEY = "key-0123456789abcdef";
export const ORG = 12345;
const TIMEOUT_MS = 30_001;

/** Requests are met by nock alone, and every answer that a test prepares must be asked for. */
beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  const open = nock.pendingMocks();
  nock.cleanAll();
  expect(open).toEqual([]);
});
afterAll(() => nock.restore());

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
}

interface Waited {
  readonly ms: number;
  readonly reason: string;
}

export interface UnderTest {
  readonly client: Client;
  readonly clock: FakeClock;
  readonly log: readonly LogLine[];
  readonly waits: readonly Waited[];
  readonly abort: AbortController;
  readonly call: { signal: AbortSignal; waited: (ms: number, reason: string) => void };
}

/** A client on a clock that never makes a test wait. Request time-outs happen only when a test lets them. */
export function underTest(
  options: Partial<ClientOptions> & {
    maxWaitMs?: number;
    requestsPer5Minutes?: number;
    maxConcurrent?: number;
  } = {},
): UnderTest {
  const clock = new FakeClock({ held: TIMEOUT_MS });
  const log: LogLine[] = [];
  const waits: Waited[] = [];
  const abort = new AbortController();
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}) => {
      log.push({ level, message, fields });
    };
  const client = createClient({
    apiKey: KEY,
    baseUrl: `${HOST}/api`,
    userAgent: "terraform-provider-automox/0.0.0 (Terraform/1.11.4)",
    pacing: {
      requestsPer5Minutes: options.requestsPer5Minutes ?? 2_500,
      maxConcurrent: options.maxConcurrent ?? 10,
      requestTimeoutMs: TIMEOUT_MS,
      maxWaitMs: options.maxWaitMs ?? 300_000,
    },
    log: { debug: at("debug"), info: at("info"), warn: at("warn") },
    clock,
    ...options,
  });
  const call = {
    signal: abort.signal,
    waited: (ms: number, reason: string) => {
      waits.push({ ms, reason });
    },
  };
  return { client, clock, log, waits, abort, call };
}

/** The AutomoxError that `work` fails with; anything else fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<AutomoxError> {
  const outcome = await work.then(
    (value) => ({ value }),
    (thrown: unknown) => ({ thrown }),
  );
  if ("thrown" in outcome && outcome.thrown instanceof AutomoxError) return outcome.thrown;
  throw new Error(`Expected an AutomoxError, got ${JSON.stringify(outcome)}`);
}
