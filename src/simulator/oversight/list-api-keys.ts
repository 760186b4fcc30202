import { listEnvelope } from "../operations/list-envelope";
import type { Call, Outcome } from "../operations/operation";
import type { KeysPage } from "../validations/list-api-keys";
import { findPerson, membershipOf } from "../world/store";

/** The keys that reach the organization, in the order they were made, without their texts. The published envelope holds for this list alone. */
export function listApiKeys({ state, keys }: Call, { org, page, limit }: KeysPage): Outcome {
  const all = keys.flatMap((key) => {
    const owner = findPerson(state, key.ownerId);
    const isHere = key.org === null ? membershipOf(owner, org) !== undefined : key.org === org;
    if (!isHere) return [];
    const { email, firstname, lastname } = owner ?? {};
    return [
      {
        id: Number(key.id.replace("key-", "")),
        name: key.name,
        is_enabled: key.isEnabled,
        created_at: key.createdAt,
        expires_at: key.expiresAt,
        user: { id: key.ownerId, firstname, lastname, email },
      },
    ];
  });
  const rows = all.slice(page * limit, (page + 1) * limit);
  return { status: 200, body: listEnvelope({ rows, total: all.length, page, limit }, "results-size") };
}
