import { ScimRefusal } from "../operations/scim-operation";
import { foldEmail, type Person, type State } from "../world/store";

export const USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";

/** What the body of a POST or PUT says that anybody looks at. */
export const WHOLE_USER = ["schemas", "userName", "name", "active"];

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

/** A body that lists this schema. */
export function checkScimBody(body: unknown, schema: string): Fields {
  if (!isFields(body)) throw new ScimRefusal(400, "The request body must be a JSON object.", "invalidSyntax");
  const schemas = fieldOf(body, "schemas");
  if (!Array.isArray(schemas) || !schemas.includes(schema))
    throw new ScimRefusal(400, `schemas must list ${schema}.`, "invalidSyntax");
  return body;
}

/** The body of a POST or PUT: what it says of the attributes that are kept here; others are ignored, as the RFC allows. */
export function wishOf(body: unknown): ScimWish {
  return wishOfFields(checkScimBody(body, USER_SCHEMA));
}

/** The same for a value of a PATCH without a path, where a name may be a dotted path. */
export function wishOfFields(fields: Fields): ScimWish {
  return Object.assign({}, ...Object.entries(fields).map(([name, value]) => wishOfAttribute(name, value)));
}

/** One attribute by its path; undefined for one that nobody keeps. */
export function wishOfAttribute(path: string, value: unknown): ScimWish | undefined {
  switch (path.toLowerCase().replace("urn:ietf:params:scim:schemas:core:2.0:user:", "")) {
    case "active":
      return { active: switchOf(value) };
    case "username":
      return { userName: textOf("userName", value) };
    case "name.givenname":
      return { givenName: textOf("givenName", value) };
    case "name.familyname":
      return { familyName: textOf("familyName", value) };
    case "name": {
      if (!isFields(value)) throw wrong("name must be an object.");
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
function switchOf(value: unknown): boolean {
  const word = typeof value === "string" ? value.toLowerCase() : value;
  if (word === true || word === "true") return true;
  if (word === false || word === "false") return false;
  throw wrong("active must be true or false.");
}

function textOf(name: string, value: unknown): string {
  if (typeof value !== "string") throw wrong(`${name} must be a text.`);
  return value;
}

const wrong = (message: string) => new ScimRefusal(400, message, "invalidValue");

/** Refuses a userName that is no address, or that another person has. */
export function checkUserName(state: State, userName: string, own?: Person): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(userName)) throw wrong("userName must be an email address.");
  const isTaken = state.people.some(
    (person) => person !== own && foldEmail(person.email) === foldEmail(userName),
  );
  if (isTaken)
    throw new ScimRefusal(409, `A user with the userName ${userName} already exists.`, "uniqueness");
}
