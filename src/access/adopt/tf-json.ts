import type { Adoption, AdoptionPlan } from "./plan-adoption";
import { visibleJson, withoutTemplates } from "./text-literal";

/**
 * `.tf.json` with resources and import blocks; needs Terraform 1.5 or OpenTofu. A `//` is a comment there.
 */
export function tfJson({ adoptions, disabled }: AdoptionPlan): string {
  const ofType = (type: Adoption["type"]) => adoptions.filter((each) => each.type === type);
  const resources = (["automox_org_membership", "automox_user"] as const)
    .map((type) => [type, ofType(type)] as const)
    .filter(([, list]) => list.length > 0)
    .map(([type, list]) => [type, Object.fromEntries(list.map((each) => [each.id, resourceOf(each)]))]);
  const document = {
    "//": {
      "automox-access adopt":
        "People who are in Automox already. Plan, check the plan with `automox-access adopt verify`, apply; then the import blocks may go.",
      ...(disabled.length > 0
        ? { "disabled people, left out": disabled.map(({ importId }) => importId) }
        : {}),
    },
    import: adoptions.map(({ type, id, importId }) => ({
      to: `${type}.${id}`,
      id: withoutTemplates(importId),
    })),
    resource: Object.fromEntries(resources),
  };
  return `${visibleJson(document, 2)}\n`;
}

function resourceOf({ type, org, email, firstName, lastName, role, status }: Adoption) {
  // The names of a person belong to the record that every organization shares: one resource manages them.
  const names =
    type === "automox_user"
      ? {
          ...(firstName === null ? {} : { first_name: withoutTemplates(firstName) }),
          ...(lastName === null ? {} : { last_name: withoutTemplates(lastName) }),
        }
      : {};
  return {
    ...(status === "pending" ? { "//": "pending: has not accepted the invitation yet" } : {}),
    org_id: org,
    email: withoutTemplates(email),
    ...names,
    role: withoutTemplates(role),
  };
}
