import type { OrganizationCall, Outcome } from "../operations/operation";
import { echoOf, userView } from "../operations/user-view";
import type { Update } from "../validations/update-user";

/** Replaces the mutable fields. What was not sent is reset (names, preferences) or kept, as the knob says. */
export function updateUser(call: OrganizationCall, { person, membership, sent }: Update): Outcome {
  const { knobs, org, now } = call;
  const before = structuredClone(person);
  const resets = knobs.putOmitted === "reset";
  if (sent.email !== undefined)
    person.email = knobs.emailStored === "lower-case" ? sent.email.toLowerCase() : sent.email;
  if (sent.firstname !== undefined || resets) person.firstname = sent.firstname ?? null;
  if (sent.lastname !== undefined || resets) person.lastname = sent.lastname ?? null;
  if (sent.prefs !== undefined || resets) person.prefs = { ...sent.prefs };
  if (sent.role !== undefined) membership.role = sent.role;
  person.updatedAt = now;
  const view = userView(call, person, org);
  return {
    status: 200,
    body: echoOf(view, knobs.updateEcho, ["id", "email", ...Object.keys(sent)]),
    changed: [{ org, id: person.id, before }],
  };
}
