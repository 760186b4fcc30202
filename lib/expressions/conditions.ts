import type { Node, Scalar } from "./node";
import type { Conditions } from "./outcome";

/** That something is, or is not, a value: two that say otherwise of it cannot be together. */
export const saying = (subject: Node, value: Scalar, holds = true): Conditions => {
  const key = JSON.stringify(subject);
  return { ...(holds ? { [key]: value } : {}), [`${key} ${JSON.stringify(value)}`]: holds };
};

/** What is known where a condition holds, or does not. */
export function factsOf(condition: Node, holds: boolean): Conditions {
  if (condition.is !== "operation") return saying(condition, holds);
  const [one, other] = condition.parts as readonly [Node, Node];
  if (condition.sign === (holds ? "&&" : "||")) return { ...factsOf(one, holds), ...factsOf(other, holds) };
  switch (condition.sign) {
    case "!":
      return factsOf(one, !holds);
    case "!=":
      return factsOf({ ...condition, sign: "==" }, !holds);
    case "==":
      if (other.is === "value") return saying(one, other.value, holds);
      return one.is === "value" ? saying(other, one.value, holds) : saying(condition, holds);
    default:
      return saying(condition, holds);
  }
}

const OF_INSTANCE = "for ";

/** What an instance says of itself is not what another says in the same words. */
export const ofInstance = (instance: object, facts: Conditions): Conditions =>
  Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [
      `${OF_INSTANCE}${JSON.stringify(instance)} ${fact}`,
      value,
    ]),
  );

/** Whether it holds for some instances of a construct alone, and Terraform alone calculates for which. */
export const isForSome = (when: Conditions): boolean =>
  Object.keys(when).some((fact) => fact.startsWith(OF_INSTANCE));
