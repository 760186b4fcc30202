import type { ManagedPerson } from "../facts/managed";
import { placeKey } from "../facts/order";
import type { PersonChange, Plan } from "../facts/plan";
import type { ImportMapItem } from "./import-map";

export interface AttributeDifference {
  readonly attribute: string;
  /** As Automox has it; undefined where nothing is there. */
  readonly before: unknown;
  /** As the configuration wants it. */
  readonly after: unknown;
  /** In place of values that must not be shown. */
  readonly instead: "sensitive" | null;
}

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
      ...(plan.complete ? [] : ["the plan is partial (-target)"]),
      ...(subjects.length === 0 ? ["the plan imports nobody"] : []),
    ],
    otherChanges: plan.changes.filter(
      (change) => !subjects.some((subject) => subject.change === change) && !isUntouched(change),
    ).length,
  };
}

const isUntouched = ({ actions }: PersonChange): boolean => actions.every((action) => action === "no-op");

const isManaged = ({ importing, before }: PersonChange): boolean => importing === null && before !== null;

/** Where a change takes place: an import names it, else the person before or after does. */
function placesOf({ importing, before, after }: PersonChange): readonly string[] {
  const [, org, email] = /^(\d+)\/([^@]+@.+)$/.exec(importing ?? "") ?? [];
  const place = (person: ManagedPerson | null) =>
    person?.org && person.email ? [placeKey(person.org, person.email)] : [];
  return [
    ...(org !== undefined && email !== undefined ? [placeKey(Number(org), email)] : []),
    ...place(before),
    ...place(after),
  ];
}

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
  return [{ address, importId, why, differences: differencesOf(change) }];
}

function differencesOf({ values, unknown, sensitive }: PersonChange): readonly AttributeDifference[] {
  if (!values) return [];
  const names = [
    ...new Set([...Object.keys(values.before), ...Object.keys(values.after), ...unknown]),
  ].sort();
  return names.flatMap((attribute): AttributeDifference[] => {
    if (unknown.includes(attribute)) return [];
    const [before, after] = [values.before[attribute] ?? null, values.after[attribute] ?? null];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return sensitive.includes(attribute)
      ? [{ attribute, before: undefined, after: undefined, instead: "sensitive" }]
      : [{ attribute, before, after, instead: null }];
  });
}
