import type { ScimCall, ScimPage } from "../operations/scim-operation";
import type { Person } from "../world/store";
import { USER_SCHEMA } from "./scim-fields";
import { isActive } from "./scim-people";

const LIST_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** A person as RFC 7643, 4.1 has users. The id is not the number that the other contract knows: nothing says that they are equal. */
export function scimUserView(
  { knobs, token, locationOf }: Pick<ScimCall, "knobs" | "token" | "locationOf">,
  person: Person,
) {
  const active = isActive(person, token, knobs);
  return {
    schemas: [USER_SCHEMA],
    id: person.uuid,
    userName: person.email,
    name: { givenName: person.firstname ?? "", familyName: person.lastname ?? "" },
    emails: [{ value: person.email, type: "work", primary: true }],
    ...(knobs.scimActive === "absent"
      ? {}
      : { active: knobs.scimActive === "boolean" ? active : ACTIVE_TEXT[`${active}`] }),
    meta: {
      resourceType: "User",
      created: person.createdAt,
      lastModified: person.updatedAt,
      location: locationOf(person.uuid),
    },
  };
}

const ACTIVE_TEXT = { true: "True", false: "False" } as const;

/** RFC 7644, 3.4.2. */
export function scimListView({ rows, total, startIndex }: ScimPage) {
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: rows.length,
    Resources: rows,
  };
}
