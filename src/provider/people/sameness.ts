import type { User } from "../../automox/person";
import { sameRole } from "../../automox/roles";

export type OnExisting = "adopt_if_same" | "adopt" | "fail";

/** What an invitation of the organization contract sends beside the address; null is not configured, undefined not known yet. */
export interface Wanted {
  readonly role: string | undefined;
  readonly first_name: string | null | undefined;
  readonly last_name: string | null | undefined;
}

export interface Difference {
  readonly attribute: keyof Wanted;
  readonly there: string | null;
  readonly wanted: string;
}

/** Every configured value that an invitation would send and that the person there has otherwise. */
export function differences(user: User, wanted: Wanted): readonly Difference[] {
  const found: Difference[] = [];
  if (wanted.role !== undefined && !sameRole(user.role ?? "", wanted.role)) {
    found.push({ attribute: "role", there: user.role ?? null, wanted: wanted.role });
  }
  for (const [attribute, there] of [
    ["first_name", user.firstName ?? null],
    ["last_name", user.lastName ?? null],
  ] as const) {
    const value = wanted[attribute];
    if (typeof value === "string" && value !== there) found.push({ attribute, there, wanted: value });
  }
  return found;
}

/** Indented lines, one a difference, values quoted so that nothing hides in them. */
export const printDifferences = (list: readonly Difference[]): string =>
  list
    .map(
      ({ attribute, there, wanted }) =>
        `  ${attribute}: ${JSON.stringify(there)} there, ${JSON.stringify(wanted)} configured`,
    )
    .join("\n");
