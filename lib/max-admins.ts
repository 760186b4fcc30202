import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import type { Outcome } from "./expressions/outcome";
import type { IAspect } from "./library";
import { UNNUMBERED } from "./survey/code";
import { type Person, textsOf } from "./survey/person";
import { Surveys } from "./survey/surveys";
import { canonicalRole } from "./values/role";

/**
 * At most so many administrators in each organization: one more fails synthesizing, at the construct that is too many.
 *
 * Administrators are those with the role `admin` (or `zone-admin`) there, by role or `zoneRoles`, and whoever has the
 * account-wide role `global-admin`, in the organization of that resource. A role that may be one of these, by a
 * condition, `coalesce` or a variable's default, counts. What only Terraform will know does not; the review of a plan
 * sees it.
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
  /** By the root of the tree, by organization, by path: each administrator's number. An aspect may look at several stacks and apps. */
  private readonly seen = new WeakMap<IConstruct, Map<string, Map<string, number>>>();
  private readonly surveys = new Surveys();

  constructor(most: number) {
    if (!Number.isSafeInteger(most) || most < 0)
      throw new RangeError(
        `Expected the number of administrators to be a whole number from 0 upwards, got ${most}`,
      );
    this.most = most;
  }

  visit(node: IConstruct): void {
    const person = this.surveys.person(node);
    if (person === undefined) return;
    const organizations = this.seen.get(node.node.root) ?? new Map<string, Map<string, number>>();
    this.seen.set(node.node.root, organizations);
    for (const { organization, who } of administered(person)) {
      const admins = organizations.get(organization) ?? new Map<string, number>();
      const count = admins.get(who) ?? admins.size + 1;
      organizations.set(organization, admins.set(who, count));
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

/** Organizations, by number or whose default it is, in which somebody is or may be an administrator. */
function administered(person: Person): { organization: string; who: string }[] {
  return person.instances.all.flatMap((instance) => {
    const isOwn =
      isAdmin(person.given("role", instance)) ||
      textsOf(person.given("account_role", instance)).some(({ text }) => text === "global-admin");
    const own = isOwn ? textsOf(person.organization(instance)).map(({ text }) => text) : [];
    const further = person.zones(instance).flatMap(({ zone, role }) => (isAdmin(role) ? [zone] : []));
    const who = `${person.declared.path}${instance.label}`;
    return [...new Set([...own, ...further])].map((organization) => ({ organization, who }));
  });
}

const isAdmin = (role: Outcome): boolean =>
  textsOf(role).some(({ text }) => canonicalRole(text) === "zone-admin");

const called = (organization: string): string =>
  organization.startsWith(UNNUMBERED) ? `the organization ${organization}` : `organization ${organization}`;
