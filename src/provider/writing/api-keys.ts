import type { ApiKey } from "../../automox/model/api-key";
import { AutomoxError } from "../../automox/transport/errors";
import { foldEmail } from "../../automox/wire/email";
import { type Finding, fail } from "../../framework/diagnostics";
import { explain } from "../calls/explain";
import { failedWith } from "../calls/failed-with";
import { isOwner } from "../guards/key-owner";
import type { Member } from "../person/member";
import type { Place } from "../run/place";
import {
  type KeyPolicy,
  keyCallFailed,
  keySentence,
  keysShared,
  keysUntold,
  keyUnchanged,
  OWNER_UNTOLD,
} from "./api-key-messages";

/** Whose keys. */
export type Holder = Pick<Member, "email" | "userId">;

/** Whoever leaves, and what the state says about their keys; null: the default. */
export interface KeyHolder extends Holder {
  readonly apiKeys: KeyPolicy | null;
}

const isTheirs =
  ({ email, userId }: Holder) =>
  ({ owner }: ApiKey): boolean =>
    (owner.id !== undefined && owner.id === userId) ||
    (owner.email !== undefined && foldEmail(owner.email) === foldEmail(email));

interface KeysAhead {
  readonly sentence: string;
  readonly any: boolean;
  /** That the apply will make for them. */
  readonly requests: number;
}

/** For each key: the write, and the read that proves it. */
const KEY_COST = 2;

/** What a plan says about the keys of whoever leaves these organizations. Adds no diagnostics and fails for none. */
export async function apiKeysAhead(
  at: Place,
  holder: KeyHolder,
  orgs: readonly number[] = [at.org],
): Promise<KeysAhead> {
  const { run, calling } = at;
  const policy = holder.apiKeys ?? "report";
  try {
    const keys: [number, readonly ApiKey[]][] = [];
    for (const org of new Set(orgs))
      keys.push([org, (await run.keys.of(org, calling)).filter(isTheirs(holder))]);
    const count = keys.reduce((sum, [, list]) => sum + list.length, 0);
    const any = count > 0;
    const owner = any ? await run.owner.self(at, calling) : undefined;
    const owns = owner !== undefined && keys.some(([, list]) => list.some(isOwnersKey(owner, holder)));
    const requests = policy === "report" ? 0 : keys.length + count * KEY_COST;
    return { any, sentence: keySentence({ policy, keys, isOwner: owns }), requests };
  } catch (error) {
    calling.signal.throwIfAborted();
    if (!(error instanceof AutomoxError)) throw error;
    const sentence = keysUntold(policy, `${error.method} ${error.path}: ${error.kind}`);
    return { any: true, sentence, requests: 0 };
  }
}

export const isOwnersKey =
  (self: Parameters<typeof isOwner>[0], { email, userId }: Holder) =>
  ({ owner }: ApiKey): boolean =>
    isOwner(self, { email, userId: owner.id ?? userId });

/**
 * Disables or deletes the keys of whoever leaves, as the state says: after all guards, directly before the call that takes
 * their access. Keys of these organizations alone, and none of the owner of the run's own key. Throws where a key may go on
 * working, so that nobody leaves before their keys do.
 */
export async function settleApiKeys(
  at: Place,
  holder: KeyHolder,
  orgs: readonly number[] = [at.org],
): Promise<void> {
  const policy = holder.apiKeys ?? "report";
  if (policy === "report") return;
  const failed = (why: string) => keyCallFailed(policy, holder.email, why);
  await orFailed(at, failed, async () => {
    const self = await at.run.owner.self(at, at.calling);
    if (!self) fail(failed(OWNER_UNTOLD));
    else if (!isOwner(self, holder)) {
      const found: [number, readonly ApiKey[]][] = [];
      for (const org of new Set(orgs)) found.push([org, await keysNow(at, holder, org)]);
      if (found.some(([, keys]) => keys.some(isOwnersKey(self, holder)))) return;
      for (const [org, keys] of found)
        await settleKeys(at, { holder, policy, org, failed }, await alone(at, holder, { keys, org, orgs }));
    }
  });
}

