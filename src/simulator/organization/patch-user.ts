import { NO_LIST } from "../account/joining";
import type { Call, Outcome } from "../operations/operation";
import { echoOf, userView } from "../operations/user-view";
import type { PatchedPerson } from "../validations/patch-user";
import { methodAfterReset } from "../world/two-factor";

/** Changes what was sent; everything else stays. */
export function patchUser(call: Call, { person, patch, org }: PatchedPerson): Outcome {
  const { state, knobs, now } = call;
  const before = structuredClone(person);
  const { email, firstname, lastname, tfa_type: method } = patch;
  if (email !== undefined) person.email = knobs.emailStored === "lower-case" ? email.toLowerCase() : email;
  if (firstname !== undefined) person.firstname = firstname;
  if (lastname !== undefined) person.lastname = lastname;
  if (method !== undefined && knobs.tfaWrite === "accepted")
    person.twoFactor = method === "disabled" ? methodAfterReset(state, person) : method;
  person.updatedAt = now;
  const view = { ...userView(call, person, org), tfa_type: person.twoFactor ?? "disabled" };
  const body = echoOf(view, knobs.patchEcho, ["id", "email", ...Object.keys(patch)]);
  const orgs = person.memberships.map((membership) => membership.org);
  return {
    status: body === undefined ? 204 : 200,
    body,
    changed: (orgs.length === 0 ? [NO_LIST] : orgs).map((one) => ({ org: one, id: person.id, before })),
  };
}
