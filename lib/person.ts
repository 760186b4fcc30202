import { type TerraformResource, Token } from "./library";
import { emailProblem } from "./values/email";
import { isExpression } from "./values/expression";
import { roleProblem } from "./values/role";

/** What AutomoxUser and AutomoxOrgMembership have in common: inputs as they are in code, tokens included. */
export interface PersonInputs extends TerraformResource {
  readonly emailInput?: string | undefined;
  readonly roleInput?: string | undefined;
  readonly orgIdInput?: number | undefined;
  /** Of users only. */
  readonly zoneRolesInput?: { readonly [zone: string]: string } | undefined;
}

/** A value that stands in code as it is: what tokens and expressions come to is undefined here. */
export const literal = <T extends string | number>(value: T | undefined): T | undefined =>
  value === undefined || value === null || Token.isUnresolved(value) || isExpression(value)
    ? undefined
    : value;

/** What is wrong with a value, as a sentence; undefined where nothing is. */
export type Judge = (value: unknown) => string | undefined;

/** Types do not reach JavaScript, nor what comes out of a JSON file or of the environment. */
const text =
  (judge: (text: string) => string | undefined): Judge =>
  (value) => {
    if (value === undefined || value === null) return "is missing";
    return typeof value === "string" ? judge(value) : `must be text, got ${JSON.stringify(value)}`;
  };

/**
 * What is wrong with the number of an organization or a person. The number of an environment variable that is not set
 * is NaN, which would be written as null: another organization than the one meant.
 */
export const numberProblem: Judge = (value) =>
  value === undefined || value === null || (Number.isSafeInteger(value) && Number(value) > 0)
    ? undefined
    : `must be a whole number greater than 0, got ${typeof value === "string" ? unshown(value) : value}`;

/** What is not even digits may be a key in the wrong place. */
const unshown = (text: string): string =>
  /^\d{0,16}$/.test(text) ? JSON.stringify(text) : `${text.length} characters, not a number`;

export const judgeEmail = text(emailProblem);
export const judgeRole = text(roleProblem);

/** Who judges an attribute, by the name in code and the provider's. */
export const JUDGES = [
  { attribute: "email", written: "email", judge: judgeEmail },
  { attribute: "role", written: "role", judge: judgeRole },
  { attribute: "orgId", written: "org_id", judge: numberProblem },
] as const;

/** Every mistake in one person that stands in code as it is; "attribute: sentence". */
export function inputProblems(person: PersonInputs): string[] {
  const inputs = { email: person.emailInput, role: person.roleInput, orgId: person.orgIdInput };
  const found = [
    ...JUDGES.map(({ attribute, judge }) => [attribute, judged(inputs[attribute], judge)] as const),
    ...zoneProblems(person),
  ];
  return found.flatMap(([attribute, problem]) => (problem === undefined ? [] : [`${attribute}: ${problem}`]));
}

const judged = (value: string | number | undefined, judge: Judge): string | undefined =>
  value !== undefined && value !== null && literal(value) === undefined ? undefined : judge(value);

const zoneProblems = ({ zoneRolesInput }: PersonInputs): [string, string | undefined][] =>
  zoneRolesInput === undefined || zoneRolesInput === null || Token.isUnresolved(zoneRolesInput)
    ? []
    : Object.entries(zoneRolesInput).map(([zone, role]) => [zoneRole(zone), judged(role, judgeRole)]);

export const zoneRole = (zone: string): string => `zoneRoles[${JSON.stringify(zone)}]`;
