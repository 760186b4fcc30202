import type { Redaction } from "./redact";
import type { Roster } from "./roster";
import { withoutPeople } from "./without-people";

/** The roster as a report may show it. Numbers and roles stay: they are what a review is about. */
export const redactedRoster = (roster: Roster, mode: Redaction): Roster => withoutPeople(roster, mode);
