import type { Client } from "../../automox/client";
import type { CallOptions } from "../../automox/transport/call";
import type { HeldKey, HeldKeys } from "../facts/held-keys";
import { ask } from "./asked";
import { failureWords } from "./failure-words";

/** The API keys of these organizations; one that does not tell hides no other. Throws only what concerns the whole run. */
export async function readKeys(
  { apiKeys }: Pick<Client, "apiKeys">,
  organizations: readonly number[],
  call: CallOptions,
): Promise<HeldKeys> {
  const read = await Promise.all(
    organizations.map(async (org) => ({ org, ...(await ask(() => apiKeys.list(org, call))) })),
  );
  return {
    keys: read.flatMap(({ org, value = [] }) => value.map((key): HeldKey => ({ ...key, org }))),
    unread: new Map(read.flatMap(({ org, failure }) => (failure ? [[org, failureWords(failure)]] : []))),
  };
}
