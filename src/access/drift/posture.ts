import type { RosterPerson } from "../facts/person";
import { administersAnywhere } from "../facts/rank";
import { type Roster, readerOf } from "../facts/roster";
import type { Posture } from "./item";

type Holds = (person: RosterPerson, isRead: (org: number) => boolean) => boolean;

const isOff: Holds = ({ twoFactor }) => twoFactor === "off";

const POSTURES: readonly (readonly [kind: Posture["kind"], title: string, holds: Holds])[] = [
  // Only where Automox says so: what is unknown is counted apart.
  [
    "admin_two_factor_off",
    "Administrator without a second factor",
    (person, isRead) => isOff(person, isRead) && administersAnywhere(person),
  ],
  ["two_factor_off", "Second factor off", isOff],
  ["two_factor_unknown", "Second factor unknown (Automox does not say)", (p) => p.twoFactor === "unknown"],
  // In an organization that was not read to the end nobody said so.
  [
    "no_role",
    "Member without a role",
    ({ memberships }, isRead) => memberships.some(({ role, org }) => role === null && isRead(org)),
  ],
];

/**
 * Active people only: somebody who never accepted, or is disabled, cannot sign in. Administrators first, then
 * by folded e-mail.
 */
export function postureOf(roster: Roster): readonly Posture[] {
  const isRead = readerOf(roster);
  const active = roster.people.filter(({ status }) => status === "active" || status === "unknown");
  return POSTURES.flatMap(([kind, title, holds]) => {
    const people = active
      .filter((person) => holds(person, isRead))
      .map((person) => ({ email: person.email, isAdministrator: administersAnywhere(person) }))
      .sort((a, b) => Number(b.isAdministrator) - Number(a.isAdministrator));
    return people.length === 0 ? [] : [{ kind, title, people }];
  });
}
