import { isDeepStrictEqual } from "node:util";
import { sameRole } from "../../automox/model/roles";
import { printExact } from "../../automox/wire/exact-json";
import type { Contract } from "../contracts/contract";
import type { Wanted } from "../person/newcomer";
import type { Person } from "../person/person";
import { isOn } from "../person/second-factor";
import { sameAccountRole } from "../schemas/account-role";
import { parseObject } from "../schemas/checks";

/** One thing that a take-over writes to somebody who is there. Plain data: a plan hands it to its apply. */
export interface Difference {
  /** As a message names it. */
  readonly attribute: string;
  /** undefined: Automox does not tell, so it is written unless it turns out to be so already. */
  readonly there?: string | null;
  readonly wanted: string;
  /** Whether the person counts as another one than configured; what follows an invitation anyway does not. */
  readonly counts: boolean;
  /** Whether it gives access or takes it. */
  readonly grants: boolean;
}

type Comparing = Pick<Contract, "comparesNames">;

const told = (there: string | null | undefined) => (there === undefined ? {} : { there });

/**
 * The one function of configuration and person that says what a take-over writes: its preview prints this, its
 * apply carries this out.
 */
export const differences = (user: Person, wanted: Wanted, contract: Comparing): readonly Difference[] => [
  ...roleDifferences(user, wanted),
  ...(contract.comparesNames(user) ? nameDifferences(user, wanted) : []),
  ...prefsDifferences(user, wanted),
  ...twoFactorDifferences(user, wanted),
  ...activeDifferences(user, wanted),
];

function roleDifferences(user: Person, { role, account_role, zone_roles }: Wanted): readonly Difference[] {
  const all = { counts: true, grants: true };
  const own =
    role === undefined || sameRole(user.role ?? "", role)
      ? []
      : [{ attribute: "role", ...told(user.role), wanted: role, ...all }];
  const account =
    typeof account_role !== "string" || sameAccountRole(user.accountRole ?? "", account_role)
      ? []
      : [{ attribute: "account_role", ...told(user.accountRole), wanted: account_role, ...all }];
  const zones = [...(zone_roles ?? [])].flatMap(([zone, word]) => {
    const there = user.zoneRoles?.get(zone) ?? null;
    const attribute = `zone_roles[${JSON.stringify(zone)}]`;
    return there !== null && sameRole(there, word) ? [] : [{ attribute, there, wanted: word, ...all }];
  });
  return [...own, ...account, ...zones];
}

function nameDifferences(user: Person, wanted: Wanted): readonly Difference[] {
  const names = [
    ["first_name", user.firstName],
    ["last_name", user.lastName],
  ] as const;
  return names.flatMap(([attribute, there]) => {
    const name = wanted[attribute];
    return typeof name === "string" && name !== there
      ? [{ attribute, ...told(there), wanted: name, counts: true, grants: false }]
      : [];
  });
}

function prefsDifferences({ prefs }: Person, { prefs_json }: Wanted): readonly Difference[] {
  const managed = typeof prefs_json === "string" ? (parseObject(prefs_json) ?? {}) : {};
  return Object.entries(managed)
    .filter(([key, value]) => prefs === undefined || !isDeepStrictEqual(prefs?.[key], value))
    .map(([key, value]) => ({
      attribute: `prefs_json[${JSON.stringify(key)}]`,
      ...told(prefs === undefined ? undefined : printExact(prefs?.[key] ?? null)),
      wanted: printExact(value),
      counts: false,
      grants: false,
    }));
}

/** Nobody pending can have a second factor, and any method that is on will do. */
function twoFactorDifferences({ twoFactor, status }: Person, { two_factor }: Wanted): readonly Difference[] {
  if (two_factor !== "enabled" || status === "pending" || isOn(twoFactor)) return [];
  return [{ attribute: "two_factor", ...told(twoFactor), wanted: "enabled", counts: false, grants: false }];
}

/** Somebody pending may be inactive only until they accept, so of them Automox does not tell. */
function activeDifferences({ status }: Person, { active }: Wanted): readonly Difference[] {
  if (typeof active !== "boolean") return [];
  const isTold = status === "active" || status === "disabled";
  if (isTold && active === (status === "active")) return [];
  const there = told(isTold ? String(status === "active") : undefined);
  // Nobody is disabled by being taken for the same.
  const counts = isTold || !active;
  return [{ attribute: "active", ...there, wanted: String(active), counts, grants: true }];
}

/** Texts in quotes, so that nothing hides in them; what is JSON already as it is. */
export const printValue = (attribute: string, value: string | null): string =>
  /^(active$|prefs_json\b)/.test(attribute) ? String(value) : JSON.stringify(value);

/** Indented lines, one a difference. */
export const printDifferences = (list: readonly Difference[]): string =>
  list
    .map(({ attribute, there, wanted }) => {
      const was = there === undefined ? "not told" : `${printValue(attribute, there)} there`;
      return `  ${attribute}: ${was}, ${printValue(attribute, wanted)} configured`;
    })
    .join("\n");
