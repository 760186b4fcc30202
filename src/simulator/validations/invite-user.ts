import { type Checked, type OrganizationCall, refuse } from "../operations/operation";
import { checkBody, findWrongField, type SentFields, sentFields } from "../organization/user-fields";
import { findMemberByEmail } from "../world/store";

/** An invitation that will be sent. */
export type Invitation = SentFields & Required<Pick<SentFields, "email" | "firstname" | "lastname" | "role">>;

/** POST /users?o=: four required fields, known role, an address the organization does not have yet. */
export function validateInviteUser(call: OrganizationCall): Checked<Invitation> {
  const body = checkBody(call.body);
  if ("refusal" in body) return body;
  const wrong = findWrongField(call, body.fields, ["email", "firstname", "lastname", "role"]);
  if (wrong) return wrong;
  const input = sentFields(body.fields) as Invitation;
  if (findMemberByEmail(call.state, call.org, input.email))
    return refuse(409, `A user with the email ${input.email} already exists in this organization.`, "email");
  return { input };
}
