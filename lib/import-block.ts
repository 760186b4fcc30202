import type { Construct } from "constructs";
import { type TerraformResource, Token } from "./library";
import { hasMovedAway } from "./moves";
import { literal, numberProblem } from "./person";

/** A member with a name would take that name from whoever extends the classes. */
const IMPORT_ID = Symbol.for("terraform-provider-automox/import-id");

type Marked = TerraformResource & { [IMPORT_ID]?: string };

/**
 * Has a resource synthesized with an import block.
 *
 * @throws {Error} where somebody cannot be imported by one block, or by no number.
 */
export function markForImport(resource: Marked, target: ImportTarget): void {
  const problem = numberProblem(literal(target.userId));
  if (problem !== undefined) throw new Error(`[${resource.node.path}] userId: ${problem}`);
  if (resource.forEach !== undefined || resource.count !== undefined)
    throw new Error(
      `[${resource.node.path}] importExisting takes one person, without count and forEach. Call it once for each person.`,
    );
  Object.defineProperty(resource, IMPORT_ID, { value: importId(target), enumerable: false });
}

/** What the library would do for `generateConfigForImport` is no code in TypeScript. */
export const generatesNothing = (
  scope: Construct,
  { id, importExisting }: { readonly id: string; readonly importExisting: string },
): Error =>
  new Error(
    `[${scope.node.path}/${id}] generateConfigForImport has Terraform write HCL, and nothing of it reaches this app. Declare somebody ` +
      `who is there with ${importExisting}, or have \`automox-access adopt --as cdktf\` write the code for everybody.`,
  );

/** `ORG/EMAIL` or `ORG/USER_ID`; without an organization the provider's is meant. */
function importId({ orgId, email, userId }: ImportTarget): string {
  const who = userId === undefined ? email : asText(userId);
  return orgId === undefined ? who : `${asText(orgId)}/${who}`;
}

interface ImportTarget {
  readonly email: string;
  readonly orgId?: number | undefined;
  readonly userId?: number | undefined;
}

const asText = (value: number): string =>
  Token.isUnresolved(value) ? Token.asString(Token.asAny(value)) : String(value);

/**
 * What a resource is synthesized to, with its import block if it has one. `importFrom` of the library would do the same, but starts
 * `terraform version` for every single resource. Whoever calls it nevertheless means that, and what has moved away is
 * imported where it went.
 */
export function withImportBlock<T extends object>(
  resource: TerraformResource,
  base: T,
  form: "json" | "hcl" | "metadata",
): T {
  const { [IMPORT_ID]: id } = resource as Marked;
  const own = form === "metadata" ? "imports" : "import";
  const there: { readonly resource?: unknown; readonly import?: unknown; readonly imports?: unknown } = base;
  const isElsewhere = form === "metadata" ? hasMovedAway(resource) : there.resource === undefined;
  if (id === undefined || there[own] !== undefined || isElsewhere) return base;
  const { terraformResourceType: type, friendlyUniqueId: name } = resource;
  const to = `${type}.${name}`;
  const hcl = {
    to: { value: to, type: "simple", storageClassType: "reference" },
    id: { value: id, type: "simple", storageClassType: "string" },
  };
  return { ...base, [own]: { json: [{ to, id }], hcl: [hcl], metadata: { [type]: [name] } }[form] };
}
