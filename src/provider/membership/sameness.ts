import type { User } from "../../automox/person";
import { sameRole } from "../../automox/roles";

/** What an invitation of the organization contract sends beside the address; null is not configured. */
export interface Wanted {
  readonly role: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
}

export interface Difference {
  readonly attribute: string;
  readonly there: string | null;
  readonly wanted: string;
}

/** Every configured value that an invitation would send and that the person there has otherwise. */
export function differences(user: User, wanted: Wanted): readonly Difference[] {
  const found: Difference[] = [];
  if (!sameRole(user.role ?? "", wanted.role))
    found.push({ attribute: "role", there: user.role ?? null, wanted: wanted.role });
  if (wanted.first_name !== null && (user.firstName ?? null) !== wanted.first_name) {
    found.push({ attribute: "first_name", there: user.firstName ?? null, wanted: wanted.first_name });
  }
  if (wanted.last_name !== null && (user.lastName ?? null) !== wanted.last_name) {
    found.push({ attribute: "last_name", there: user.lastName ?? null, wanted: wanted.last_name });
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
