import nock from "nock";
import { createScim, type Scim, type ScimOptions } from "../../../src/automox/scim";
import { HOST, type LogLine } from "./client-under-test";
import { FakeClock } from "./fake-clock";

export const TOKEN = "scim-0123456789abcdef";
export const TIMEOUT_MS = 30_001;
export const ADA = { id: "a/1", userName: "ada@example.com", active: true };

/** SCIM on a clock that never makes a test wait. */
export function underTest(options: Partial<ScimOptions> = {}) {
  const clock = new FakeClock({ held: TIMEOUT_MS });
  const log: LogLine[] = [];
  const note = (message: string, fields = {}) => void log.push({ level: "debug", message, fields });
  const scim = createScim({
    token: TOKEN,
    url: `${HOST}/api/scim/v2`,
    userAgent: "terraform-provider-automox/0.0.0",
    pacing: { requestsPer5Minutes: 100, maxConcurrent: 10, requestTimeoutMs: TIMEOUT_MS, maxWaitMs: 300_000 },
    log: { debug: note, info: note, warn: note },
    clock,
    ...options,
  });
  const abort = new AbortController();
  const call = { signal: abort.signal };
  const run = <T>(work: (scim: Scim) => Promise<T>) => clock.run(work(scim));
  return { scim, clock, log, abort, call, run };
}

/** One call of a client of its own. */
export function ask<T>(work: (scim: Scim, call: { signal: AbortSignal }) => Promise<T>): Promise<T> {
  const { scim, clock, call } = underTest();
  return clock.run(work(scim, call));
}

/** What is asked with the token. */
export const server = () => nock(`${HOST}/api/scim/v2`, { reqheaders: { authorization: `Bearer ${TOKEN}` } });
export const listOf = (...users: object[]) => ({
  totalResults: users.length,
  startIndex: 1,
  Resources: users,
});
