import type { IConstruct } from "constructs";
import { type AutomoxProvider, TerraformResource, Token } from "./library";
import { providerIn } from "./providers";
import { emailProblem, foldEmail } from "./values/email";
import { isExpression } from "./values/expression";
import { roleProblem } from "./values/role";

/** What AutomoxUser and AutomoxOrgMembership have in common: inputs as they are in code, tokens included. */
export interface Person extends TerraformResource {
  readonly emailInput?: string | undefined;
  readonly roleInput?: string | undefined;
  readonly orgIdInput?: number | undefined;
  /** Of users only. */
  readonly accountRoleInput?: string | undefined;
  readonly zoneRolesInput?: { readonly [zone: string]: string } | undefined;
}

const TYPES = ["automox_user", "automox_org_membership"];

/**
 * Whether a construct stands for a person in an organization, whichever copy of this package made it. What is only
 * there to say where somebody has moved stands for nobody.
 */
export const isPerson = (construct: IConstruct): construct is Person =>
  TerraformResource.isTerraformResource(construct) &&
  TYPES.includes(construct.terraformResourceType) &&
  "emailInput" in construct &&
  !hasMovedAway(construct);

/** After `moveTo` or `moveToId` a resource is no longer declared; only what the library writes tells that. */
export const hasMovedAway = (resource: TerraformResource): boolean =>
  resource.hasResourceMove() !== undefined &&
  (resource.toTerraform() as { readonly resource?: unknown }).resource === undefined;

/** A value that is known while synthesizing: what Terraform finds out later is undefined here. */
export const literal = <T extends string | number>(value: T | undefined): T | undefined =>
  value === undefined || value === null || Token.isUnresolved(value) || isExpression(value)
    ? undefined
    : value;

/** The address in the form for comparing; undefined where only Terraform will know it. */
export function emailOf({ emailInput }: Person): string | undefined {
  const email = literal(emailInput);
  return typeof email === "string" ? foldEmail(email) : undefined;
}

/** A person's provider: the one given, else the stack's own without an alias. */
export const providerOf = (person: Person): AutomoxProvider | undefined =>
  providerIn(person.cdktfStack, person.provider);

/**
 * What tells a person's organization from others of the stack: its number, or whose default it is where no number is
 * in code. Undefined where only Terraform will know it.
 */
export function organizationOf(person: Person): string | undefined {
  const number = person.orgIdInput ?? providerOf(person)?.orgIdInput;
  if (number !== undefined) return literal(number)?.toString();
  return `of ${person.provider?.alias ?? "the provider"}`;
}

/** Every mistake in one person that needs no look at others; "attribute: sentence". */
export function personProblems(person: Person): string[] {
  const found: [string, string | undefined][] = [
    ["email", textProblem(person.emailInput, emailProblem)],
    ["role", textProblem(person.roleInput, roleProblem)],
    ["orgId", numberProblem(person.orgIdInput)],
    ["count", countProblem(person)],
    ...zoneProblems(person),
  ];
  return found.flatMap(([attribute, problem]) => (problem === undefined ? [] : [`${attribute}: ${problem}`]));
}

/** Types do not reach JavaScript, nor what comes out of a JSON file or of the environment. */
function textProblem(
  value: string | undefined,
  judge: (text: string) => string | undefined,
): string | undefined {
  if (value === undefined || value === null) return "is missing";
  const known = literal(value);
  if (known === undefined) return undefined;
  return typeof known === "string" ? judge(known) : `must be text, got ${JSON.stringify(known)}`;
}

/**
 * What is wrong with the number of an organization or a person, as a sentence. The number of an environment variable
 * that is not set is NaN, which would be written as null: another organization than the one meant.
 */
export function numberProblem(value: number | undefined): string | undefined {
  const known = literal(value);
  if (known === undefined || (Number.isSafeInteger(known) && known > 0)) return undefined;
  return `must be a whole number greater than 0, got ${typeof known === "string" ? unshown(known) : known}`;
}

/** What is not even digits may be a key in the wrong place. */
const unshown = (text: string): string =>
  /^\d{0,16}$/.test(text) ? JSON.stringify(text) : `${text.length} characters, not a number`;

/** As many of one person as `count` says. With `count.index` in the address or organization they differ. */
function countProblem(person: Person): string | undefined {
  const count = typeof person.count === "object" ? person.count.toTerraform() : person.count;
  const isMany = typeof count === "number" && (literal(count) ?? 0) > 1;
  return isMany && emailOf(person) !== undefined && organizationOf(person) !== undefined
    ? `would be ${person.emailInput} ${count} times in one organization; use forEach over addresses, or an AutomoxTeam`
    : undefined;
}

const zoneProblems = (person: Person): [string, string | undefined][] =>
  zonesOf(person).map((zone) => [
    `zoneRoles[${JSON.stringify(zone)}]`,
    textProblem(person.zoneRolesInput?.[zone], roleProblem),
  ]);

/** Further organizations and zones to which a user's entries give a role. */
export const zonesOf = ({ zoneRolesInput }: Person): readonly string[] =>
  zoneRolesInput === undefined || zoneRolesInput === null || Token.isUnresolved(zoneRolesInput)
    ? []
    : Object.keys(zoneRolesInput);
