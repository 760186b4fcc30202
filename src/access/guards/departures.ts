import { foldEmail } from "../../automox/wire/email";
import type { AccessItem } from "../facts/access-item";
import type { ManagedPerson } from "../facts/managed";
import type { Plan } from "../facts/plan";
import { isAdministrator } from "../facts/rank";

/**
 * Somebody who would have less than before. A replacement counts as a removal: access is lost until it is
 * accepted anew.
 */
export interface Departure {
  readonly kind: "removal" | "demotion";
  readonly item: AccessItem;
  readonly org: number | null;
  /** Folded; null where it is not known. */
  readonly email: string | null;
}

/** As the provider counts them: who is only forgotten keeps everything and is none. */
export function departures(items: readonly AccessItem[]): readonly Departure[] {
  return items.flatMap((item) => {
    const kind = kindOf(item);
    const email = item.person.email === null ? null : foldEmail(item.person.email);
    return kind === undefined ? [] : [{ kind, item, org: item.org, email }];
  });
}

function kindOf({ verb, from, to, scope }: AccessItem): Departure["kind"] | undefined {
  if (scope === "zone") return undefined;
  if (verb === "remove" || verb === "replace" || verb === "disable") return "removal";
  if (verb === "revoke") return scope === "organization" ? "removal" : "demotion";
  if (verb !== "lower" && verb !== "change-role") return undefined;
  return isAdministrator(from) && !isAdministrator(to) ? "demotion" : undefined;
}

/** Whoever leaves an organization, for a time or for good: their API keys there stay, as far as anybody knows. */
export const leavers = (items: readonly AccessItem[]): readonly AccessItem[] =>
  departures(items).flatMap(({ kind, item }) => (kind === "removal" ? [item] : []));

/**
 * The person an item is about as the state knows them; indexed once, because plans may hold tens of
 * thousands.
 */
export function recordedPeople(
  plans: readonly Plan[],
): (item: Pick<AccessItem, "stack" | "address">) => ManagedPerson | undefined {
  const byPlace = new Map<string, ManagedPerson>();
  for (const { stack, changes } of plans)
    for (const { address, before, deposed } of changes)
      if (before && !deposed) byPlace.set(`${stack ?? ""}\n${address}`, before);
  return ({ stack, address }) => byPlace.get(`${stack ?? ""}\n${address}`);
}
