import type { IConstruct } from "constructs";
import { emailProblem, foldEmail } from "./email";
import { TerraformResource, Token } from "./library";
import type { AutomoxProvider } from "./provider";
import { providerIn } from "./providers";
import { roleProblem } from "./role";

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

/** Whether a construct stands for a person in an organization, whichever copy of this package made it. */
export const isPerson = (construct: IConstruct): construct is Person =>
  TerraformResource.isTerraformResource(construct) &&
  TYPES.includes(construct.terraformResourceType) &&
  "emailInput" in construct;

/** A value that is known while synthesizing: what Terraform finds out later is undefined here. */
export const literal = <T extends string | number>(value: T | undefined): T | undefined =>
  value === undefined || Token.isUnresolved(value) ? undefined : value;

/** The address in the form for comparing; undefined where only Terraform will know it. */
export function emailOf({ emailInput }: Person): string | undefined {
  const email = literal(emailInput);
  return email === undefined ? undefined : foldEmail(email);
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
  const email = literal(person.emailInput);
  const role = literal(person.roleInput);
  const found: [string, string | undefined][] = [
    ["email", email === undefined ? undefined : emailProblem(email)],
    ["role", role === undefined ? undefined : roleProblem(role)],
    ...zoneProblems(person),
  ];
  return found.flatMap(([attribute, problem]) => (problem === undefined ? [] : [`${attribute}: ${problem}`]));
}

function zoneProblems({ zoneRolesInput }: Person): [string, string | undefined][] {
  if (zoneRolesInput === undefined || Token.isUnresolved(zoneRolesInput)) return [];
  return Object.entries(zoneRolesInput).map(([zone, role]) => {
    const known = literal(role);
    return [`zoneRoles[${JSON.stringify(zone)}]`, known === undefined ? undefined : roleProblem(known)];
  });
}
