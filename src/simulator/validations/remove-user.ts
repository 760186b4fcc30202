import type { Checked, OrganizationCall } from "../operations/operation";
import { checkMember, type Member, refuseLastAdmin } from "../organization/member";

/** DELETE /users/{id}?o=: the last active administrator stays. */
export function validateRemoveUser(call: OrganizationCall): Checked<Member> {
  const member = checkMember(call);
  if ("refusal" in member) return member;
  return refuseLastAdmin(call, member.input.person, "delete") ?? member;
}
