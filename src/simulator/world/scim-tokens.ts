import { digestOf, findByDigest } from "./digest";
import type { Key } from "./keys";
import type { SeedScimToken } from "./seed";
import { findOrganization, type State } from "./store";

/** A SCIM token without its text; see `digest.ts`. It belongs to nobody, unlike an API key. */
export interface ScimToken {
  /** "scim-1", "scim-2", … in the order they were made: the name used in logs. */
  readonly id: string;
  readonly digest: Buffer;
  /** The one organization it is for, or null: all of the account. Unknown which it is in truth. */
  readonly org: number | null;
}

/** Turns a seed entry into a token. Throws on an unknown organization, and on the text of an API key: the two are never the same. */
export function createScimToken(
  { token, org }: SeedScimToken,
  { id, state, keys }: { id: string; state: State; keys: readonly Key[] },
): ScimToken {
  if (typeof token !== "string" || token === "") throw new Error("Expected a SCIM token to have `token`.");
  if (findByDigest(keys, token)) throw new Error(`The SCIM token ${id} is the text of an API key.`);
  if (org !== undefined && !findOrganization(state, org))
    throw new Error(`No organization ${org} for ${id}.`);
  return { id, digest: digestOf(token), org: org ?? null };
}
