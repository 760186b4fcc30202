import type { IConstruct } from "constructs";
import { TerraformResource } from "../library";

/** Somebody in an organization, as Terraform will be told. */
export interface Declared {
  readonly construct: TerraformResource;
  readonly path: string;
  readonly type: string;
  readonly name: string;
  /** By the provider's names, with overrides; tokens are still in it. */
  readonly block: Readonly<Record<string, unknown>>;
}

const TYPES = ["automox_user", "automox_org_membership"];

interface Written {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Declared["block"]>>>> | undefined;
}

/**
 * Who a construct declares: an AutomoxUser or AutomoxOrgMembership of any copy of this package, or a class that
 * `cdktf get` has made. What is only there to say where somebody has moved declares nobody.
 */
export function declaredBy(construct: IConstruct): Declared | undefined {
  if (!TerraformResource.isTerraformResource(construct)) return undefined;
  const { terraformResourceType: type } = construct;
  if (!TYPES.includes(type)) return undefined;
  const { resource = {} }: Written = construct.toTerraform();
  const [entry] = Object.entries(resource[type] ?? {});
  return entry && { construct, path: construct.node.path, type, name: entry[0], block: entry[1] };
}
