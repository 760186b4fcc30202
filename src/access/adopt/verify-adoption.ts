import { placeKey } from "../facts/order";
import { attributeDifferences, isManaged, placesOf } from "../model/adoption";
import type { PersonChange, Plan } from "../model/plan";
import type { ImportMapItem } from "./import-map";
import type { AdoptionVerdict } from "./verification-schema";

/**
 * Whether a plan takes everybody over and changes nobody. Without a map everything that the plan imports is
 * looked at.
 */
export function verifyAdoption(plan: Plan, map: readonly ImportMapItem[] = []): AdoptionVerdict {
  const imports = plan.changes.filter(({ importing }) => importing !== null);
  // An import wins over the removal of the same person elsewhere.
  const others = plan.changes.filter(({ importing }) => importing === null);
  const byPlace = new Map(
    [...others, ...imports].flatMap((change) => placesOf(change).map((place) => [place, change] as const)),
  );
  const wanted = map.map(({ importId, org, email }) => ({
    importId,
    change: byPlace.get(placeKey(org, email)),
  }));
  const looked = new Set(wanted.flatMap(({ change }) => change ?? []));
  const subjects = [
    ...wanted,
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

function failureOf(importId: string, change: PersonChange | undefined): AdoptionVerdict["failures"] {
  const failure = (why: string) => [
    {
      address: change?.address ?? null,
      importId,
      why,
      differences: change ? attributeDifferences(change) : [],
    },
  ];
  if (!change) return failure("is not in the plan at all");
  const { importing, actions } = change;
  // Managed: also somebody whom an earlier apply imported.
  if (isUntouched(change))
    return importing !== null || isManaged(change) ? [] : failure("is neither imported nor managed");
  return failure(
    importing === null && actions.includes("create")
      ? "would be created, not imported: the import block is missing or names another address"
      : `would be changed (${actions.join(", ")})`,
  );
}
