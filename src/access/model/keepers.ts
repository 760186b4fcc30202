import type { ManagedPerson } from "../facts/managed";
import { grouped, placeKey } from "../facts/order";
import { type Change, isLoss } from "./change";
import type { Plan } from "./plan";
import { isDeposed } from "./reasons";
import { knownText } from "./told";
import { afterwards } from "./totals";

/** Every place of a person, further zones that are named by their number too. */
function placeKeysOf({ email, org, zoneRoles }: ManagedPerson): readonly string[] {
  if (email === null) return [];
  const zones = Object.keys(zoneRoles);
  return [...new Set([...(org === null ? [] : [String(org)]), ...zones])].map((id) => placeKey(id, email));
}

/** Who is declared in each place once the plans are applied. */
export const declaredIn = (plans: readonly Plan[]): ReadonlyMap<string, readonly ManagedPerson[]> => {
  const people = plans.flatMap(({ changes }) =>
    changes.filter(({ deposed }) => !deposed).flatMap(afterwards),
  );
  const places = people.flatMap((person) => placeKeysOf(person).map((place) => ({ person, place })));
  return new Map(
    [...grouped(places, ({ place }) => place)].map(([key, each]) => [key, each.map(({ person }) => person)]),
  );
};

/**
 * Several plans are one: what one takes and another keeps is said as both. Beside what is deposed the object at the same
 * address is another.
 */
export function keepersOf(plans: readonly Plan[]): (change: Change) => Change["keptAt"] {
  let declared: ReturnType<typeof declaredIn> | undefined;
  return (change) => {
    const { person, place, source, gap, why } = change;
    const [email, id] = [knownText(person.email), knownText(place.id)];
    if (!isLoss(change) || gap || email === null || id === null) return [];
    declared ??= declaredIn(plans);
    return (declared.get(placeKey(id, email)) ?? [])
      .filter(({ address, stack }) => isDeposed(why) || address !== source.address || stack !== source.stack)
      .map(({ address, stack }) => ({ address, stack }));
  };
}
