import { type TerraformResource, Token } from "./library";

/** `ORG/EMAIL` or `ORG/USER_ID`; without an organization the provider's is meant. */
export function importId({ orgId, email, userId }: ImportTarget): string {
  const who = userId === undefined ? email : asText(userId);
  return orgId === undefined ? who : `${asText(orgId)}/${who}`;
}

export interface ImportTarget {
  readonly email: string;
  readonly orgId?: number | undefined;
  readonly userId?: number | undefined;
}

const asText = (value: number): string =>
  Token.isUnresolved(value) ? Token.asString(Token.asAny(value)) : String(value);

/**
 * The import block of a resource, in the forms of the three things a resource is synthesized to; nothing without an id.
 * `importFrom` of the library would do the same, but starts `terraform version` for every single resource.
 */
export function importBlock(resource: TerraformResource, id: string | undefined) {
  if (id === undefined) return { json: {}, hcl: {}, metadata: {} };
  const { terraformResourceType: type, friendlyUniqueId: name } = resource;
  const to = `${type}.${name}`;
  return {
    json: { import: [{ to, id }] },
    hcl: {
      import: [
        {
          to: { value: to, type: "simple", storageClassType: "reference" },
          id: { value: id, type: "simple", storageClassType: "string" },
        },
      ],
    },
    metadata: { imports: { [type]: [name] } },
  };
}
