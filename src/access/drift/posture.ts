import type { RosterPerson } from "../facts/person";
import { administersAnywhere } from "../facts/rank";
import { type Roster, readerOf } from "../facts/roster";
import type { Posture } from "./drift-schema";

interface PostureFacts {
  readonly title: string;
  readonly holds: (person: RosterPerson, isRead: (org: number) => boolean) => boolean;
}

const POSTURES: Record<Posture["kind"], PostureFacts> = {
  admin_two_factor_off: {
    title: "Administrator without a second factor",
    // Only where Automox says so: what is unknown is counted apart.
    holds: (person) => person.twoFactor === "off" && administersAnywhere(person),
  },
  two_factor_off: { title: "Second factor off", holds: ({ twoFactor }) => twoFactor === "off" },
  two_factor_unknown: {
    title: "Second factor unknown (Automox does not say)",
    holds: ({ twoFactor }) => twoFactor === "unknown",
  },
  no_role: {
    title: "Member without a role",
    // In an organization that was not read to the end nobody said so.
    holds: ({ memberships }, isRead) => memberships.some(({ role, org }) => role === null && isRead(org)),
  },
};

/**
 * Active people only: somebody who never accepted, or is disabled, cannot sign in. Administrators first, then
 * by folded e-mail.
 */
export function postureOf(roster: Roster): readonly Posture[] {
  const isRead = readerOf(roster);
  const active = roster.people.filter(({ status }) => status === "active" || status === "unknown");
  return (Object.keys(POSTURES) as Posture["kind"][]).flatMap((kind) => {
    const { title, holds } = POSTURES[kind];
    const people = active
      .filter((person) => holds(person, isRead))
      .map((person) => ({ email: person.email, isAdministrator: administersAnywhere(person) }))
      .sort((a, b) => Number(b.isAdministrator) - Number(a.isAdministrator));
    return people.length === 0 ? [] : [{ kind, title, people }];
  });
}
