import { refuseScim, type ScimChecked } from "../operations/scim-operation";
import { fieldOf, isFields, listsSchema, type ScimWish, wishOfAttribute, wishOfFields } from "./scim-fields";

const PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/**
 * Reads a PATCH body (RFC 7644, 3.5.2) as one wish, later operations winning. Either all operations are legal or none is done.
 * `op` is compared without case: identity providers were seen to send "Replace".
 */
export function parsePatch(body: unknown): ScimChecked<ScimWish> {
  if (!isFields(body)) return refuseScim(400, "The request body must be a JSON object.", "invalidSyntax");
  if (!listsSchema(body, PATCH_SCHEMA))
    return refuseScim(400, `schemas must list ${PATCH_SCHEMA}.`, "invalidSyntax");
  const operations = fieldOf(body, "Operations");
  if (!Array.isArray(operations) || operations.length === 0)
    return refuseScim(400, "Operations must be a list with at least one operation.", "invalidSyntax");
  let wish: ScimWish = {};
  for (const operation of operations) {
    const part = wishOfOperation(operation);
    if ("refusal" in part) return part;
    wish = { ...wish, ...part.input };
  }
  return { input: wish };
}

function wishOfOperation(operation: unknown): ScimChecked<ScimWish> {
  if (!isFields(operation)) return refuseScim(400, "An operation must be an object.", "invalidSyntax");
  const op = String(fieldOf(operation, "op")).toLowerCase();
  const path = fieldOf(operation, "path");
  const value = fieldOf(operation, "value");
  if (!["add", "replace", "remove"].includes(op))
    return refuseScim(400, "op must be add, replace or remove.", "invalidSyntax");
  if (path !== undefined && typeof path !== "string")
    return refuseScim(400, "path must be a text.", "invalidPath");
  if (op === "remove")
    return path === undefined
      ? refuseScim(400, "remove needs a path.", "noTarget")
      : refuseScim(400, `${path} cannot be removed.`, "mutability");
  if (path !== undefined)
    return wishOfAttribute(path, value) ?? refuseScim(400, `There is no attribute ${path}.`, "invalidPath");
  return isFields(value)
    ? wishOfFields(value)
    : refuseScim(400, "An operation without a path needs an object as its value.", "invalidValue");
}
