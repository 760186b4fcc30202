// Rosters by hand, for tests of what is made of them.
import { exportText } from "../../src/access/export/export-text";
import type { RosterMembership, RosterPerson } from "../../src/access/facts/person";
import type { Roster } from "../../src/access/facts/roster";

export const TAKEN_AT = "2026-03-20T12:00:00.000Z";

export interface PersonSketch extends Partial<Omit<RosterPerson, "memberships">> {
  /** Of organization 12345 where there are no memberships. */
  readonly role?: string | null;
  readonly memberships?: readonly (Partial<RosterMembership> & { readonly org: number })[];
}

/** A person from the first part of their address. */
export function rosterPerson(
  key: string,
  { role = "viewer", memberships, ...more }: PersonSketch = {},
): RosterPerson {
  const status = more.status ?? "active";
  const createdAt = more.createdAt ?? null;
  return {
    userId: null,
    uuid: null,
    email: `${key}@example.com`,
    firstName: key,
    lastName: "Example",
    accountRole: null,
    twoFactor: "unknown",
    twoFactorMethod: null,
    updatedAt: null,
    ...more,
    status,
    createdAt,
    memberships: (memberships ?? [{ org: 12345, role }]).map((membership) => ({
      role,
      status,
      createdAt,
      ...membership,
    })),
  };
}

export function rosterOf(people: readonly RosterPerson[], more: Partial<Roster> = {}): Roster {
  const numbers = new Set([12345, ...people.flatMap(({ memberships }) => memberships.map(({ org }) => org))]);
  const organizations = [...numbers].sort((a, b) => a - b);
  return {
    takenAt: TAKEN_AT,
    contract: "organization",
    accountId: null,
    keyOwner: "alice@example.com",
    organizations: organizations.map((org) => ({ org, zone: null, name: `Organization ${org}` })),
    people,
    completeness: {
      status: "complete",
      scanned: organizations.length,
      total: organizations.length,
      problems: [],
    },
    ...more,
  };
}

/** The same as `automox-access export` writes it, for `--roster`. */
export const rosterFile = (roster: Roster): string =>
  exportText(roster, "json", { profile: "roster", bom: "without", tool: { name: "x", version: "1" } });
