import type { IConstruct } from "constructs";
import { annotate } from "./annotate";
import { isForSome } from "./expressions/conditions";
import { areCompatible, type Conditions, type Outcome } from "./expressions/outcome";
import { type IAspect, TerraformStack } from "./library";
import { UNNUMBERED } from "./survey/code";
import { type Person, type Said, textsOf } from "./survey/person";
import { Surveys } from "./survey/surveys";
import { hasRole } from "./values/role";

/**
 * At most so many administrators in each organization: one more fails synthesizing, at the construct that is too many.
 *
 * Administrators are those with the role `admin` (or `zone-admin`) there, by role or `zoneRoles`, and whoever has the
 * account-wide role `global-admin`, in the organization of that resource. A role that may be one of these, by a
 * condition, `coalesce` or a variable's default, counts, but not beside somebody from whom a condition keeps it. What
 * only Terraform will know does not, nor which instance of many a calculated condition chooses; the review of a plan
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
  /** By the root of the tree, by organization. An aspect may look at several stacks and apps. */
  private readonly seen = new WeakMap<IConstruct, Map<string, Admins>>();
  private readonly surveys = new Surveys();

  constructor(most: number) {
    if (!Number.isSafeInteger(most) || most < 0)
      throw new RangeError(
        `MaxAdmins: the number of administrators must be a whole number, 0 or greater, got ${most}`,
      );
    this.most = most;
  }

  visit(node: IConstruct): void {
    const organizations = this.seen.get(node.node.root) ?? new Map<string, Admins>();
    this.seen.set(node.node.root, organizations);
    if (TerraformStack.isStack(node)) forget(organizations, `${node.node.path}/`);
    const person = this.surveys.person(node);
    for (const { organization, who, whens } of person === undefined ? [] : administered(person)) {
      const admins = organizations.get(organization) ?? new Map<string, readonly Conditions[]>();
      organizations.set(organization, admins.set(who, whens));
      const count = admins.size > this.most ? 1 + othersBeside(admins, who) : 0;
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

/** By path and instance, on what each administrator of an organization depends. */
type Admins = Map<string, readonly Conditions[]>;

/** An app may be synthesized again, without somebody or with another role. */
function forget(organizations: ReadonlyMap<string, Admins>, place: string): void {
  for (const admins of organizations.values())
    for (const who of admins.keys()) if (who.startsWith(place)) admins.delete(who);
}

/** How many before somebody may be administrators at the same time: no condition keeps them apart. */
function othersBeside(admins: Admins, who: string): number {
  const own = admins.get(who) ?? [];
  return [...admins.entries()]
    .slice(0, [...admins.keys()].indexOf(who))
    .filter(([, whens]) => whens.some((when) => own.some((each) => areCompatible(each, when)))).length;
}

interface Administered {
  /** By number, or whose default it is. */
  readonly organization: string;
  readonly who: string;
  readonly whens: readonly Conditions[];
}

/** In which organizations somebody is or may be an administrator. */
function administered(person: Person): readonly Administered[] {
  return person.instances.all.flatMap((instance) => {
    const roles = [
      ...adminsIn(person.given("role", instance)),
      ...textsOf(person.given("account_role", instance)).filter(({ text }) => hasRole(text, "global-admin")),
    ];
    const found = new Map<string, Conditions[]>();
    const add = (organization: Said, role: Said) => {
      const when = { ...organization.when, ...role.when };
      found.set(organization.text, [...(found.get(organization.text) ?? []), when]);
    };
    for (const organization of textsOf(person.organization(instance)))
      for (const role of roles) if (areCompatible(organization.when, role.when)) add(organization, role);
    for (const { zone: text, role, when } of person.zones(instance))
      for (const each of adminsIn(role)) add({ text, when }, each);
    const who = `${person.declared.path}${instance.label}`;
    return [...found].map(([organization, whens]) => ({ organization, who, whens }));
  });
}

/** Where one of many may be an administrator, each of them may not. */
const adminsIn = (role: Outcome): readonly Said[] =>
  textsOf(role).filter(({ text, when }) => hasRole(text, "zone-admin") && !isForSome(when));

const called = (organization: string): string =>
  organization.startsWith(UNNUMBERED) ? `the organization ${organization}` : `organization ${organization}`;
