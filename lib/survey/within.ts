import { scalarsOf } from "../expressions/evaluate";
import type { Scalar } from "../expressions/node";
import type { Outcome } from "../expressions/outcome";
import { JUDGES, type Judge, judgeRole, numberProblem, zoneRole } from "../person";
import type { Instance } from "./instances";
import type { Person } from "./person";

/** Every mistake in one construct that needs no look at others; "attribute: sentence", each once. */
export const problemsOf = (person: Person): readonly string[] => [
  ...new Set(person.instances.all.flatMap((instance) => problemsIn(person, instance))),
];

const problemsIn = (person: Person, instance: Instance): readonly string[] => [
  ...JUDGES.flatMap(({ attribute, written, judge }) =>
    // The library rewrites the keys of a map that is a variable's default, and so addresses that are keys.
    attribute === "role" || person.instances.open === undefined
      ? said(attribute, judged(person.given(written, instance), judge))
      : [],
  ),
  ...person.zones(instance).flatMap(({ zone, role }) => said(zoneRole(zone), judged(role, judgeRole))),
];

/** Where Terraform may be given something else, nothing is a default that waits for it. */
const judged = (outcome: Outcome, judge: Judge): readonly (string | undefined)[] =>
  scalarsOf(outcome)
    .filter((value) => outcome.open === undefined || (value !== null && value !== ""))
    .map((value) => judge(judge === numberProblem ? asNumber(value) : asText(value)));

// Terraform makes numbers of digits, and texts of what is none.
const asNumber = (value: Scalar): Scalar =>
  value === null || value === "" || Number.isNaN(Number(value)) ? value : Number(value);
const asText = (value: Scalar): Scalar => (value === null ? value : String(value));

const said = (attribute: string, problems: readonly (string | undefined)[]): readonly string[] =>
  problems.flatMap((problem) => (problem === undefined ? [] : [`${attribute}: ${problem}`]));
