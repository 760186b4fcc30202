import type { Client } from "../../automox/client";
import type { CallOptions } from "../../automox/transport/call";
import type { RosterPerson } from "../facts/person";
import { ask, isCancelled } from "./asked";

/**
 * E-mail of the person whom the key belongs to. `/users/self` is in no published contract and has been seen
 * without an e-mail, so what it says is looked up among the people; null where nobody can tell, which is no
 * failure.
 */
export async function keyOwner(
  client: Pick<Client, "users">,
  people: readonly RosterPerson[],
  call: CallOptions,
): Promise<string | null> {
  const { value: self } = await ask(() => client.users.self(call), isCancelled);
  if (self === undefined) return null;
  if (self.email !== undefined) return self.email;
  const found = people.find(
    ({ userId, uuid }) =>
      (self.id !== undefined && userId === self.id) || (self.uuid !== undefined && uuid === self.uuid),
  );
  return found?.email ?? null;
}
