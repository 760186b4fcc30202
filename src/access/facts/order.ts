import { foldEmail } from "../../automox/wire/email";
import type { ManagedPerson } from "./managed";

/** By code unit, so that the same texts stand in the same order on every machine. */
export const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** By where Terraform has it. */
export const byAddress = (a: { readonly address: string }, b: { readonly address: string }): number =>
  byText(a.address, b.address);

type Addressed = Pick<ManagedPerson, "email">;

export const byEmail = (a: Addressed, b: Addressed): number =>
  byText(foldEmail(a.email ?? ""), foldEmail(b.email ?? ""));

export const isSameEmail = (a: string, b: string): boolean => foldEmail(a) === foldEmail(b);

/** A person's place in an organization, whatever the spelling of the address. */
export const placeKey = (org: number | string | null, email: string): string => `${org}/${foldEmail(email)}`;

/** Each number once, from the least. */
export const distinctNumbers = (numbers: Iterable<number>): readonly number[] =>
  [...new Set(numbers)].sort((a, b) => a - b);

/** Each text once, in order. */
export const distinctTexts = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort();

/** Items of one key together, in the order in which each key first came. */
export function grouped<K, T>(list: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** What stands in a list more than once. */
export function repeated<T>(list: readonly T[]): ReadonlySet<T> {
  const seen = new Set<T>();
  return new Set(list.filter((item) => seen.has(item) || !seen.add(item)));
}
