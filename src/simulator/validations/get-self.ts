import { type Call, type Checked, refuse } from "../operations/operation";
import { findPerson, type Person } from "../world/store";

/** GET /users/self: 404 where the key has outlived its owner. */
export function validateGetSelf({ key, state }: Call): Checked<Person> {
  const person = findPerson(state, key.ownerId);
  return person ? { input: person } : refuse(404, "The owner of this API key no longer exists.");
}
