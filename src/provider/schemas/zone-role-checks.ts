import { sameRole } from "../../automox/model/roles";
import { isUuid } from "../../automox/wire/uuid";
import type { Check } from "../../framework/checks";
import { roleWord } from "./checks";

type ZoneRoles = ReadonlyMap<string, string>;

const isZone = (key: string): boolean => /^[1-9]\d*$/.test(key) || isUuid(key);

export const zoneKeys: Check<ZoneRoles> = {
  says: "a map whose keys are organization numbers or zone UUIDs",
  holds: (value) => [...value.keys()].every(isZone),
  remedy: (value) => {
    const wrong = [...value.keys()].find((key) => !isZone(key));
    return wrong === undefined ? undefined : `${JSON.stringify(wrong)} is neither.`;
  },
};

export const zoneRoleWords: Check<ZoneRoles> = {
  says: "a map of role names as Automox spells them (case-sensitive)",
  holds: (value) => [...value.values()].every((role) => roleWord.holds(role)),
  remedy: (value) => {
    const wrong = [...value.values()].find((role) => !roleWord.holds(role));
    return wrong === undefined ? undefined : roleWord.remedy?.(wrong);
  },
};

/** Whether two maps spell the same roles; keys are compared as written. */
export const sameZoneRoles = (a: ZoneRoles, b: ZoneRoles): boolean =>
  a.size === b.size &&
  [...a].every(([zone, role]) => {
    const other = b.get(zone);
    return other !== undefined && sameRole(role, other);
  });
