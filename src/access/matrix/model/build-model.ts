import { isAdministrator } from "../../facts/rank";
import { cellContext } from "./cell";
import { bySeverity, driftLine, guardLine, ignoredLine } from "./finding-lines";
import { fitToShow } from "./fit-to-show";
import { gatherPeople } from "./gather-people";
import type { MatrixInput } from "./input";
import type { MatrixColumn, MatrixHeader, MatrixModel, MatrixRow } from "./model";
import { grantsOf } from "./recorded-grants";
import { isMember, rowOf } from "./row";
import { tilesOf } from "./tiles";

/** From what was read to what is shown: joined, judged, redacted. The same input gives the same model. */
export function buildModel(input: MatrixInput): MatrixModel {
  const { roster, meta } = input;
  const orgs = organizationsOf(input);
  const people = gatherPeople(input);
  const context = {
    ...cellContext(input),
    orgs: orgs.map(({ org }) => org),
    takenAt: roster.takenAt,
    staleAfterDays: meta.staleAfterDays,
    redact: meta.redact,
  };
  const rows = people.map((person, index) => rowOf(person, index + 1, context));
  const hasAccountRoles = rows.some(({ accountRole }) => accountRole !== null);
  const model: MatrixModel = {
    header: headerOf(input),
    tiles: tilesOf({ people, rows, hasAccountRoles, isCompared: context.isCompared }),
    columns: orgs.map((organization, index) => columnOf(organization, index, rows)),
    hasAccountRoles,
    rows,
    drift: input.drift.map((item) => driftLine(item, meta.redact)).sort(bySeverity),
    ignored: input.ignored.map((item) => ignoredLine(item, meta.redact)),
    guards: input.guards.map(guardLine),
  };
  return fitToShow(model, meta.redact);
}

type Organization = Pick<MatrixColumn, "org" | "name" | "zone">;

/**
 * Those of the roster, and any that only a state or a person names: nobody's access may fall off the page.
 */
function organizationsOf({ roster, managed }: MatrixInput): readonly Organization[] {
  const byNumber = new Map<number, Organization>();
  const named = [
    ...roster.people.flatMap(({ memberships }) => memberships.map(({ org }) => org)),
    ...(managed ?? []).flatMap((person) => grantsOf(person, roster).map(({ org }) => org)),
  ];
  for (const org of named) byNumber.set(org, { org, name: null, zone: null });
  for (const { org, name, zone } of roster.organizations) byNumber.set(org, { org, name, zone });
  return [...byNumber.values()].sort((a, b) => a.org - b.org);
}

function columnOf(organization: Organization, index: number, rows: readonly MatrixRow[]): MatrixColumn {
  const members = rows.flatMap(({ cells }) => {
    const cell = cells[index];
    return cell && isMember(cell) ? [cell] : [];
  });
  return {
    ...organization,
    people: members.length,
    administrators: members.filter(({ live }) => isAdministrator(live?.slug ?? null)).length,
  };
}

const headerOf = ({ roster, managed, meta }: MatrixInput): MatrixHeader => ({
  account: meta.accountName ?? roster.accountId ?? "Automox",
  scope: meta.scope ?? null,
  takenAt: roster.takenAt,
  tool: `automox-access ${meta.toolVersion}`,
  keyOwner: roster.keyOwner,
  scanned: roster.completeness.scanned,
  total: roster.completeness.total,
  isComplete: roster.completeness.status === "complete",
  problems: roster.completeness.problems,
  isCompared: managed !== null,
});
