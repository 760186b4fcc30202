import { distinctTexts } from "../facts/order";
import { classOf } from "./attributes";
import type { ChangedPerson, Place, Standing } from "./change";
import type { PersonChange, Values } from "./plan";
import { AFTER_APPLY, isAfterApply, knownText, type Told } from "./told";

/** One side of a resource instance: what it says of a person, an attribute at a time. */
export interface Side {
  /** A text; JSON of anything else. */
  readonly told: (attribute: string) => Told;
  /** The organization; from the id where the attribute is silent. */
  readonly org: Told;
  readonly zones: ReadonlyMap<string, Told>;
  /** Which zones there are is not known before the apply. */
  readonly areZonesUnknown: boolean;
  readonly areZonesSensitive: boolean;
  readonly names: readonly string[];
}

const object = (value: unknown): Values =>
  typeof value === "object" && value !== null ? (value as Values) : {};

/** `before` is known to the last attribute; what `after` leaves out keeps the value of `before`. */
export function sideOf(change: PersonChange, which: "before" | "after"): Side | null {
  const values = change.values?.[which];
  if (!values || Object.keys(values).length + (which === "after" ? unknowns(change) : 0) === 0) return null;
  const unknown = which === "after" ? change.unknown : {};
  const hidden = (attribute: string, value: Told): Told =>
    change.sensitive.includes(attribute) && typeof value === "string"
      ? { hidden: "sensitive", text: value }
      : value;
  const told = (attribute: string): Told =>
    holdsTrue(unknown[attribute]) ? AFTER_APPLY : hidden(attribute, asText(values[attribute]));
  const zoneMarks = unknown.zone_roles;
  const zones = new Map<string, Told>();
  for (const [zone, role] of Object.entries(object(values.zone_roles)))
    if (typeof role === "string") zones.set(zone, hidden("zone_roles", role));
  for (const [zone, mark] of Object.entries(object(zoneMarks)))
    if (mark === true) zones.set(zone, AFTER_APPLY);
  return {
    told,
    org: told("org_id") ?? change[which]?.org?.toString() ?? AFTER_APPLY,
    zones,
    areZonesUnknown: zoneMarks === true,
    areZonesSensitive: change.sensitive.includes("zone_roles"),
    names: distinctTexts([...Object.keys(values), ...Object.keys(unknown)]),
  };
}

const unknowns = ({ unknown }: PersonChange): number => Object.values(unknown).filter(holdsTrue).length;

/** A mark that is true, or holds a true somewhere below. */
export const holdsTrue = (mark: unknown): boolean =>
  mark === true || (typeof mark === "object" && mark !== null && Object.values(mark).some(holdsTrue));

export function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

export interface Held {
  readonly place: Place;
  readonly standing: Standing;
}

export type Places = ReadonlyMap<string, Held>;

/**
 * Where somebody is and as what, by the place's key. A zone named by its number is that organization. `was`: the side
 * before, whose organization stays, and whose role in the account too where this one leaves it out.
 */
export function placesOf(side: Side, status: Standing["status"], was = side): Places {
  const held = new Map<string, Held>();
  const put = (key: string, place: Place, role: Told) => held.set(key, { place, standing: { role, status } });
  put("organization", { scope: "organization", id: was.org }, side.told("role"));
  const account = side.told("account_role") ?? was.told("account_role");
  if (account !== null) put("account", { scope: "account", id: null }, account);
  for (const [zone, role] of side.zones) {
    const id = side.areZonesSensitive ? ({ hidden: "sensitive", text: zone } as const) : zone;
    put(`zone ${zone.toLowerCase()}`, { scope: "zone", id }, role);
  }
  if (side.areZonesUnknown) put("zones", { scope: "zone", id: AFTER_APPLY }, AFTER_APPLY);
  return held;
}

/** The person, as these sides of a change know them. */
export function personOf(change: PersonChange, before: Side | null, after: Side | null): ChangedPerson {
  const told = (name: string) => (before ?? after)?.told(name) ?? null;
  const from = before?.told("account_role") ?? null;
  return {
    email: told("email"),
    firstName: told("first_name"),
    lastName: told("last_name"),
    userId: change.before?.userId ?? null,
    uuid: change.before?.uuid ?? null,
    account: { from, to: after?.told("account_role") ?? from },
    zones: change.before === null ? [] : [...(sideOf(change, "before")?.zones.values() ?? [])],
  };
}

/** Attributes of one class that the sides name. */
export const namesOf = (wanted: ReturnType<typeof classOf>, ...sides: readonly (Side | null)[]) =>
  distinctTexts(sides.flatMap((side) => side?.names ?? [])).filter((name) => classOf(name) === wanted);

/** False is the soft disable; unknown may be it. Of whom nobody tells the status, true may end it. */
export function statusAfter(before: Standing["status"], active: Told): Standing["status"] {
  if (isAfterApply(active)) return "after-apply";
  const text = knownText(active);
  if (text === "false") return "disabled";
  return text === "true" && before !== "pending" ? "active" : before;
}
