import { isMember } from "./cell";
import type { Group } from "./groups";
import type { MatrixRow } from "./row";

/** A figure at the top: how many rows its group has, so that it shows whom it counts when it is pressed. */
export interface Tile {
  readonly group: Group;
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
  readonly isAlarming: boolean;
}

/** What the listing and the comparison tell; what they do not is left out, and said once. */
interface Told {
  readonly isCompared: boolean;
  readonly accountRoles: boolean;
  readonly twoFactor: boolean;
  readonly staleAfterDays: number;
}

export function tilesOf(rows: readonly MatrixRow[], told: Told): readonly Tile[] {
  const of = (group: Group) => rows.filter(({ facts }) => facts.groups.includes(group));
  const tile = (group: Group, label: string, note: string | null = null): Tile => ({
    ...{ group, label, value: String(of(group).length), note },
    isAlarming: false,
  });
  const alarm = (...what: Parameters<typeof tile>): Tile => ({
    ...tile(...what),
    isAlarming: of(what[0]).length > 0,
  });
  const oldest = Math.max(...of("pending").map(({ facts }) => facts.pendingDays ?? -1));
  const unknown = of("people").filter(({ facts }) => facts.twoFactor === "unknown").length;
  return [
    tile("people", "People"),
    ...(told.accountRoles ? [tile("global", "Global admins", "of the whole account")] : []),
    tile("admins", "Admins", "in any organization"),
    tile("pending", "Pending", oldest < 1 ? null : `oldest ${oldest === 1 ? "1 day" : `${oldest} days`}`),
    alarm("stale", "Stale", `open for ${told.staleAfterDays} days or more`),
    ...(told.twoFactor
      ? [alarm("open", "Second factor off", unknown > 0 ? `unknown for ${unknown}` : null)]
      : []),
    ...(told.isCompared
      ? [
          alarm("unmanaged", "Unmanaged", "in no given stack"),
          alarm("edited", "Edited", "other than in code"),
          alarm("gone", "Gone", "in code, not in Automox"),
          { ...tile("code", "In code"), ...coverage(rows) },
        ]
      : []),
  ];
}

function coverage(rows: readonly MatrixRow[]): Pick<Tile, "value" | "note"> {
  const memberships = rows.flatMap(({ cells }) => cells.filter(isMember));
  const managed = memberships.filter(({ places }) => places.length > 0).length;
  const all = memberships.length;
  // Rounded down: all but one is not everybody.
  const value = all === 0 ? "–" : `${Math.floor((managed / all) * 100)} %`;
  return { value, note: `${managed} of ${all} memberships` };
}
