import { refuseScim, type ScimCall, type ScimChecked } from "../operations/scim-operation";
import { foldEmail, type Person, type State } from "../world/store";
import { membershipsOf } from "./scim-people";

/** What a request wants of a person; absent means that it does not say. */
export interface ScimWish {
  readonly active?: boolean;
  readonly userName?: string;
  readonly givenName?: string;
  readonly familyName?: string;
}

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names of attributes are compared without case (RFC 7643, 2.1). */
export function fieldOf(fields: Fields, name: string): unknown {
  const key = Object.keys(fields).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : fields[key];
}

/** The body of a POST or PUT: what it says of the attributes that are kept here; others are ignored, as the RFC allows. */
export function wishOf(body: unknown, schema: string): ScimChecked<ScimWish> {
  if (!isFields(body)) return refuseScim(400, "The request body must be a JSON object.", "invalidSyntax");
  if (!listsSchema(body, schema)) return refuseScim(400, `schemas must list ${schema}.`, "invalidSyntax");
  return wishOfFields(body);
}

export const listsSchema = (body: Fields, schema: string): boolean => {
  const schemas = fieldOf(body, "schemas");
  return Array.isArray(schemas) && schemas.includes(schema);
};

/** The same for a value of a PATCH without a path, where a name may be a dotted path. */
export function wishOfFields(fields: Fields): ScimChecked<ScimWish> {
  let wish: ScimWish = {};
  for (const [name, value] of Object.entries(fields)) {
    const part = wishOfAttribute(name, value);
    if (part && "refusal" in part) return part;
    wish = { ...wish, ...part?.input };
  }
  return { input: wish };
}

/** One attribute by its path; undefined for one that nobody keeps. */
export function wishOfAttribute(path: string, value: unknown): ScimChecked<ScimWish> | undefined {
  switch (path.toLowerCase().replace("urn:ietf:params:scim:schemas:core:2.0:user:", "")) {
    case "active": {
      const active = switchOf(value);
      return active === undefined ? wrong("active must be true or false.") : { input: { active } };
    }
    case "username":
      return text("userName", value);
    case "name.givenname":
      return text("givenName", value);
    case "name.familyname":
      return text("familyName", value);
    case "name": {
      if (!isFields(value)) return wrong("name must be an object.");
      const given = fieldOf(value, "givenName");
      const family = fieldOf(value, "familyName");
      return wishOfFields({
        ...(given === undefined ? {} : { "name.givenName": given }),
        ...(family === undefined ? {} : { "name.familyName": family }),
      });
    }
    default:
      return undefined;
  }
}

/** Identity providers were seen to send "True" and "False". */
function switchOf(value: unknown): boolean | undefined {
  const word = typeof value === "string" ? value.toLowerCase() : value;
  if (word === true || word === "true") return true;
  return word === false || word === "false" ? false : undefined;
}

const text = (name: "userName" | "givenName" | "familyName", value: unknown): ScimChecked<ScimWish> =>
  typeof value === "string" ? { input: { [name]: value } } : wrong(`${name} must be a text.`);

const wrong = (message: string) => refuseScim(400, message, "invalidValue");

/** The person of the path; 404 for somebody whom the token does not reach or whom SCIM does not show. */
export function findScimPerson(
  { id, token, knobs }: ScimCall,
  people: readonly Person[],
): ScimChecked<Person> {
  const person = people.find(({ uuid }) => uuid === id);
  const isShown =
    person &&
    membershipsOf(person, token).some(
      ({ status }) => status !== "pending" || knobs.scimPending !== "unlisted",
    );
  return isShown ? { input: person } : refuseScim(404, `Resource ${id} not found.`);
}

/** The refusal of a userName that is no address, or that another person has. */
export function refuseUserName(state: State, userName: string, own?: Person) {
  if (!/^[^\s@]+@[^\s@]+$/.test(userName)) return wrong("userName must be an email address.");
  const taken = state.people.some(
    (person) => person !== own && foldEmail(person.email) === foldEmail(userName),
  );
  return taken
    ? refuseScim(409, `A user with the userName ${userName} already exists.`, "uniqueness")
    : undefined;
}
