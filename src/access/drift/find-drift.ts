import { foldEmail } from "../../automox/wire/email";
import { byEmail, byText } from "../facts/order";
import type { Roster } from "../facts/roster";
import { indexRoster } from "../facts/roster-index";
import type { StackAccess } from "../terraform/stack-access";
import { compareGrant } from "./compare-grant";
import type { DriftSettings } from "./drift-settings";
import { resourceOf } from "./grants";
import type { DriftItem } from "./item";
import { DRIFT_KINDS } from "./kinds";
import { findDoubleClaims, findTwins, findUnmanaged } from "./strangers-and-doubles";

/**
 * Compares what stacks want and recorded with what Automox has. Pure: the same input gives the same items in
 * the same order, whatever the order of people, resources and stacks. Only proved absence is an absence.
 */
export function findDrift(
  { stacks, roster }: { readonly stacks: readonly StackAccess[]; readonly roster: Roster },
  settings: DriftSettings,
) {
  const index = indexRoster(roster);
  const resources = stacks.flatMap(({ stack, entries }) =>
    entries.flatMap((entry) => resourceOf(stack, entry, index) ?? []),
  );
  const grants = resources.flatMap((resource) => resource.grants);
  const compared = grants.map((grant) => ({ grant, found: compareGrant(grant, index, settings) }));
  const items = [
    ...compared.flatMap(({ found }) => (found === "withheld" ? [] : found)),
    ...findUnmanaged(roster.people, resources),
    ...findTwins(roster.people),
    ...findDoubleClaims(grants.filter(({ desired }) => desired !== undefined)),
  ];
  return {
    /** By kind, organization, folded e-mail and address. */
    items: items.sort(inOrder),
    /** Of whom nothing was said, because it would rest on a listing that was not read to its end. */
    withheld: compared
      .filter(({ found }) => found === "withheld")
      .map(({ grant: { org, managed } }) => ({ org, who: foldEmail(managed.email ?? managed.address) })),
    /** Grants in organizations that were not to be read, or in zones that nobody can name. */
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
