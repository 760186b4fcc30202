import { groupOf } from "../../drift/kinds";
import { administersAnywhere, isGlobalAdministrator } from "../../facts/rank";
import { isMarked, isMember, type MatrixCell } from "./cell";
import type { JoinedPerson } from "./gather-people";

/** What is known of a person when groups are told. */
interface Judged extends JoinedPerson {
  readonly cells: readonly (MatrixCell | null)[];
  readonly status: string;
  readonly isStale: boolean;
}

const hasDrift = ({ drift }: Judged, group: ReturnType<typeof groupOf>): boolean =>
  drift.some((item) => groupOf(item) === group);

/** Whom each figure at the top counts, and its tile leaves when it is pressed. Somebody may be in several. */
const GROUPS = {
  people: ({ live }: Judged) => live !== null,
  global: ({ live }: Judged) => isGlobalAdministrator(live?.accountRole ?? null),
  admins: (person: Judged) => isAdmin(person),
  pending: (person: Judged) => person.status === "pending" || isMarked(person, "pending"),
  open: ({ live, status }: Judged) => live?.twoFactor === "off" && canLogIn(status),
  unmanaged: (person: Judged) => isMarked(person, "unmanaged") || hasDrift(person, "unmanaged"),
  edited: (person: Judged) =>
    hasDrift(person, "edited") || person.cells.some((cell) => cell?.live && cell.recorded),
  stale: (person: Judged) => hasDrift(person, "stale") || person.isStale,
  gone: (person: Judged) => isMarked(person, "missing") || hasDrift(person, "gone"),
  code: ({ cells }: Judged) => cells.some((cell) => isMember(cell) && cell.places.length > 0),
};

export type Group = keyof typeof GROUPS;

export const groupsOf = (person: Judged): readonly Group[] =>
  (Object.keys(GROUPS) as Group[]).filter((group) => GROUPS[group](person));

export const isAdmin = ({ live }: JoinedPerson): boolean => live !== null && administersAnywhere(live);

/** Somebody who never accepted, or is disabled, has no use for two-factor authentication (2FA) yet. */
export const canLogIn = (status: string): boolean => status === "active" || status === "unknown";
