import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import type { IAspect } from "./library";
import { isPerson, literal, organizationOf, type Person } from "./person";
import { canonicalRole } from "./values/role";

/**
 * At most so many administrators in each organization: one more fails synthesizing, at the construct that is too many.
 *
 * Administrators are those with the role `admin` (or `zone-admin`) there, by role or `zoneRoles`, and whoever has the
 * account-wide role `global-admin`, in the organization of that resource. Roles that only Terraform will know are not
 * counted, nor how many a `count` or `forEach` makes of one construct; the review of a plan sees those.
 *
 * One aspect added to several stacks counts over all of them. It sees what aspects added before it have left.
 *
 * @example
 * ```ts
 * Aspects.of(stack).add(new MaxAdmins(3));
 * ```
 * @throws {RangeError} for anything but a whole number from 0 upwards.
 */
export class MaxAdmins implements IAspect {
  private readonly most: number;
  /** By the root of the tree, by organization: each administrator's number. An aspect may look at several stacks and apps. */
  private readonly seen = new WeakMap<IConstruct, Map<string, Map<Person, number>>>();

  constructor(most: number) {
    if (!Number.isSafeInteger(most) || most < 0)
      throw new RangeError(
        `Expected the number of administrators to be a whole number from 0 upwards, got ${most}`,
      );
    this.most = most;
  }

  visit(node: IConstruct): void {
    if (!isPerson(node)) return;
    const organizations = this.seen.get(node.node.root) ?? new Map<string, Map<Person, number>>();
    this.seen.set(node.node.root, organizations);
    for (const organization of administered(node)) {
      const admins = organizations.get(organization) ?? new Map<Person, number>();
      const count = admins.get(node) ?? admins.size + 1;
      organizations.set(organization, admins.set(node, count));
      if (count > this.most)
        annotate(node, {
          level: "error",
          message:
            `role: would be administrator number ${count} of ${called(organization)}, and MaxAdmins allows ${this.most}. ` +
            "Give another role, or raise the limit.",
        });
    }
  }
}

/** Organizations, by number or whose default it is, in which somebody is an administrator. */
function administered(person: Person): string[] {
  const isAdmin = (role: string | undefined) =>
    role !== undefined && canonicalRole(literal(role) ?? "") === "zone-admin";
  const own = organizationOf(person);
  const isOwn = isAdmin(person.roleInput) || person.accountRoleInput === "global-admin";
  const further = Object.entries(person.zoneRolesInput ?? {}).filter(([, role]) => isAdmin(role));
  return [...new Set([...(isOwn && own !== undefined ? [own] : []), ...further.map(([zone]) => zone)])];
}

const called = (organization: string): string =>
  organization.startsWith("of ") ? `the organization ${organization}` : `organization ${organization}`;
