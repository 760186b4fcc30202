import { inOrganization, type OrganizationCall } from "../operations/operation";
import { Refusal } from "../operations/refusal";
import { checkBody, storedEmail } from "../operations/request-body";
import { echoOf, userView } from "../operations/user-view";
import {
  addMembership,
  addPerson,
  findByEmail,
  findMemberByEmail,
  isActiveSomewhere,
  type Membership,
  type Person,
} from "../world/store";
import { checkFields, type SentFields, USER_FIELDS } from "./user-fields";

/** An invitation that will be sent. */
type Invitation = SentFields & Required<Pick<SentFields, "email" | "firstname" | "lastname" | "role">>;

/** Adds a pending member and counts the e-mail that goes out. The address must be new to the organization. */
export const inviteUser = inOrganization({
  name: "invite-user",
  method: "POST",
  path: "/users",
  fields: USER_FIELDS,
  check(call) {
    const required = ["email", "firstname", "lastname", "role"];
    const invitation = checkFields(call, checkBody(call.body), required) as Invitation;
    const { email } = invitation;
    if (findMemberByEmail(call.state, call.org, email))
      throw new Refusal(409, `A user with the email ${email} already exists in this organization.`, "email");
    return invitation;
  },
  act(call, invitation) {
    const { knobs, org, state, now } = call;
    const known =
      knobs.furtherOrganization === "new-person" ? undefined : findByEmail(state, invitation.email);
    const joinsAtOnce =
      known !== undefined && knobs.knownPersonJoins === "active" && isActiveSomewhere(known);
    const membership: Membership = {
      org,
      role: invitation.role,
      status: joinsAtOnce ? "active" : "pending",
      createdAt: now,
      invitedAt: joinsAtOnce ? null : now,
      expired: false,
    };
    const person = known
      ? joined(call, known, { invitation, membership })
      : created(call, { invitation, membership });
    if (!joinsAtOnce) state.invitations.push({ org, email: person.email, userId: person.id, at: now });
    return {
      status: knobs.inviteStatus,
      body: echoOf(userView(call, person, org), knobs.inviteEcho, ["id", "email", "status"]),
      changed: [{ org, id: person.id, before: null }],
    };
  },
});

interface Joining {
  readonly invitation: Invitation;
  readonly membership: Membership;
}

function created({ state, knobs, now }: OrganizationCall, { invitation, membership }: Joining): Person {
  const { email, firstname, lastname, prefs } = invitation;
  return addPerson(state, {
    email: storedEmail(email, knobs),
    firstname,
    lastname,
    prefs: { ...prefs },
    createdAt: now,
    memberships: [membership],
  });
}

/** Another organization of the account has the person already: same id, and by default the names from there. */
function joined(
  { knobs, now }: OrganizationCall,
  known: Person,
  { invitation, membership }: Joining,
): Person {
  addMembership(known, membership);
  known.updatedAt = now;
  if (knobs.furtherOrganization === "same-person-renamed") {
    known.firstname = invitation.firstname;
    known.lastname = invitation.lastname;
  }
  return known;
}
