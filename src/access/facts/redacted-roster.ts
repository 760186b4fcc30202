import { type Redaction, redacted, redactedName } from "./redact";
import type { Roster } from "./roster";

/** The roster as a report may show it. Numbers and roles stay: they are what a review is about. */
export function redactedRoster(roster: Roster, mode: Redaction): Roster {
  if (mode === "none") return roster;
  return {
    ...roster,
    keyOwner: roster.keyOwner === null ? null : redacted(roster.keyOwner, mode),
    people: roster.people.map((person) => ({
      ...person,
      email: redacted(person.email, mode),
      firstName: redactedName(person.firstName, mode),
      lastName: redactedName(person.lastName, mode),
    })),
    completeness: {
      ...roster.completeness,
      problems: roster.completeness.problems.map((problem) => redacted(problem, mode)),
    },
  };
}
