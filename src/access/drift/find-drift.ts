import { byEmail, byText } from "../facts/order";
import type { Roster } from "../facts/roster";
import { indexRoster } from "../facts/roster-index";
import { SEVERITIES } from "../model/severity";
import type { StackAccess } from "../terraform/stack-access";
import { compareGrant } from "./compare-grant";
import { resourceOf } from "./grants";
import type { DriftItem } from "./item";
import { DRIFT_KINDS } from "./kinds";
import type { DriftSettings, Language } from "./settings";
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
  const context = { ...settings, usual: usualLanguage(stacks), isAlone: stacks.length === 1 };
  const resources = stacks.flatMap(({ stack, entries }) =>
    entries.flatMap((entry) => resourceOf(stack, entry, index) ?? []),
  );
  const grants = resources.flatMap((resource) => resource.grants);
  const compared = grants.map((grant) => compareGrant(grant, index, context));
  const wanted = grants.filter(({ desired }) => desired !== null);
  const items = [
    ...compared.flatMap((each) => each.items),
    ...findUnmanaged(roster.people, resources, context),
    ...findTwins(roster.people, context),
    ...findDoubleClaims(wanted, context),
  ];
  return {
    /** By severity, kind, organization, folded e-mail and address. */
    items: items.sort(inOrder),
    /** What the stacks set and nobody could compare. */
    gaps: compared.flatMap(({ gaps }) => gaps),
    /** The same, in organizations and zones of which there is no list. */
    unlisted: resources.flatMap(({ unlisted }) => unlisted),
  };
}

/** Only a synthesized configuration tells of constructs. */
const usualLanguage = (stacks: readonly StackAccess[]): Language =>
  stacks.some(({ entries }) => entries.some((each) => (each.desired ?? each.recorded)?.constructPath != null))
    ? "typescript"
    : "hcl";

const inOrder = (a: DriftItem, b: DriftItem): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  DRIFT_KINDS.indexOf(a.kind) - DRIFT_KINDS.indexOf(b.kind) ||
  a.org - b.org ||
  byEmail(a.person, b.person) ||
  byText(a.stack ?? "", b.stack ?? "") ||
  byText(a.address ?? "", b.address ?? "") ||
  byText(a.fingerprint, b.fingerprint);
