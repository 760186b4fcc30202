import { nearMiss, plainRole } from "../../automox/model/roles";
import { isTooDeep } from "../../automox/transport/json-depth";
import { parseExact, roundedIn } from "../../automox/wire/exact-json";
import type { Check } from "../../framework/checks";

/** Deliberately loose: one @ with something on both sides. Automox checks the rest, and says so. */
export const EMAIL_SHAPE = /^[^@\s]+@[^@\s]+$/;

export const emailShape: Check<string> = {
  says: "an e-mail address",
  holds: (value) => EMAIL_SHAPE.test(value),
  remedy: (value) => (value.trim() !== value ? "Remove the blanks around it." : undefined),
};

/**
 * Lets undocumented words pass, because custom roles have any name, but not words that only look like a role.
 */
export const roleWord: Check<string> = {
  says: "a role name, which is case-sensitive",
  holds: (value) => value.length > 0 && nearMiss(value) === undefined,
  remedy: (value) => {
    const meant = nearMiss(value);
    return meant && `Did you mean ${JSON.stringify(plainRole(meant))}?`;
  },
};

export const jsonObject: Check<string> = {
  says: "a JSON object, best written with jsonencode({ … })",
  holds: (value) => parseObject(value) !== undefined,
};

const DEEPEST = 50;

/** A list with anything deeper could not be read any more, and with it nobody of the organization. */
export const shallowJson: Check<string> = {
  says: `JSON whose lists and objects are nested no more than ${DEEPEST} deep`,
  holds: (value) => !isTooDeep(value, DEEPEST),
};

/** Terraform's numbers have more digits than those of JavaScript. */
export const exactNumbers: Check<string> = {
  says: "JSON with numbers that JavaScript holds exactly",
  holds: (value) => parseObject(value) === undefined || roundedIn(value) === undefined,
  remedy: (value) => {
    const number = roundedIn(value) ?? "";
    return `${number.slice(0, LONGEST)} would become ${Number(number)}: write fewer digits, or a text.`;
  },
};

const LONGEST = 40;

/** undefined for anything that is not a JSON object. */
export function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = parseExact(json);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // text that is not JSON is an answer, not a failure
  }
}

export const positiveNumber: Check<number> = {
  says: "a number greater than 0",
  holds: (value) => value > 0,
};
