import { type Call, type Checked, refuse } from "../operations/operation";
import { checkBody, isEmail } from "../organization/user-fields";
import { accountRoleOfKey, organizationsOfKey, roleOfKey } from "../world/keys";
import { GLOBAL_ADMIN } from "../world/role-words";
import { findAllByEmail, findPerson, type Person } from "../world/store";

export const PATCH_FIELDS = ["email", "firstname", "lastname", "tfa_type"] as const;

/** The fields that were sent. */
export type Patch = Partial<Record<(typeof PATCH_FIELDS)[number], string>>;

export interface PatchedPerson {
  readonly person: Person;
  readonly patch: Patch;
  /** The organization that the answer is given from. */
  readonly org: number;
}

const TWO_FACTOR_WORDS = ["disabled", "email", "google"];

/** PATCH /users/{id}: a profile and no role, for global administrators and for administrators of one of the person's organizations. */
export function validatePatchUser(call: Call): Checked<PatchedPerson> {
  const found = checkEditable(call);
  if ("refusal" in found) return found;
  const { person } = found.input;
  const body = checkBody(call.body);
  if ("refusal" in body) return body;
  const sent = PATCH_FIELDS.filter((name) => body.fields[name] !== undefined);
  const wrong = sent.find((name) => typeof body.fields[name] !== "string");
  if (wrong) return refuse(400, `${wrong} must be a string.`, wrong);
  const patch = Object.fromEntries(sent.map((name) => [name, body.fields[name]])) as Patch;
  const refused = refuseEmail(call, person, patch.email) ?? refuseTwoFactor(call, patch.tfa_type);
  return refused ?? { input: { ...found.input, patch } };
}

function checkEditable({ id, state, key, knobs }: Call): Checked<Omit<PatchedPerson, "patch">> {
  if (!/^\d{1,15}$/.test(id)) return refuse(400, "The user id must be a whole number.", "id");
  const person = findPerson(state, Number(id));
  const orgs = person?.memberships.map(({ org }) => org) ?? [];
  const isGlobal = key.org === null && accountRoleOfKey(state, key, knobs) === GLOBAL_ADMIN;
  const reached = organizationsOfKey(state, key, knobs).filter((organization) =>
    orgs.includes(organization.id),
  );
  if (!person || (!isGlobal && reached.length === 0))
    return refuse(knobs.absentUser, `User ${id} was not found.`);
  const administered = reached.find(
    (organization) => roleOfKey(state, key, { org: organization.id, knobs }) === "admin",
  );
  if (!isGlobal && !administered)
    return refuse(403, "This API key belongs to a user without the admin role and may only read.");
  return { input: { person, org: administered?.id ?? orgs[0] ?? 0 } };
}

/** An address is one person of the account, so it is looked for in all of it. */
function refuseEmail({ state }: Call, person: Person, email: string | undefined) {
  if (email === undefined) return undefined;
  if (!isEmail(email)) return refuse(400, "email must be a valid email address.", "email");
  const isTaken = findAllByEmail(state, email).some((other) => other !== person);
  return isTaken ? refuse(409, `A user with the email ${email} already exists.`, "email") : undefined;
}

function refuseTwoFactor({ knobs }: Call, word: string | undefined) {
  if (word === undefined) return undefined;
  if (knobs.tfaWrite === "refused") return refuse(400, "tfa_type cannot be changed.", "tfa_type");
  return TWO_FACTOR_WORDS.includes(word)
    ? undefined
    : refuse(400, `tfa_type must be one of: ${TWO_FACTOR_WORDS.join(", ")}.`, "tfa_type");
}
