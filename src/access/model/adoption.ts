import type { ManagedPerson } from "../facts/managed";
import { distinctTexts, placeKey } from "../facts/order";
import { harmless } from "../text/safe-text";
import type { PersonChange } from "./plan";
import { holdsTrue } from "./side";

export interface AttributeDifference {
  readonly attribute: string;
  /** As Automox has it; undefined where nothing is there. */
  readonly before: unknown;
  /** As the configuration wants it. */
  readonly after: unknown;
  /** In place of values that must not be shown. */
  readonly instead: "sensitive" | null;
}

/** Managed already, by an earlier apply. */
export const isManaged = ({ importing, before }: PersonChange): boolean =>
  importing === null && before !== null;

/** Where a change takes place: an import names it, else the person before or after does. */
export function placesOf({ importing, before, after }: PersonChange): readonly string[] {
  const [, org, email] = /^(\d+)\/([^@]+@.+)$/.exec(importing ?? "") ?? [];
  const place = (person: ManagedPerson | null) =>
    person?.org && person.email ? [placeKey(person.org, person.email)] : [];
  return [
    ...(org !== undefined && email !== undefined ? [placeKey(Number(org), email)] : []),
    ...place(before),
    ...place(after),
  ];
}

/** Every attribute that a change would write, as printed. */
export function attributeDifferences(change: PersonChange): readonly AttributeDifference[] {
  const { values, unknown, sensitive } = change;
  if (!values) return [];
  const names = distinctTexts([...Object.keys(values.before), ...Object.keys(values.after)]);
  return names.flatMap((attribute): AttributeDifference[] => {
    if (holdsTrue(unknown[attribute])) return [];
    const [before, after] = [values.before[attribute] ?? null, values.after[attribute] ?? null];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return sensitive.includes(attribute)
      ? [{ attribute, before: undefined, after: undefined, instead: "sensitive" }]
      : [{ attribute, before, after, instead: null }];
  });
}

export const differenceInWords = ({ before, after, instead }: AttributeDifference): string =>
  instead === null
    ? `${shown(before)} in Automox, ${shown(after)} in the configuration`
    : `differs (${instead})`;

const shown = (value: unknown): string => harmless(JSON.stringify(value) ?? "nothing");
