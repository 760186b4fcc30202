import type { OrganizationCall, Outcome } from "../operations/operation";
import { echoOf, userView } from "../operations/user-view";
import type { Invitation } from "../validations/invite-user";
import { NO_GLOBAL_ACCESS } from "../world/role-words";
import {
  addMembership,
  addPerson,
  findByEmail,
  isActiveSomewhere,
  type Membership,
  type Person,
} from "../world/store";

/** Adds a pending member and counts the e-mail that goes out. */
export function inviteUser(call: OrganizationCall, invitation: Invitation): Outcome {
  const { knobs, org, state, now } = call;
  const known = knobs.furtherOrganization === "new-person" ? undefined : findByEmail(state, invitation.email);
  const joinsAtOnce = known !== undefined && knobs.knownPersonJoins === "active" && isActiveSomewhere(known);
  const membership: Membership = {
    org,
    role: invitation.role,
    status: joinsAtOnce ? "active" : "pending",
    createdAt: now,
    invitedAt: joinsAtOnce ? null : now,
    expired: false,
  };
  const person = known
    ? joined(call, { known, invitation, membership })
    : created(call, { invitation, membership });
  if (!joinsAtOnce) state.invitations.push({ org, email: person.email, userId: person.id, at: now });
  const view = userView(call, person, org);
  return {
    status: knobs.inviteStatus,
    body: echoOf(view, knobs.inviteEcho, ["id", "email", "status"]),
    changed: [{ org, id: person.id, before: null }],
  };
}

interface Joining {
  readonly invitation: Invitation;
  readonly membership: Membership;
}

function created({ state, knobs, now }: OrganizationCall, { invitation, membership }: Joining): Person {
  return addPerson(state, {
    email: knobs.emailStored === "lower-case" ? invitation.email.toLowerCase() : invitation.email,
    firstname: invitation.firstname,
    lastname: invitation.lastname,
    prefs: { ...invitation.prefs },
    twoFactor: null,
    accountRole: NO_GLOBAL_ACCESS,
    createdAt: now,
    updatedAt: now,
    memberships: [membership],
  });
}

/** Another organization of the account has the person already: same id, and by default the names from there. */
function joined(
  { knobs, now }: OrganizationCall,
  { known, invitation, membership }: Joining & { known: Person },
): Person {
  addMembership(known, membership);
  known.updatedAt = now;
  if (knobs.furtherOrganization === "same-person-renamed") {
    known.firstname = invitation.firstname;
    known.lastname = invitation.lastname;
  }
  return known;
}
