import { randomUUID } from "node:crypto";
import type { AccountCall, Outcome } from "../operations/operation";
import type { AccountInvitation } from "../validations/invite-to-account";
import { findPerson } from "../world/store";
import { type InvitationFacts, invitationView } from "./account-view";
import { join } from "./joining";

/** Invites or adds, and answers what was invited: nothing in it tells the person's id or whether they have accepted. */
export function inviteToAccount(call: AccountCall, invitation: AccountInvitation): Outcome {
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
}

function answer(call: AccountCall, facts: InvitationFacts): unknown {
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
