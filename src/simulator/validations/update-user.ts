import { type Checked, type OrganizationCall, refuse } from "../operations/operation";
import { checkMember, type Member, refuseLastAdmin } from "../organization/member";
import { checkBody, findWrongField, type SentFields, sentFields } from "../organization/user-fields";
import { findClash } from "../world/store";

/** A replacement of the mutable fields that will be carried out. */
export interface Update extends Member {
  readonly sent: SentFields;
}

/** PUT /users/{id}?o=: read-only fields are ignored, the last active administrator cannot be demoted. */
export function validateUpdateUser(call: OrganizationCall): Checked<Update> {
  const member = checkMember(call);
  if ("refusal" in member) return member;
  const body = checkBody(call.body);
  if ("refusal" in body) return body;
  const required = call.knobs.putOmitted === "refuse" ? ["email", "firstname", "lastname", "role"] : [];
  const wrong = findWrongField(call, body.fields, required);
  if (wrong) return wrong;
  const sent = sentFields(body.fields);
  const { person } = member.input;
  if (sent.email !== undefined && findClash(call.state, person, sent.email))
    return refuse(409, `A user with the email ${sent.email} already exists in this organization.`, "email");
  if (sent.role !== undefined && sent.role !== "admin") {
    const last = refuseLastAdmin(call, person, "demote");
    if (last) return last;
  }
  return { input: { ...member.input, sent } };
}
