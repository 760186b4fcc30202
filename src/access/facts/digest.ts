import type { AccessItem } from "./access-item";
import { digestText, meaningOf } from "./fingerprint";

/**
 * What was reviewed, in one line: `v1:` and SHA-256 of every item about access, sorted. Two plans have the
 * same digest if they do the same to the same people, whatever the order, the addresses or the version of
 * Terraform. Moves and settings give nobody anything and stay out; adoptions and "stop managing" are in.
 */
export function accessDigest(items: readonly AccessItem[]): string {
  const meanings = items
    .filter(({ verb }) => verb !== "move" && verb !== "settings")
    .map((item) => JSON.stringify(meaningOf(item)))
    .sort();
  return `v1:${digestText(JSON.stringify(meanings))}`;
}
