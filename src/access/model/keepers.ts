import type { ManagedPerson } from "../facts/managed";
import { grouped, placeKey } from "../facts/order";
import { type Change, isLoss } from "./change";
import type { PersonChange, Plan } from "./plan";
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

/** Several plans are one: what one takes and another keeps is said as both. */
export function keepersOf(plans: readonly Plan[]): (change: Change) => Change["keptAt"] {
  let declared: ReturnType<typeof declaredIn> | undefined;
  return (change) => {
    const { person, place, source, gap } = change;
    const [email, id] = [knownText(person.email), knownText(place.id)];
    if (!isLoss(change) || gap || email === null || id === null) return [];
    declared ??= declaredIn(plans);
    return (declared.get(placeKey(id, email)) ?? [])
      .filter(({ address, stack }) => address !== source.address || stack !== source.stack)
      .map(({ address, stack }) => ({ address, stack }));
  };
}

/** Whether an object that a replacement left behind is just forgotten: the one at its address has the person. */
export function forgottenIn({ changes }: Plan): (change: PersonChange) => boolean {
  const isStanding = ({ deposed, actions }: PersonChange) =>
    !deposed && (actions[0] === "create" || !actions.includes("delete"));
  const keyOf = (address: string, person: ManagedPerson | null) =>
    person?.email && person.org !== null ? `${address} ${placeKey(person.org, person.email)}` : undefined;
  const kept = new Set(changes.filter(isStanding).map(({ address, after }) => keyOf(address, after)));
  return ({ deposed, address, before }) => {
    const key = keyOf(address, before);
    return deposed && key !== undefined && kept.has(key);
  };
}
