import { type AccountCall, type Checked, refuse } from "../operations/operation";
import { checkBody, isEmail } from "../organization/user-fields";
import { GLOBAL_ADMIN, NO_GLOBAL_ACCESS, storedRole } from "../world/role-words";
import {
  findByEmail,
  findMemberByEmail,
  findZone,
  type Organization,
  type Person,
  type State,
} from "../world/store";

/** A zone with the role somebody shall have there, in the stored word. */
export interface ZoneAssignment {
  readonly zone: Organization;
  readonly role: string;
}

/** An invitation that will be answered with success. */
export interface AccountInvitation {
  readonly email: string;
  /** The slug as it is stored. */
  readonly accountRole: string;
  readonly zones: readonly ZoneAssignment[];
  readonly known: Person | undefined;
}

const OTHER_WORD = "non-global-admin";

/** POST /accounts/{account}/invitations: an address, an account role, and zones for everybody who has nothing account-wide. */
export function validateInviteToAccount(call: AccountCall): Checked<AccountInvitation> {
  const body = checkBody(call.body);
  if ("refusal" in body) return body;
  const { email, account_rbac_role: word } = body.fields;
  if (typeof email !== "string" || email === "") return refuse(400, "email is required.", "email");
  if (!isEmail(email)) return refuse(400, "email must be a valid email address.", "email");
  const role = storedAccountRole(call, word);
  if ("refusal" in role) return role;
  const accountRole = role.input;
  const zones = checkAssignments(call, body.fields.zone_assignments);
  if ("refusal" in zones) return zones;
  if (zones.input.length === 0 && accountRole !== GLOBAL_ADMIN)
    return refuse(400, `zone_assignments is required with ${word}.`, "zone_assignments");
  const known = knownPerson(call.state, email, zones.input);
  if (known && call.knobs.secondInvitation === "refuse" && isInvitedAlready(known, zones.input))
    return refuse(409, `${email} has already been invited.`, "email");
  return { input: { email, accountRole, zones: zones.input, known } };
}

/** An account role as it is stored, or the refusal of a word that is none. */
export function storedAccountRole(call: AccountCall, word: unknown): Checked<string> {
  const words = accountWords(call);
  if (typeof word !== "string" || !words.includes(word))
    return refuse(400, `account_rbac_role must be one of: ${words.join(", ")}.`, "account_rbac_role");
  return { input: word === OTHER_WORD ? NO_GLOBAL_ACCESS : word };
}

/** The words a request may use; "nothing account-wide" has two in the published documents. */
function accountWords({ knobs: { accountRoles, noAccountRole } }: AccountCall): string[] {
  const others = accountRoles.filter((role) => role !== NO_GLOBAL_ACCESS && role !== OTHER_WORD);
  return [...others, ...(noAccountRole === "both" ? [NO_GLOBAL_ACCESS, OTHER_WORD] : [noAccountRole])];
}

/** The list of zones and roles; also that of the undocumented change. */
export function checkAssignments(
  { state, knobs }: AccountCall,
  sent: unknown,
): Checked<readonly ZoneAssignment[]> {
  if (sent === undefined || sent === null) return { input: [] };
  const wrong = (message: string) => refuse(400, message, "zone_assignments");
  if (!Array.isArray(sent)) return wrong("zone_assignments must be a list.");
  const assignments: ZoneAssignment[] = [];
  for (const item of sent as unknown[]) {
    const { zone_id: id, rbac_role: slug } = (item ?? {}) as Record<string, unknown>;
    if (typeof id !== "string" || typeof slug !== "string")
      return wrong("Each of zone_assignments must have zone_id and rbac_role.");
    const zone = findZone(state, id.toLowerCase());
    if (!zone) return wrong(`Zone ${id} does not exist.`);
    if (!knobs.zoneRoles.includes(slug))
      return wrong(`rbac_role must be one of: ${knobs.zoneRoles.join(", ")}.`);
    if (assignments.some((other) => other.zone === zone)) return wrong(`Zone ${id} is there twice.`);
    assignments.push({ zone, role: storedRole(slug) });
  }
  return { input: assignments };
}

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
