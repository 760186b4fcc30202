import type { Person } from "./person";
import type { Showing, Shown } from "./state";

/**
 * null and undefined are no method: the published contract answers null where none is on, and a field that is
 * missing shows none.
 */
export const isOn = (method: string | null | undefined): boolean =>
  typeof method === "string" && method !== "disabled";

/**
 * What a state says of the second factor: the managed value, unless Automox shows that no method is on. A pending
 * person cannot have one yet, and an answer without the field (undefined) shows nothing.
 */
export function showSecondFactor(
  { twoFactor: method, status }: Pick<Person, "twoFactor" | "status">,
  { own, before }: Showing,
): Pick<Shown, "two_factor" | "two_factor_method"> {
  const isPending = (status ?? before?.status) === "pending";
  return {
    two_factor: isPending || method === undefined || isOn(method) ? own.two_factor : null,
    two_factor_method: method === undefined ? (before?.two_factor_method ?? null) : method,
  };
}
