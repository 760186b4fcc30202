import { isAdministrator } from "../../facts/rank";
import { readerOf } from "../../facts/roster";
import { withoutPeople } from "../../facts/without-people";
import { everyText } from "../../text/every-text";
import { harmless } from "../../text/safe-text";
import { isMember } from "./cell";
import { bySeverity, driftLine, guardLine } from "./finding-lines";
import { gatherPeople, type JoinedPerson } from "./gather-people";
import type { MatrixInput } from "./input";
import { type MatrixRow, rowOf } from "./row";
import { tilesOf } from "./tiles";

/** What the page shows, worked out and redacted, and nothing else: rendering decides nothing about people. */
export type MatrixModel = ReturnType<typeof buildModel>;
export type MatrixColumn = ReturnType<typeof columnOf>;
export type MatrixHeader = ReturnType<typeof headerOf>;

/** Longer than any address or message that means well. */
const MAX_CHARACTERS = 1_000;

/** From what was read to what is shown: joined, judged, redacted. The same input gives the same model. */
export function buildModel(input: MatrixInput) {
  const { roster, meta } = input;
  const people = gatherPeople(input);
  const organizations = organizationsOf(input, people);
  const isCompared = input.managed !== null;
  const context = {
    ...meta,
    isCompared,
    isRead: readerOf(roster),
    keyOwner: roster.keyOwner,
    takenAt: roster.takenAt,
    orgs: organizations.map(({ org }) => org),
  };
  const rows = people.map((person, index) => rowOf(person, index + 1, context));
  const told = {
    accountRoles: rows.some(({ accountRole }) => accountRole !== null),
    status: rows.some(({ facts }) => facts.status !== "unknown"),
    twoFactor: rows.some(({ facts }) => facts.twoFactor !== "unknown"),
  };
  const model = {
    header: headerOf(input),
    tiles: tilesOf(rows, { ...told, isCompared, staleAfterDays: meta.staleAfterDays }),
    told,
    columns: organizations.map((organization, index) => columnOf(organization, index, rows)),
    rows,
    drift: input.drift.map(driftLine).sort(bySeverity),
    ignored: input.ignored.map(({ reason, until, ...item }) => ({ ...driftLine(item), reason, until })),
    guards: input.guards.map(guardLine),
  };
  const hidden = withoutPeople(model, meta.redact, input);
  // Code to be copied is nothing without its lines.
  return everyText(hidden, (text) => harmless(text, MAX_CHARACTERS), "actions");
}

type Organization = MatrixInput["roster"]["organizations"][number];

/**
 * Those of the roster, and any that only a state or a person names: nobody's access may fall off the page.
 */
function organizationsOf({ roster }: MatrixInput, people: readonly JoinedPerson[]): readonly Organization[] {
  const named = people.flatMap(({ live, grants }) => [...(live?.memberships ?? []), ...grants]);
  const all: readonly Organization[] = [
    ...named.map(({ org }) => ({ org, name: null, zone: null })),
    ...roster.organizations,
  ];
  return [...new Map(all.map((each) => [each.org, each])).values()].sort((a, b) => a.org - b.org);
}

function columnOf({ org, name, zone }: Organization, index: number, rows: readonly MatrixRow[]) {
  const members = rows.map(({ cells }) => cells[index]).filter(isMember);
  return {
    ...{ org, name, zone },
    people: members.length,
    administrators: members.filter(({ live }) => isAdministrator(live?.slug ?? null)).length,
  };
}

const headerOf = ({ roster, managed, meta }: MatrixInput) => ({
  account: meta.accountName ?? roster.accountId ?? "Automox",
  scope: meta.scope ?? null,
  takenAt: roster.takenAt,
  tool: `automox-access ${meta.toolVersion}`,
  keyOwner: roster.keyOwner,
  scanned: roster.completeness.scanned,
  total: roster.completeness.total,
  isComplete: roster.completeness.status === "complete",
  problems: roster.completeness.problems,
  /** Whether a state was compared at all. */
  isCompared: managed !== null,
});
