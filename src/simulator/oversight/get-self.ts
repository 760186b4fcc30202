import { ofKey } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { exampleFields, userView } from "../operations/user-view";
import { findPerson } from "../world/store";

/** The owner of the key, with the role of the organization asked for, of the key, or of their first one. */
export const getSelf = ofKey({
  name: "get-self",
  method: "GET",
  path: "/users/self",
  parameters: ["o"],
  check({ key, state }) {
    const person = findPerson(state, key.ownerId);
    if (!person) throw new Refusal(404, "The owner of this API key no longer exists.");
    return person;
  },
  act(call, person) {
    const org = call.org ?? call.key.org ?? person.memberships[0]?.org ?? 0;
    return { status: 200, body: exampleFields(userView(call, person, org), call.knobs, "self") };
  },
});
