import type { ScimRefusal } from "../operations/scim-operation";

/** RFC 7644, 3.12: the status is a text there. */
export function scimErrorBody({ status, message, scimType }: ScimRefusal) {
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    ...(scimType ? { scimType } : {}),
    detail: message,
    status: String(status),
  };
}
