import nock from "nock";
import type { Account } from "../../../src/automox/account";
import { ACCOUNT } from "./account-fixture";
import { HOST, underTest } from "./client-under-test";

/** What is asked of the account, below `/accounts/{account}`. */
export const accountApi = () => nock(`${HOST}/api/accounts/${ACCOUNT}`);

export const json = (value: unknown) => JSON.stringify(value);

/** Runs one call of an account on a clock that never waits. */
export function withAccount<T>(
  work: (account: Account, call: { signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const { client, clock, call } = underTest();
  return clock.run(work(client.account(ACCOUNT), call));
}

/** A connection that broke after the request was sent. */
export const brokenConnection = () => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
