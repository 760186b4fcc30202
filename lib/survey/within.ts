import { scalarsOf } from "../expressions/evaluate";
import { JUDGES, judgeRole, zoneRole } from "../person";
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
      ? said(attribute, scalarsOf(person.given(written, instance)).map(judge))
      : [],
  ),
  ...person.zones(instance).flatMap(({ zone, role }) => said(zoneRole(zone), scalarsOf(role).map(judgeRole))),
];

const said = (attribute: string, problems: readonly (string | undefined)[]): readonly string[] =>
  problems.flatMap((problem) => (problem === undefined ? [] : [`${attribute}: ${problem}`]));
