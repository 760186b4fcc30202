import type { Construct } from "constructs";
import { isCertain, type Outcome } from "../expressions/outcome";
import { TerraformStack } from "../library";
import { zoneRole } from "../person";
import { foldEmail } from "../values/email";
import { UNNUMBERED } from "./code";
import type { Instance } from "./instances";
import { type Person, textsOf } from "./person";
import { Survey } from "./survey";

/** What could not be checked while synthesizing. */
export interface AutomoxUnknown {
  /** Path of the construct. */
  readonly path: string;
  /** As in code, for example `role` or `zoneRoles["67890"]`. */
  readonly attribute: string;
  /** Why only Terraform will know, as a sentence. */
  readonly why: string;
}

/**
 * Everybody whom a stack declares, whichever copy of this package made them: users, memberships and members of teams.
 * It looks when it is asked: ask after the last person is declared.
 *
 * @example
 * ```ts
 * new DataAutomoxAccessReview(this, "review", { managed: AutomoxPeople.of(this).emails(12345) });
 * ```
 */
export class AutomoxPeople {
  private readonly stack: TerraformStack;

  private constructor(stack: TerraformStack) {
    this.stack = stack;
  }

  /** The people of the stack in which a construct is. */
  static of(scope: Construct): AutomoxPeople {
    return new AutomoxPeople(TerraformStack.of(scope));
  }

  /**
   * Addresses of those in an organization, each once, as they are written; what only Terraform will know stays a token.
   * Left out are those of whom code does not tell the organization, and those of a `count` or `forEach` whom code does
   * not tell: `unknown` names them.
   *
   * @param orgId Number of the organization. Left out, that of the provider without an alias.
   */
  emails(orgId?: number): string[] {
    const survey = new Survey(this.stack);
    const wanted = new Set(
      textsOf(orgId === undefined ? survey.code.organizationOf("automox") : survey.code.outcome(orgId)).map(
        ({ text }) => text,
      ),
    );
    const emails = new Map<string, string>();
    for (const person of survey.people().filter(({ instances }) => instances.open === undefined))
      for (const instance of person.instances.all) {
        if (!textsOf(person.organization(instance)).some(({ text }) => wanted.has(text))) continue;
        const email = writtenIn(person, instance);
        if (email !== undefined && !emails.has(foldEmail(email))) emails.set(foldEmail(email), email);
      }
    return [...emails.values()];
  }

  /** What could not be checked while synthesizing, because only Terraform will know it. */
  unknown(): AutomoxUnknown[] {
    return new Survey(this.stack).people().flatMap(unknownIn);
  }
}

/** As in code, so that a token stays one; of several instances only what code says. */
function writtenIn(person: Person, instance: Instance): string | undefined {
  const { email, count, for_each: forEach } = person.declared.block;
  if (count === undefined && forEach === undefined) return typeof email === "string" ? email : undefined;
  const outcome = person.given("email", instance);
  return isCertain(outcome) ? textsOf(outcome)[0]?.text : undefined;
}

function unknownIn(person: Person): AutomoxUnknown[] {
  const { declared, instances } = person;
  const found = new Map<string, string>();
  const add = (attribute: string, why: string | undefined) => {
    if (why !== undefined && !found.has(attribute)) found.set(attribute, why);
  };
  add(instances.open?.attribute ?? "", instances.open?.why);
  for (const instance of instances.all) {
    for (const [attribute, written] of ATTRIBUTES) add(attribute, person.given(written, instance).open);
    const organization = person.organization(instance);
    add("orgId", organization.open ?? unnumbered(organization));
    for (const { zone, role } of person.zones(instance)) add(zoneRole(zone), role.open);
  }
  return [...found].map(([attribute, why]) => ({ path: declared.path, attribute, why }));
}

const ATTRIBUTES = [
  ["email", "email"],
  ["role", "role"],
  ["accountRole", "account_role"],
  ["zoneRoles", "zone_roles"],
] as const;

const unnumbered = (organization: Outcome): string | undefined =>
  textsOf(organization).some(({ text }) => text.startsWith(UNNUMBERED))
    ? "the code has no number of the organization"
    : undefined;
