import { randomUUID } from "node:crypto";
import { type Call, inAccount } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { checkBody, checkEmail } from "../operations/request-body";
import { GLOBAL_ADMIN } from "../world/role-words";
import { findByEmail, findMemberByEmail, findPerson, type Person, type State } from "../world/store";
import { type InvitationFacts, invitationView } from "./account-view";
import { checkAccountRole, checkAssignments, type ZoneAssignment } from "./assigned-roles";
import { join } from "./joining";

/**
 * Invites or adds: an address, an account role, and zones for everybody who has nothing account-wide. Nothing in the answer tells the person's
 * id or whether they have accepted.
 */
export const inviteToAccount = inAccount({
  name: "invite-to-account",
  method: "POST",
  path: "/accounts/{account}/invitations",
  fields: ["email", "account_rbac_role", "zone_assignments"],
  check(call) {
    const { email, account_rbac_role: word, zone_assignments: sent } = checkBody(call.body);
    if (typeof email !== "string" || email === "") throw new Refusal(400, "email is required.", "email");
    checkEmail(email);
    const accountRole = checkAccountRole(call, word);
    const zones = checkAssignments(call, sent);
    if (zones.length === 0 && accountRole !== GLOBAL_ADMIN)
      throw new Refusal(400, `zone_assignments is required with ${word}.`, "zone_assignments");
    const known = knownPerson(call.state, email, zones);
    if (known && call.knobs.secondInvitation === "refuse" && isInvitedAlready(known, zones))
      throw new Refusal(409, `${email} has already been invited.`, "email");
    return { email, accountRole, zones, known };
  },
  act(call, invitation) {
    const { state, knobs, key, now } = call;
    const { person, changed } = join(call, invitation);
    const isTold = knobs.invitationEmail === "always" || invitation.known === undefined;
    const facts: InvitationFacts = {
      id: randomUUID(),
      accountRole: person.accountRole,
      inviter: findPerson(state, key.ownerId),
      email: isTold ? person.email : undefined,
      zones: invitation.zones.map(({ zone, role }) => ({ zone: zone.uuid, role })),
      at: now,
    };
    return { status: 201, body: answer(call, facts), changed };
  },
});

/** One address is one person of the account; where the other contract has made two, the one who is in these zones. */
function knownPerson(state: State, email: string, zones: readonly ZoneAssignment[]): Person | undefined {
  for (const { zone } of zones) {
    const member = findMemberByEmail(state, zone.id, email);
    if (member) return member;
  }
  return findByEmail(state, email);
}

/** A zone that has the person already makes it a second invitation; without zones, being in the account does. */
function isInvitedAlready({ memberships }: Person, zones: readonly ZoneAssignment[]): boolean {
  return zones.length === 0 || zones.some(({ zone }) => memberships.some(({ org }) => org === zone.id));
}

function answer(call: Call, facts: InvitationFacts): unknown {
  const own = invitationView(call, facts);
  switch (call.knobs.invitationAnswer) {
    case "list":
      return [own];
    case "list-with-another":
      return [
        invitationView(call, { ...facts, id: randomUUID(), email: "somebody.else@example.com", zones: [] }),
        own,
      ];
    case "object":
      return own;
    case "data-metadata":
      return { data: [own], metadata: { total_count: 1, total_pages: 1, current_page: 0, limit: 1 } };
    case "empty-list":
      return [];
    case "no-body":
      return undefined;
  }
}
