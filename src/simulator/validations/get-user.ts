import type { Checked, OrganizationCall } from "../operations/operation";
import { checkMember, type Member } from "../organization/member";

/** GET /users/{id}?o=: 404 if the id does not belong to the organization. */
export function validateGetUser(call: OrganizationCall): Checked<Member> {
  return checkMember(call);
}
