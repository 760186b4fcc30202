import { inOrganization } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { checkBody, storedEmail } from "../operations/request-body";
import { echoOf, userView } from "../operations/user-view";
import { changesIn } from "../world/change";
import { findClash } from "../world/store";
import { checkMember, refuseLastAdmin } from "./member";
import { checkFields, USER_FIELDS } from "./user-fields";

/** Replaces the mutable fields. What was not sent is reset (names, preferences) or kept, as the knob says. */
export const updateUser = inOrganization({
  name: "update-user",
  method: "PUT",
  path: "/users/{id}",
  fields: USER_FIELDS,
  check(call) {
    const member = checkMember(call);
    const required = call.knobs.putOmitted === "refuse" ? ["email", "firstname", "lastname", "role"] : [];
    const sent = checkFields(call, checkBody(call.body), required);
    if (sent.email !== undefined && findClash(call.state, member.person, sent.email))
      throw new Refusal(
        409,
        `A user with the email ${sent.email} already exists in this organization.`,
        "email",
      );
    if (sent.role !== undefined && sent.role !== "admin") refuseLastAdmin(call, member.person, "demote");
    return { ...member, sent };
  },
  act(call, { person, membership, sent }) {
    const { knobs, org, now } = call;
    const before = structuredClone(person);
    const resets = knobs.putOmitted === "reset";
    if (sent.email !== undefined) person.email = storedEmail(sent.email, knobs);
    if (sent.firstname !== undefined || resets) person.firstname = sent.firstname ?? null;
    if (sent.lastname !== undefined || resets) person.lastname = sent.lastname ?? null;
    if (sent.prefs !== undefined || resets) person.prefs = { ...sent.prefs };
    if (sent.role !== undefined) membership.role = sent.role;
    person.updatedAt = now;
    const body = echoOf(userView(call, person, org), knobs.updateEcho, ["id", "email", ...Object.keys(sent)]);
    return { status: 200, body, changed: changesIn([org], before) };
  },
});
