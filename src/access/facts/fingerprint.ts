import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/wire/email";
import type { AccessItem } from "./access-item";
import { foldRole } from "./rank";

/**
 * SHA-256 in hex, 32 digits, of what an item says about access: verb, person, place, before, after. The same
 * in every run and for every spelling; neither order, Terraform's version, cause nor (for a known person)
 * address matter.
 */
export function fingerprintOf(item: Omit<AccessItem, "fingerprint">): string {
  return digestText(JSON.stringify(meaningOf(item))).slice(0, 32);
}

export function meaningOf(item: Omit<AccessItem, "fingerprint">): readonly unknown[] {
  const { person, verb, org, scope, zone } = item;
  return [
    verb,
    person.email === null ? `?${item.stack ?? ""}:${item.address}` : foldEmail(person.email),
    org,
    scope,
    zone,
    // Only a roster knows what somebody invited has already; the plan is the same without it.
    item.verb === "invite" || item.verb === "grant" ? null : role(item.from),
    role(item.to),
    item.unknown,
    item.changes.map(({ field, from, to, unknown }) => [field, from, to, unknown]),
  ];
}

const role = (word: string | null) => (word === null ? null : foldRole(word));

export const digestText = (text: string): string => createHash("sha256").update(text).digest("hex");
