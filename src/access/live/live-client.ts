import { type Client, createClient } from "../../automox/client";
import { DEFAULT_BASE_URL } from "../../automox/transport/base-url";
import { AutomoxError } from "../../automox/transport/errors";
import { ClientOptionError } from "../../automox/transport/options";
import { unshown } from "../../secrets/unshown";
import { AccessError } from "../cli/access-error";
import type { Io, SharedOptions } from "../cli/command";
import { type OptionsOf, oneOf, parsed } from "../cli/options";
import { failureWords } from "./failure-words";

/** As the provider's defaults. */
const PACING = {
  requestsPer5Minutes: 2_500,
  maxConcurrent: 10,
  requestTimeoutMs: 30_000,
  maxWaitMs: 300_000,
};

const SILENT = { debug() {}, info() {}, warn() {} };

/** Where and as whom a command reads. */
export const LIVE = {
  "--org <number>": parsed<readonly number[]>(
    "number of an organization, may be given several times (default: AUTOMOX_ORG_ID, else all that the key sees)",
    (text, before = []) => [...before, organizationOf("--org", text.trim())],
  ),
  "--contract <name>": oneOf("how to read: organization (default), or account, which --account-id implies", [
    "organization",
    "account",
  ]),
  "--account-id <uuid>": "account to read through the account contract",
  "--base-url <url>": `address of the API (default: AUTOMOX_BASE_URL, else ${DEFAULT_BASE_URL})`,
};

export type LiveOptions = SharedOptions & OptionsOf<typeof LIVE>;

/**
 * What the options and the environment say is to be read. AUTOMOX_ACCOUNT_UUID only supplies a value: it
 * never switches the contract.
 */
export function scopeOf(
  { org, contract, accountId }: LiveOptions,
  { env }: Pick<Io, "env">,
): { organizations: readonly number[]; accountId: string | undefined } {
  const fromEnvironment = env.AUTOMOX_ORG_ID?.trim();
  const organizations = org ?? (fromEnvironment ? [organizationOf("AUTOMOX_ORG_ID", fromEnvironment)] : []);
  if (contract === "organization" || (contract === undefined && accountId === undefined))
    return { organizations, accountId: undefined };
  const account = accountId ?? env.AUTOMOX_ACCOUNT_UUID?.trim();
  if (!account)
    throw new AccessError(
      "The account contract needs --account-id or AUTOMOX_ACCOUNT_UUID; the console shows it under Settings > Secrets & Keys.",
    );
  return { organizations, accountId: account };
}

/** An AccessError also for an option: commander would repeat the text, which may be a key in the wrong place. */
function organizationOf(name: string, text: string): number {
  const org = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(org) && org > 0) return org;
  throw new AccessError(
    `Expected ${name} to be the number of an organization, got ${unshown(text, "a number")}.`,
  );
}

/** The base URL that a command reads from. */
export const baseUrlOf = ({ baseUrl }: LiveOptions, { env }: Pick<Io, "env">): string =>
  baseUrl ?? (env.AUTOMOX_BASE_URL?.trim() || DEFAULT_BASE_URL);

/**
 * Runs `use` with a client of the environment's key and closes it afterwards, whatever happens. Throws
 * AccessError for a missing or malformed setting, and for whatever the client throws.
 */
export async function withLiveClient<T>(
  options: LiveOptions,
  io: Io,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const apiKey = io.env.AUTOMOX_API_KEY?.trim();
  if (!apiKey)
    throw new AccessError(
      "AUTOMOX_API_KEY is not set. Make a key in the console under Settings > Secrets & Keys (Setup & Configuration > Keys in older ones).",
    );
  const userAgent = `automox-access/${io.version}`;
  const baseUrl = baseUrlOf(options, io);
  let client: Client | undefined;
  try {
    client = createClient({ apiKey, baseUrl, userAgent, pacing: PACING, log: SILENT });
    return await use(client);
  } catch (error) {
    throw readable(error);
  } finally {
    await client?.close();
  }
}

/** An error of the client in words for a terminal. */
export function readable(error: unknown): unknown {
  if (error instanceof ClientOptionError) return new AccessError(error.message, { cause: error });
  if (!(error instanceof AutomoxError)) return error;
  const remedy = REMEDIES[error.kind] ?? "";
  return new AccessError(
    `Automox could not be read (${error.method} ${error.path}): ${failureWords(error)}.${remedy}`,
    { cause: error },
  );
}

const REMEDIES: Readonly<Partial<Record<AutomoxError["kind"], string>>> = {
  unauthorized: " Make a new key in the console under Settings > Secrets & Keys.",
  network: " Check the network, the proxy and the base URL; `automox-access doctor` looks at each.",
};
