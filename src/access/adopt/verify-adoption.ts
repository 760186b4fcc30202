import { placeKey } from "../facts/order";
import { type AttributeDifference, attributeDifferences, isManaged, placesOf } from "../model/adoption";
import type { PersonChange, Plan } from "../model/plan";
import type { ImportMapItem } from "./import-map";

interface AdoptionFailure {
  /** Null where the plan has none. */
  readonly address: string | null;
  readonly importId: string;
  /** The end of a sentence. */
  readonly why: string;
  readonly differences: readonly AttributeDifference[];
}

export interface AdoptionVerdict {
  /** Addresses that are imported and change nothing. */
  readonly imported: readonly string[];
  /** Addresses of the map that were imported by an earlier apply, and change nothing. */
  readonly managed: readonly string[];
  readonly failures: readonly AdoptionFailure[];
  /** What makes the whole plan no proof. */
  readonly problems: readonly string[];
  /** Changes of people that are no adoption. */
  readonly otherChanges: number;
}

/**
 * Whether a plan takes everybody over and changes nobody. Without a map everything that the plan imports is
 * looked at.
 */
export function verifyAdoption(plan: Plan, map: readonly ImportMapItem[] | undefined): AdoptionVerdict {
  const imports = plan.changes.filter(({ importing }) => importing !== null);
  // An import wins over the removal of the same person elsewhere.
  const others = plan.changes.filter(({ importing }) => importing === null);
  const byPlace = new Map(
    [...others, ...imports].flatMap((change) => placesOf(change).map((place) => [place, change] as const)),
  );
  const wanted = map?.map((item) => ({
    importId: item.importId,
    change: byPlace.get(placeKey(item.org, item.email)),
  }));
  const looked = new Set(wanted?.flatMap(({ change }) => change ?? []));
  const subjects = [
    ...(wanted ?? []),
    ...imports
      .filter((change) => !looked.has(change))
      .map((change) => ({ importId: change.importing ?? "", change })),
  ];
  const good = subjects.flatMap(({ change }) => (change && isUntouched(change) ? [change] : []));
  const addresses = (some: readonly PersonChange[]) => some.map(({ address }) => address).sort();
  return {
    imported: addresses(good.filter(({ importing }) => importing !== null)),
    managed: addresses(good.filter(isManaged)),
    failures: subjects.flatMap(({ importId, change }) => failureOf(importId, change)),
    problems: [
      ...(plan.errored ? ["the plan failed, so it shows only a part"] : []),
      ...(plan.complete !== false ? [] : ["the plan is partial (-target)"]),
      ...(subjects.length === 0 ? ["the plan imports nobody"] : []),
    ],
    otherChanges: plan.changes.filter(
      (change) => !subjects.some((subject) => subject.change === change) && !isUntouched(change),
    ).length,
  };
}

const isUntouched = ({ actions }: PersonChange): boolean => actions.every((action) => action === "no-op");

function failureOf(importId: string, change: PersonChange | undefined): readonly AdoptionFailure[] {
  if (!change) return [{ address: null, importId, why: "is not in the plan at all", differences: [] }];
  const { address } = change;
  if (isUntouched(change)) {
    // Also somebody whom an earlier apply imported.
    return change.importing !== null || isManaged(change)
      ? []
      : [{ address, importId, why: "is neither imported nor managed", differences: [] }];
  }
  const why =
    change.importing === null && change.actions.includes("create")
      ? "would be created, not imported: the import block is missing or names another address"
      : `would be changed (${change.actions.join(", ")})`;
  return [{ address, importId, why, differences: attributeDifferences(change) }];
}
