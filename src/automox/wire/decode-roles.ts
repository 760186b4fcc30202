import type { HeldRole } from "../model/person";
import { nearMiss, ROLES_JOINED_BY, roleSlug } from "../model/roles";
import { isRecord } from "./envelope";
import { numberOf } from "./number-id";
import { uuidOf } from "./uuid";

/** Where a role is asked for: the organization by its number, the zone by its UUID; undefined where that is not known. */
export interface RolePlace {
  readonly organization: number | undefined;
  readonly zone?: string | undefined;
}

/** Every field in which an answer may carry roles, in the order in which they are believed. */
interface WireRoles {
  /** The organization contract's word. */
  readonly role?: unknown;
  /** Roles in several places. */
  readonly rbac_roles?: unknown;
  readonly roles?: unknown;
  /** The role in the zone asked. */
  readonly zone_rbac_role?: unknown;
  readonly rbac_role?: unknown;
}

interface Held {
  readonly name: string;
  readonly organizationId: number | undefined;
  /** UUID. */
  readonly zone: string | undefined;
  /** By its own word it is a role of the account, so it holds in no organization. */
  readonly isOfAccount: boolean;
}

/** Slug or name alone, or an object with either; undefined for an entry that cannot be read. */
function heldRole(entry: unknown): Held | undefined {
  if (typeof entry === "string")
    return entry.trim() === ""
      ? undefined
      : { name: entry, organizationId: undefined, zone: undefined, isOfAccount: false };
  if (!isRecord(entry)) return undefined;
  const words = [entry.slug, entry.name, entry.rbac_role, entry.role];
  const name = words.find((word): word is string => typeof word === "string" && word !== "");
  const organizationId = numberOf(entry.organization_id);
  const zone = uuidOf(entry.zone_id);
  if (name === undefined) return undefined;
  return { name, organizationId, zone, isOfAccount: entry.type === "account" };
}

/** The roles of one field, an unreadable one as undefined; undefined for a field that is not carried. */
export function entriesOf(value: unknown): readonly (Held | undefined)[] | undefined {
  if (value === undefined) return undefined;
  if (value === null || value === "") return [];
  return (Array.isArray(value) ? value : [value]).map(heldRole);
}

/** Whether a role holds in the place asked; undefined where the entry names another kind of place than is known. */
function isHere({ zone, organizationId, isOfAccount }: Held, place: RolePlace): boolean | undefined {
  if (isOfAccount) return false;
  if (zone !== undefined) return place.zone === undefined ? undefined : zone === place.zone;
  if (organizationId === undefined) return true;
  return place.organization === undefined ? undefined : organizationId === place.organization;
}

/** The names of one field's roles in the place asked; undefined where one cannot be read, which could be any. */
function namesIn(place: RolePlace, entries: readonly (Held | undefined)[]): readonly string[] | undefined {
  const names: string[] = [];
  for (const held of entries) {
    const here = held && isHere(held, place);
    if (here === undefined) return undefined;
    if (held && here) names.push(held.name);
  }
  return names;
}

/**
 * The role in the place asked, labels of the console as slugs: of the first field that has one. null where the answer
 * speaks of roles but has none for the place; undefined where it does not speak of them, or not readably.
 */
export function roleIn(
  place: RolePlace,
  wire: WireRoles,
): { role: string | null | undefined; roles: readonly string[] | undefined } {
  const fields = [wire.role, wire.rbac_roles, wire.roles, wire.zone_rbac_role, wire.rbac_role];
  const [word, ...others] = fields.map((field) => {
    const entries = entriesOf(field);
    return entries && { names: namesIn(place, entries) };
  });
  // A label is no word that a configuration may say.
  const wordOf = (name: string) => nearMiss(name)?.slug ?? name;
  const told = [word?.names?.map(wordOf), ...others.map((field) => field?.names?.map(roleSlug))];
  const first = told.find((names) => names !== undefined && names.length > 0);
  const carried = [word, ...others].filter((field) => field !== undefined);
  const isNone = carried.length > 0 && carried.every(({ names }) => names !== undefined);
  return {
    role: first?.join(ROLES_JOINED_BY) ?? (isNone ? null : undefined),
    roles: (others[0] ?? others[1])?.names,
  };
}

/** Roles of all places; undefined where none is carried readably. */
export function heldRoles({ rbac_roles, roles }: WireRoles): readonly HeldRole[] | undefined {
  const entries = entriesOf(rbac_roles) ?? entriesOf(roles);
  const held = entries?.flatMap((entry) => {
    if (!entry) return [];
    const { name, organizationId } = entry;
    return [{ name, ...(organizationId === undefined ? {} : { organizationId }) }];
  });
  return held?.length === 0 && entries?.length !== 0 ? undefined : held;
}
