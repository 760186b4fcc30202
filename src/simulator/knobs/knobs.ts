import {
  ACCOUNT_CHOICES,
  type AccountKnobs,
  DEFAULT_ACCOUNT_KNOBS,
  type RoleChangeCall,
} from "./account-knobs";
import { ANSWER_CHOICES, type AnswerKnobs, DEFAULT_ANSWER_KNOBS } from "./answer-knobs";
import { BEHAVIOUR_CHOICES, type BehaviourKnobs, DEFAULT_BEHAVIOUR_KNOBS } from "./behaviour-knobs";
import { checkFields } from "./known-fields";
import { DEFAULT_SCIM_KNOBS, SCIM_CHOICES, type ScimKnobs } from "./scim-knobs";

/** Everything that can be turned while the simulator runs. Each knob says which behaviour it probes and how sure that is. */
export type Knobs = BehaviourKnobs & AnswerKnobs & AccountKnobs & ScimKnobs;

export const DEFAULT_KNOBS: Knobs = {
  ...DEFAULT_BEHAVIOUR_KNOBS,
  ...DEFAULT_ANSWER_KNOBS,
  ...DEFAULT_ACCOUNT_KNOBS,
  ...DEFAULT_SCIM_KNOBS,
};

const CHOICES: Partial<Record<string, readonly unknown[]>> = {
  ...BEHAVIOUR_CHOICES,
  ...ANSWER_CHOICES,
  ...ACCOUNT_CHOICES,
  ...SCIM_CHOICES,
};

/** Knobs with some of them changed. An unknown knob, or a value a knob does not have, throws and says what there is. */
export function turned(knobs: Knobs, changes: Partial<Knobs>): Knobs {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULT_KNOBS, name))
      throw new Error(
        `There is no knob ${JSON.stringify(name)}. Knobs: ${Object.keys(DEFAULT_KNOBS).join(", ")}.`,
      );
    if (name === "roleChange") checkRoleChange(value);
    const choices = CHOICES[name];
    if (choices && !choices.includes(value))
      throw new Error(
        `Expected \`${name}\` to be one of ${JSON.stringify(choices)}, got ${JSON.stringify(value)}.`,
      );
    const example: unknown = DEFAULT_KNOBS[name as keyof Knobs];
    if (!choices && example !== null && kindOf(value) !== kindOf(example))
      throw new Error(`Expected \`${name}\` to be ${kindOf(example)}, got ${JSON.stringify(value)}.`);
  }
  return { ...knobs, ...changes };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number")
    return Number.isFinite(value) && value >= 0 ? "a number, 0 or more" : "not a number";
  return value === null || value === undefined ? "nothing" : `a ${typeof value}`;
}

function checkRoleChange(value: unknown): void {
  if (value === null) return;
  checkFields("`roleChange`", value, ["method", "path"]);
  const { method, path } = value as Partial<RoleChangeCall>;
  if (!/^(POST|PUT|PATCH)$/.test(method ?? "") || !path?.startsWith("/") || !path.includes("{user}"))
    throw new Error(
      `Expected \`roleChange\` to be null or a method (POST, PUT, PATCH) and a path with {user}, got ${JSON.stringify(value)}.`,
    );
}
