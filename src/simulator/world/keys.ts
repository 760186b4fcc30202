import type { Knobs } from "../knobs/knobs";
import { digestOf } from "./digest";
import type { SeedKey } from "./seed";
import { findByEmail, findPerson, foldEmail, membershipOf, type Organization, type State } from "./store";

/** An API key without its text; see `digest.ts`. */
export interface Key {
  /** "key-1", "key-2", … in the order of the seed: the name used in logs. */
  readonly id: string;
  readonly digest: Buffer;
  readonly ownerId: number;
  /** The one organization the key is for, or null: all of its owner's. */
  readonly org: number | null;
  readonly name: string;
  readonly isEnabled: boolean;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** Turns seed entries into keys. Throws when the owner is not there. */
export function createKeys(entries: readonly SeedKey[], state: State, now: string): Key[] {
  return entries.map((entry, index) => {
    const ownerId = ownerOf(entry, state);
    if (ownerId === undefined) throw new Error(`The owner of key ${index + 1} of the seed is nobody.`);
    const id = `key-${index + 1}`;
    return {
      id,
      digest: digestOf(entry.key),
      ownerId,
      org: entry.org ?? null,
      name: entry.name ?? id,
      isEnabled: entry.enabled ?? true,
      createdAt: entry.createdAt ?? now,
      expiresAt: entry.expiresAt ?? null,
    };
  });
}

/** Whether a key works at all: it is enabled and its time is not up. */
export function isUsable({ isEnabled, expiresAt }: Key, nowMs: number): boolean {
  return isEnabled && (expiresAt === null || Date.parse(expiresAt) > nowMs);
}

function ownerOf({ userId, userEmail }: SeedKey, state: State): number | undefined {
  if (userId !== undefined)
    return findPerson(state, userId)?.id ?? state.former.find((former) => former.userId === userId)?.userId;
  if (userEmail === undefined) return undefined;
  const wanted = foldEmail(userEmail);
  return (
    findByEmail(state, userEmail)?.id ??
    state.former.findLast((gone) => foldEmail(gone.email) === wanted)?.userId
  );
}

/** The address behind a key, also of an owner who is gone. */
export function ownerEmail(state: State, { ownerId }: Key): string {
  const gone = state.former.findLast(({ userId }) => userId === ownerId);
  return findPerson(state, ownerId)?.email ?? gone?.email ?? "";
}

/** The role the key has in an organization: its owner's. A removed owner's keys keep the role they had (see `keysOfRemoved`). */
export function roleOfKey(state: State, key: Key, reach: { org: number; knobs: Knobs }): string | undefined {
  if (key.org !== null && key.org !== reach.org) return undefined;
  const current = membershipOf(findPerson(state, key.ownerId), reach.org);
  if (current) return current.role;
  if (reach.knobs.keysOfRemoved === "stop") return undefined;
  return state.former.findLast((former) => former.userId === key.ownerId && former.org === reach.org)?.role;
}

/** False for a key that no call can be made with any more: its owner and every trace of what they could reach are gone. */
export function reachesAnything(state: State, key: Key, knobs: Knobs): boolean {
  const isThere = key.org === null && findPerson(state, key.ownerId) !== undefined;
  return isThere || organizationsOfKey(state, key, knobs).length > 0;
}

/** The account role the key has: its owner's, also after they are gone where the knob lets such keys work. */
export function accountRoleOfKey(state: State, key: Key, { keysOfRemoved }: Knobs): string | undefined {
  const current = findPerson(state, key.ownerId);
  if (current || keysOfRemoved === "stop") return current?.accountRole;
  return state.former.findLast((former) => former.userId === key.ownerId)?.accountRole;
}

/** The organizations a key reaches, in the order of the seed. */
export function organizationsOfKey(state: State, key: Key, knobs: Knobs): Organization[] {
  return state.organizations.filter(({ id }) => roleOfKey(state, key, { org: id, knobs }) !== undefined);
}
