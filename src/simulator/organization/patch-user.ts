import { isNumberId } from "../operations/ids";
import { type Call, isGlobalAdmin, ofKey } from "../operations/operation";
import { mayOnlyRead, Refusal } from "../operations/refusal";
import { checkBody, checkEmail, storedEmail } from "../operations/request-body";
import { echoOf, userView } from "../operations/user-view";
import { changesEverywhere } from "../world/change";
import { organizationsOfKey, roleOfKey } from "../world/keys";
import { findAllByEmail, findPerson, type Person } from "../world/store";
import { methodAfterReset } from "../world/two-factor";

const PATCH_FIELDS = ["email", "firstname", "lastname", "tfa_type"] as const;
const TWO_FACTOR_WORDS = ["disabled", "email", "google"];

/**
 * Changes what was sent of a profile, which has no role; everything else stays. Belongs to the newer specification. For global administrators
 * and for administrators of one of the person's organizations.
 */
export const patchUser = ofKey({
  name: "patch-user",
  method: "PATCH",
  path: "/users/{id}",
  fields: PATCH_FIELDS,
  check(call) {
    const { person, org } = checkEditable(call);
    const body = checkBody(call.body);
    const sent = PATCH_FIELDS.filter((name) => body[name] !== undefined);
    const wrong = sent.find((name) => typeof body[name] !== "string");
    if (wrong) throw new Refusal(400, `${wrong} must be a string.`, wrong);
    const patch: Partial<Record<(typeof PATCH_FIELDS)[number], string>> = Object.fromEntries(
      sent.map((name) => [name, String(body[name])]),
    );
    if (patch.email !== undefined) checkFreeEmail(call, person, patch.email);
    if (patch.tfa_type !== undefined) checkMethod(call, patch.tfa_type);
    return { person, org, patch };
  },
  act(call, { person, org, patch }) {
    const { state, knobs, now } = call;
    const before = structuredClone(person);
    const { email, firstname, lastname, tfa_type: method } = patch;
    if (email !== undefined) person.email = storedEmail(email, knobs);
    if (firstname !== undefined) person.firstname = firstname;
    if (lastname !== undefined) person.lastname = lastname;
    if (method !== undefined && knobs.tfaWrite !== "ignored")
      person.twoFactor = method === "disabled" ? methodAfterReset(state, person) : method;
    person.updatedAt = now;
    const view = { ...userView(call, person, org), tfa_type: person.twoFactor ?? "disabled" };
    const body = echoOf(view, knobs.patchEcho, ["id", "email", ...Object.keys(patch)]);
    return { status: body === undefined ? 204 : 200, body, changed: changesEverywhere(before) };
  },
});

/** The person, and the organization that the answer is given from. */
function checkEditable(call: Call) {
  const { id, state, key, knobs } = call;
  if (!isNumberId(id)) throw new Refusal(400, "The user id must be a whole number.", "id");
  const person = findPerson(state, Number(id));
  const orgs = person?.memberships.map(({ org }) => org) ?? [];
  const isGlobal = isGlobalAdmin(call);
  const reached = organizationsOfKey(state, key, knobs).filter((organization) =>
    orgs.includes(organization.id),
  );
  if (!person || (!isGlobal && reached.length === 0))
    throw new Refusal(knobs.absentUser, `User ${id} was not found.`);
  const administered = reached.find(
    (organization) => roleOfKey(state, key, { org: organization.id, knobs }) === "admin",
  );
  if (!isGlobal && !administered) throw mayOnlyRead();
  return { person, org: administered?.id ?? orgs[0] ?? 0 };
}

/** An address is one person of the account, so it is looked for in all of it. */
function checkFreeEmail({ state }: Call, person: Person, email: string): void {
  checkEmail(email);
  if (findAllByEmail(state, email).some((other) => other !== person))
    throw new Refusal(409, `A user with the email ${email} already exists.`, "email");
}

function checkMethod({ knobs }: Call, word: string): void {
  if (knobs.tfaWrite === "refused") throw new Refusal(400, "tfa_type cannot be changed.", "tfa_type");
  if (!TWO_FACTOR_WORDS.includes(word))
    throw new Refusal(400, `tfa_type must be one of: ${TWO_FACTOR_WORDS.join(", ")}.`, "tfa_type");
  if (knobs.tfaWrite === "off-refused" && word === "disabled")
    throw new Refusal(400, "Two-factor authentication is required.", "tfa_type");
}
