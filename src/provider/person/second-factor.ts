/**
 * null and undefined are no method: the published contract answers null where none is on, and a field that is
 * missing shows none.
 */
export const isOn = (method: string | null | undefined): boolean =>
  typeof method === "string" && method !== "disabled";

/**
 * What a state says of `two_factor`: the managed value, unless Automox shows that no method is on. A pending
 * person cannot have one yet, and an answer without the field (undefined) shows nothing.
 */
export function observedTwoFactor(
  managed: "enabled" | null,
  { method, isPending }: { readonly method: string | null | undefined; readonly isPending: boolean },
): "enabled" | null {
  return isPending || method === undefined || isOn(method) ? managed : null;
}
