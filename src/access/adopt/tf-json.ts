import { byText, grouped } from "../facts/order";
import { visibleJson, withoutTemplates } from "../text/text-literal";
import type { Adoption, AdoptionPlan } from "./plan-adoption";

/**
 * `.tf.json` with resources and import blocks; needs Terraform 1.5 or OpenTofu. A `//` is a comment there.
 */
export function tfJson({ adoptions, disabled }: AdoptionPlan): string {
  const resources = [...grouped(adoptions, ({ type }) => type)]
    .sort(([a], [b]) => byText(a, b))
    .map(([type, list]) => [type, Object.fromEntries(list.map((each) => [each.id, resourceOf(each)]))]);
  const document = {
    "//": {
      "automox-access adopt":
        "People who are in Automox already. Plan, check the plan with `automox-access adopt verify`, apply; then the import blocks may go.",
      "disabled people, left out": disabled.length > 0 ? disabled.map(({ importId }) => importId) : undefined,
    },
    import: adoptions.map(({ type, id, importId }) => ({
      to: `${type}.${id}`,
      id: withoutTemplates(importId),
    })),
    resource: Object.fromEntries(resources),
  };
  return `${visibleJson(document, 2)}\n`;
}

/** JSON leaves out what is undefined. */
function resourceOf({ org, email, firstName, lastName, role, status }: Adoption) {
  const text = (value: string | null) => (value === null ? undefined : withoutTemplates(value));
  return {
    "//": status === "pending" ? "pending: has not accepted the invitation yet" : undefined,
    org_id: org,
    email: text(email),
    first_name: text(firstName),
    last_name: text(lastName),
    role: text(role),
  };
}
