import { TerraformResource } from "./library";
import type { PersonInputs } from "./person";
import { elementsOf } from "./survey/elements";

/** After `moveTo` or `moveToId` a resource is no longer declared; only what the library writes tells that. */
export const hasMovedAway = (resource: TerraformResource): boolean =>
  resource.hasResourceMove() !== undefined &&
  (resource.toTerraform() as { readonly resource?: unknown }).resource === undefined;

/**
 * Whoever has moved must have arrived: Terraform removes what a moved block leads to and nothing declares. What lies in
 * a module, nobody but Terraform can see.
 */
export function moveProblems(person: PersonInputs): string[] {
  if (!hasMovedAway(person)) return [];
  const [move] =
    (person.toTerraform() as { readonly moved?: readonly { readonly to: string }[] }).moved ?? [];
  const [, address, key] = /^(\w+\.[\w-]+)(\[.*\])?$/s.exec(move?.to ?? "") ?? [];
  if (move === undefined || address === undefined) return [];
  const target = elementsOf(person.cdktfStack)
    .filter((each) => TerraformResource.isTerraformResource(each))
    .find((each) => `${each.terraformResourceType}.${each.friendlyUniqueId}` === address);
  const wrong = target === undefined ? "is not declared in this stack" : keyProblem(target, key);
  if (wrong === undefined) return [];
  return [
    `move: ${move.to} ${wrong}, so Terraform would remove ${person.emailInput}. Declare whoever they become there, or move to an ` +
      "address that is declared; to stop managing somebody without removing them, use a removed block with destroy = false.",
  ];
}

/** Instances are one or many, and only what is many has keys. */
function keyProblem({ forEach, count }: TerraformResource, key: string | undefined): string | undefined {
  if (key !== undefined && forEach === undefined && count === undefined)
    return "has neither forEach nor count";
  return key === undefined && forEach !== undefined
    ? "has forEach, and the address names none of its keys"
    : undefined;
}