/** Runs calls about keys; what they throw becomes the error that says what it means. */
export async function orFailed<T>(
  { calling }: Place,
  failed: (why: string) => Finding,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    calling.signal.throwIfAborted();
    const told = explain(error, { operation: "delete", type: "", name: "" });
    if (!told) throw error;
    return fail(failed(told.detail));
  }
}

const isUntold = ({ owner }: ApiKey): boolean => owner.id === undefined && owner.email === undefined;

/**
 * A look begun now. A key that names another owner is not theirs, whoever was asked for. That Automox finds nobody by the
 * number is no proof that there is no key.
 */
export async function keysNow(
  { run, calling }: Place,
  holder: Holder,
  org: number,
): Promise<readonly ApiKey[]> {
  const { apiKeys } = run.client;
  const { userId } = holder;
  if (userId !== null)
    try {
      const listed = await apiKeys.ofUser(org, userId, calling);
      return listed
        .filter((key) => isUntold(key) || isTheirs(holder)(key))
        .map((key) => ({ ...key, owner: { id: userId, ...key.owner } }));
    } catch (error) {
      if (!failedWith(error, "not-found")) throw error;
    }
  return (await apiKeys.list(org, calling)).filter(isTheirs(holder));
}

/** Without keys that work in further organizations too, where the person may stay. */
export async function alone(
  at: Place,
  { email }: Holder,
  { keys, org, orgs }: { keys: readonly ApiKey[]; org: number; orgs: readonly number[] },
): Promise<readonly ApiKey[]> {
  if (keys.length === 0) return keys;
  const others = (await at.run.keys.everywhere(at.calling)).filter((other) => !orgs.includes(other));
  const elsewhere = new Set<string>();
  for (const other of others) for (const { id } of await listedIn(at, other)) elsewhere.add(id);
  const isShared = ({ id, organizationId = org }: ApiKey) => organizationId !== org || elsewhere.has(id);
  const shared = keys.filter(isShared);
  if (shared.length > 0) at.warn(keysShared(email, shared));
  return keys.filter((key) => !isShared(key));
}

/** An organization that the key may not look into tells nothing. */
async function listedIn({ run, calling }: Place, org: number): Promise<readonly ApiKey[]> {
  try {
    return await run.keys.of(org, calling);
  } catch (error) {
    if (!failedWith(error, "forbidden", "not-found")) throw error;
    return [];
  }
}

interface Settling {
  readonly holder: Holder;
  readonly policy: Exclude<KeyPolicy, "report">;
  readonly org: number;
  readonly failed: (why: string) => Finding;
  /** Told before each write. */
  readonly ahead?: (key: ApiKey) => void;
}

/** Disables or deletes these keys, and proves it of each before the next. */
export async function settleKeys(
  { run, calling }: Place,
  { holder, policy, org, failed, ahead }: Settling,
  keys: readonly ApiKey[],
): Promise<void> {
  const { apiKeys } = run.client;
  for (const key of keys) {
    if (policy === "disable" && key.isEnabled === false) continue;
    const user = key.owner.id ?? holder.userId;
    if (user === null) return fail(failed("Automox does not tell the number of the person."));
    const place = { org, user, key: key.id };
    ahead?.(key);
    const answered = policy === "disable" ? await apiKeys.setEnabled(place, false, calling) : null;
    if (policy === "delete") await apiKeys.remove(place, calling);
    if (answered?.isEnabled === false) continue;
    // A read begun after the write proves it; the answer to a write need not show anything.
    const left = await apiKeys.get(place, calling);
    if (left && (policy === "delete" || left.isEnabled !== false)) fail(failed(keyUnchanged(policy, key)));
  }
}
