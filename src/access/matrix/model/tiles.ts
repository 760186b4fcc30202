import { groupOf } from "../../drift/kinds";
import { isGlobalAdministrator } from "../../facts/rank";
import { isEdit } from "./finding-lines";
import type { JoinedPerson } from "./gather-people";
import { canLogIn, isAdmin, isMarked, isMember, type MatrixRow } from "./row";

export type Tile = ReturnType<typeof tile>;

/** Whether the contract tells of such. */
export const hasAccountRoles = (rows: readonly MatrixRow[]): boolean =>
  rows.some(({ accountRole }) => accountRole !== null);

/** The figures at the top. What could not be told is no zero. */
export function tilesOf(people: readonly JoinedPerson[], rows: readonly MatrixRow[], isCompared: boolean) {
  const live = people.flatMap((person) => person.live ?? []);
  const globals = live.filter(({ accountRole }) => isGlobalAdministrator(accountRole)).length;
  const pending = rows.filter((row) => row.facts.status === "pending" || isMarked(row, "pending"));
  const oldest = Math.max(...pending.map(({ facts }) => facts.pendingDays ?? -1));
  const days = oldest === 1 ? "1 day" : `${oldest} days`;
  const unmanaged = rows.filter((row) => isMarked(row, "unmanaged")).length;
  const drifted = rows.filter((row) => row.drift.some(isEdit) || isMarked(row, "drift")).length;
  const users = live.filter(({ status }) => canLogIn(status));
  const off = users.filter(({ twoFactor }) => twoFactor === "off").length;
  const unknown = users.filter(({ twoFactor }) => twoFactor === "unknown").length;
  return [
    tile("People", live.length),
    ...(hasAccountRoles(rows) ? [tile("Global admins", globals)] : []),
    tile("Admins", people.filter(isAdmin).length, "of any organization or the account"),
    tile("Pending", pending.length, oldest < 0 ? null : `oldest ${days}`),
    isCompared
      ? alarm("In no given stack", unmanaged, "they, or some of their access")
      : untold("In no given stack"),
    isCompared || drifted > 0 ? alarm("Drifted", drifted, splitOf(rows)) : untold("Drifted"),
    alarm("Second factor off", off, unknown > 0 ? `unknown for ${unknown}` : null),
    isCompared ? coverage(rows) : untold("In code"),
  ];
}

/** People by what became of them; somebody may be in two. */
function splitOf(rows: readonly MatrixRow[]): string {
  const seen = {
    edited: ({ cells }: MatrixRow) =>
      cells.some((cell) => cell?.marks.includes("drift") && !cell.marks.includes("missing")),
    stale: () => false,
    gone: (row: MatrixRow) => isMarked(row, "missing"),
  };
  return Object.entries(seen)
    .map(([group, isSeen]) => {
      const found = rows.filter((row) => isSeen(row) || row.drift.some((item) => groupOf(item) === group));
      return `${found.length} ${group}`;
    })
    .join(", ");
}

function coverage(rows: readonly MatrixRow[]): Tile {
  const memberships = rows.flatMap(({ cells }) => cells.filter(isMember));
  const managed = memberships.filter(({ places }) => places.length > 0).length;
  const all = memberships.length;
  // Rounded down: all but one is not everybody.
  const value = all === 0 ? "–" : `${Math.floor((managed / all) * 100)} %`;
  return tile("In code", value, `${managed} of ${all} memberships`);
}

const tile = (label: string, value: number | string, note: string | null = null) => ({
  ...{ label, value: String(value), note },
  isAlarming: false,
});

const alarm = (label: string, count: number, note: string | null): Tile => ({
  ...tile(label, count, note),
  isAlarming: count > 0,
});

const untold = (label: string): Tile => tile(label, "–", "no state compared");
