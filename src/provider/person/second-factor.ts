/**
 * null and undefined are no method: the published contract has null where none is on, and what is not told is
 * not taken for one.
 */
export const isOn = (method: string | null | undefined): boolean =>
  typeof method === "string" && method !== "disabled";

/**
 * What a state says of `two_factor`: what is managed, unless Automox shows that none is on. Nobody pending
 * can have one yet, and an answer without the field (undefined) shows nothing.
 */
export function observedTwoFactor(
  managed: "enabled" | null,
  { method, isPending }: { readonly method: string | null | undefined; readonly isPending: boolean },
): "enabled" | null {
  return isPending || method === undefined || isOn(method) ? managed : null;
}
