import { ScimRefusal } from "../operations/scim-operation";
import {
  checkScimBody,
  fieldOf,
  isFields,
  type ScimWish,
  wishOfAttribute,
  wishOfFields,
} from "./scim-fields";

const PATCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/**
 * Reads a PATCH body (RFC 7644, 3.5.2) as one wish, later operations winning. Either all operations are legal or none is done.
 * `op` is compared without case: identity providers were seen to send "Replace".
 */
export function parsePatch(body: unknown): ScimWish {
  const operations = fieldOf(checkScimBody(body, PATCH_SCHEMA), "Operations");
  if (!Array.isArray(operations) || operations.length === 0)
    throw wrongSyntax("Operations must be a list with at least one operation.");
  return Object.assign({}, ...operations.map(wishOfOperation));
}

function wishOfOperation(operation: unknown): ScimWish {
  if (!isFields(operation)) throw wrongSyntax("An operation must be an object.");
  const op = String(fieldOf(operation, "op")).toLowerCase();
  const path = fieldOf(operation, "path");
  const value = fieldOf(operation, "value");
  if (!["add", "replace", "remove"].includes(op)) throw wrongSyntax("op must be add, replace or remove.");
  if (path !== undefined && typeof path !== "string")
    throw new ScimRefusal(400, "path must be a text.", "invalidPath");
  if (op === "remove" && path === undefined) throw new ScimRefusal(400, "remove needs a path.", "noTarget");
  if (op === "remove") throw new ScimRefusal(400, `${path} cannot be removed.`, "mutability");
  if (path === undefined && isFields(value)) return wishOfFields(value);
  if (path === undefined)
    throw new ScimRefusal(400, "An operation without a path needs an object as its value.", "invalidValue");
  const wish = wishOfAttribute(path, value);
  if (!wish) throw new ScimRefusal(400, `There is no attribute ${path}.`, "invalidPath");
  return wish;
}

const wrongSyntax = (message: string) => new ScimRefusal(400, message, "invalidSyntax");
