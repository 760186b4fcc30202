import { nearMiss, plainRole } from "../../automox/model/roles";
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

/** undefined for anything that is not a JSON object. */
export function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
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
