import { isNumberId } from "../operations/ids";
import { type Call, isGlobalAdmin } from "../operations/operation";
import { foreignOrganization, Refusal } from "../operations/refusal";
import { SECRET_MARKER } from "../operations/user-view";
import { type Key, roleOfKey } from "../world/keys";
import { findOrganization, findPerson, membershipOf } from "../world/store";

/** The keys that reach an organization, in the order they were made. */
export const keysReaching = ({ keys, state }: Call, org: number): readonly Key[] =>
  keys.filter((key) =>
    key.org === null ? membershipOf(findPerson(state, key.ownerId), org) : key.org === org,
  );

const numberOf = ({ id }: Key): number => Number(id.replace("key-", ""));

/** Without the text of the key; `extraFields` adds texts that a client has to drop. */
export function keyView({ state, knobs }: Call, key: Key) {
  const { email, firstname, lastname } = findPerson(state, key.ownerId) ?? {};
  const view = {
    id: numberOf(key),
    name: key.name,
    is_enabled: key.isEnabled,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    user: { id: key.ownerId, firstname, lastname, email },
  };
  if (knobs.extraFields === "none") return view;
  return {
    ...view,
    api_key: `${SECRET_MARKER}-api-key-${key.id}`,
    access_key: `${SECRET_MARKER}-access-key`,
  };
}

/** The organization of the path or of `o`, for its administrators. */
export function checkAdministered(call: Call, name: "id" | "o", text: string | undefined): number {
  const { state, key, knobs } = call;
  if (text === undefined || text === "")
    throw new Refusal(400, "The query parameter o (organization id) is required.", "o");
  if (!isNumberId(text)) throw new Refusal(400, "The organization id must be a whole number.", name);
  const org = Number(text);
  const role = isGlobalAdmin(call) ? "admin" : roleOfKey(state, key, { org, knobs });
  if (!findOrganization(state, org) || role === undefined) throw foreignOrganization(text, knobs);
  if (role !== "admin") throw new Refusal(403, "This API key belongs to a user without the admin role.");
  return org;
}

/** The keys that the person of the path has in the organization of `o`. Somebody who has left it is known by their keys alone. */
export function checkOwned(call: Call): readonly Key[] {
  const org = checkAdministered(call, "o", call.query.o);
  const { id, state, knobs } = call;
  if (!isNumberId(id)) throw new Refusal(400, "The user id must be a whole number.", "id");
  const owned = keysReaching(call, org).filter(({ ownerId }) => ownerId === Number(id));
  if (owned.length === 0 && !membershipOf(findPerson(state, Number(id)), org))
    throw new Refusal(knobs.absentUser, `User ${id} was not found in organization ${org}.`);
  return owned;
}

/** The key of the path. */
export function checkKey(call: Call): Key {
  const { key: wanted = "" } = call.params;
  const found = checkOwned(call).find((key) => String(numberOf(key)) === wanted);
  if (!found) throw new Refusal(404, `API key ${wanted} was not found.`);
  return found;
}
