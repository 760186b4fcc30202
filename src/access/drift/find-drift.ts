import { foldEmail } from "../../automox/wire/email";
import { byEmail, byText, grouped, placeKey } from "../facts/order";
import type { Roster } from "../facts/roster";
import { indexRoster } from "../facts/roster-index";
import type { StackAccess } from "../terraform/stack-access";
import { compareGrant } from "./compare-grant";
import type { DriftSettings } from "./drift-settings";
import { findDoubleClaims, findTwins } from "./duplicates";
import { resourceOf } from "./grants";
import type { DriftItem } from "./item";
import { DRIFT_KINDS } from "./kinds";
import { findUnmanaged } from "./unmanaged";

export interface FoundDrift {
  /** By kind, organization, folded e-mail and address. */
  readonly items: readonly DriftItem[];
  readonly withheld: readonly Withheld[];
  /** Grants in organizations that were not to be read, or in zones that nobody can name. */
  readonly outOfScope: number;
}

/** What was not said, because it would rest on a listing that was not read to its end. */
export interface Withheld {
  readonly org: number;
  /** People of the configuration or the state who were not seen there. */
  readonly people: number;
}

/**
 * Compares what stacks want and recorded with what Automox has. Pure: the same input gives the same items in
 * the same order, whatever the order of people, resources and stacks. Only proved absence is an absence.
 */
export function findDrift(
  { stacks, roster }: { readonly stacks: readonly StackAccess[]; readonly roster: Roster },
  settings: DriftSettings,
): FoundDrift {
  const index = indexRoster(roster);
  const resources = stacks.flatMap(({ stack, entries }) =>
    entries.flatMap((entry) => resourceOf(stack, entry, index) ?? []),
  );
  const grants = resources.flatMap((resource) => resource.grants);
  const compared = grants.map((grant) => ({ grant, found: compareGrant(grant, index, settings) }));
  const unseen = compared.flatMap(({ grant, found }) => (found === "withheld" ? [grant] : []));
  const items = [
    ...compared.flatMap(({ found }) => (found === "withheld" ? [] : found)),
    ...findUnmanaged(roster.people, {
      memberships: new Set(grants.map(({ live }) => live?.membership)),
      addresses: new Set(
        grants.flatMap(({ org, entry: { recorded, desired } }) =>
          [recorded, desired].flatMap((side) => (side?.email ? [placeKey(org, side.email)] : [])),
        ),
      ),
      people: new Set([...resources.map(({ person }) => person), ...grants.map(({ live }) => live?.person)]),
    }),
    ...findTwins(roster.people),
    ...findDoubleClaims(grants.filter(({ desired }) => desired !== undefined)),
  ];
  return {
    items: items.sort(inOrder),
    withheld: [...grouped(unseen, ({ org }) => org)]
      .map(([org, same]) => ({
        org,
        people: new Set(same.map(({ managed }) => foldEmail(managed.email ?? managed.address))).size,
      }))
      .sort((a, b) => a.org - b.org),
    outOfScope: resources.reduce((sum, resource) => sum + resource.outOfScope, 0),
  };
}

const inOrder = (a: DriftItem, b: DriftItem): number =>
  DRIFT_KINDS.indexOf(a.kind) - DRIFT_KINDS.indexOf(b.kind) ||
  a.org - b.org ||
  byEmail(a.person, b.person) ||
  byText(a.stack ?? "", b.stack ?? "") ||
  byText(a.address ?? "", b.address ?? "") ||
  byText(a.fingerprint, b.fingerprint);
