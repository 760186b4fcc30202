import * as z from "zod/mini";
import type { LongName, Self, Status, User } from "../model/person";
import { carried } from "./carried";
import { toRfc3339 } from "./date";
import { accountRoleOf } from "./decode-account-role";
import type { Place } from "./decode-place";
import { heldRoles, type RolePlace, roleIn } from "./decode-roles";
import { isRecord } from "./envelope";
import { USER_FIELDS } from "./known-fields";
import { LONGEST_NAME } from "./longest-name";
import { flatRow } from "./nested-user";
import { numberOf } from "./number-id";
import { reportUnexpected } from "./report-unexpected";
import { ShapeError } from "./shape-error";
import type { ReportUnexpected } from "./unexpected";
import { type WireSelf, wireSelf, wireUser } from "./user-schema";
import { uuidOf } from "./uuid";

/** The place is where the role is asked for. */
export interface DecodeOptions extends Place, RolePlace {
  /** Rows that were read must say who they are; the answer to a write need not. */
  readonly id: "required" | "optional";
}

/** Turns a row into a person. Throws ShapeError where it has no usable e-mail, or no id where one is required. */
export function decodeUser(given: unknown, { organization, zone, at, id, unexpected }: DecodeOptions): User {
  const row = flatRow(given);
  const parsed = z.safeParse(wireUser, row);
  if (!parsed.success) {
    const userId = isRecord(row) ? (numberOf(row.id) ?? numberOf(row.user_id)) : undefined;
    throw new ShapeError(
      isRecord(row) ? `expected ${at}.email to be an e-mail address` : `expected ${at} to be an object`,
      userId,
    );
  }
  const wire = parsed.data;
  const ids = idsOf(wire);
  if (id === "required" && ids.id === undefined && ids.uuid === undefined) {
    throw new ShapeError(`expected ${at}.id to be the number of a person`);
  }
  reportUnexpected(unexpected, USER_FIELDS, row);
  const { role, roles } = roleIn({ organization, zone }, wire);
  const { firstName, lastName, longNames } = namesOf(wire);
  const { accountId, accountRole } = accountOf(wire);
  // Field by field: each object that is spread into a row of a long list costs as much as checking the row.
  return carried<User>({
    id: ids.id,
    uuid: ids.uuid,
    email: wire.email,
    role,
    roles,
    firstName,
    lastName,
    longNames,
    accountId,
    accountRole,
    status: statusOf(wire.status),
    prefs: prefsOf(wire.prefs),
    orgs: orgsOf(wire.orgs),
    createdAt: toRfc3339(wire.created_at),
    updatedAt: toRfc3339(wire.updated_at),
    twoFactor: twoFactorOf(wire.two_factor_authentication, wire.tfa_type),
    isVerified: wire.is_verified,
  });
}

/** A person of an answer that is about no organization: without a role in any. */
export function decodeAccountUser(row: unknown, options: Omit<DecodeOptions, "organization">): User {
  const { role: _role, roles: _roles, ...user } = decodeUser(row, { ...options, organization: undefined });
  return user;
}

/** Throws ShapeError for anything that says nothing about whose key it is. */
export function decodeSelf(row: unknown, unexpected?: ReportUnexpected): Self {
  const parsed = z.safeParse(wireSelf, row);
  if (!parsed.success) throw new ShapeError("expected an object");
  const wire = parsed.data;
  const ids = idsOf(wire);
  if (ids.id === undefined && ids.uuid === undefined && wire.email === undefined) {
    throw new ShapeError("expected an id or an e-mail address");
  }
  reportUnexpected(unexpected, USER_FIELDS, row);
  return carried<Self>({
    ...ids,
    email: wire.email,
    role: emptyToNull(wire.role),
    roles: heldRoles(wire),
    ...namesOf(wire),
    ...accountOf(wire),
    status: statusOf(wire.status),
    orgs: orgsOf(wire.orgs),
  });
}

const emptyToNull = (text: string | null | undefined): string | null | undefined =>
  text === "" ? null : text;

/** By the look of the value, not by its name: `id` is a number for one object and a UUID for its neighbour. */
export function idsOf({ id, user_id, uuid }: Pick<WireSelf, "id" | "user_id" | "uuid">) {
  return {
    id: numberOf(id) ?? numberOf(user_id) ?? numberOf(uuid),
    uuid: uuidOf(uuid) ?? uuidOf(id) ?? uuidOf(user_id),
  };
}

type WirePerson = Omit<WireSelf, "role">;

/** A name that is too long counts as one that the answer does not carry. */
function namesOf(wire: WirePerson) {
  const names = {
    "first name": emptyToNull(wire.firstname === undefined ? wire.first_name : wire.firstname),
    "last name": emptyToNull(wire.lastname === undefined ? wire.last_name : wire.lastname),
  };
  const isLong = (which: LongName) => (names[which] ?? "").length > LONGEST_NAME;
  const longNames = (["first name", "last name"] as const).filter(isLong);
  return {
    firstName: isLong("first name") ? undefined : composed(names["first name"]),
    lastName: isLong("last name") ? undefined : composed(names["last name"]),
    longNames: longNames.length > 0 ? longNames : undefined,
  };
}

/** As Terraform has every text, so that what looks the same is the same. */
const composed = (name: string | null | undefined): string | null | undefined => name?.normalize() ?? name;

const accountOf = (wire: WirePerson) => ({
  accountId: emptyToNull(wire.account_id),
  accountRole: accountRoleOf(wire),
});

const STATUSES: ReadonlyMap<string, Status> = new Map([
  ["pending", "pending"],
  ["pending-invite", "pending"],
  ["invited", "pending"],
  ["active", "active"],
  // The console's word for somebody active without a role.
  ["unassigned", "active"],
  ["disabled", "disabled"],
]);

function statusOf(text: string | null | undefined): Status | null | undefined {
  if (text === undefined) return undefined;
  return (
    STATUSES.get(
      (text ?? "")
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_]+/g, "-"),
    ) ?? null
  );
}

/** An object, or the list of `{pref_name, value}` that live answers have; PHP's empty object is an empty list. */
function prefsOf(value: unknown): Readonly<Record<string, unknown>> | null | undefined {
  if (value === null) return null;
  if (isRecord(value)) return value;
  if (!Array.isArray(value)) return undefined;
  const pairs = value.flatMap((entry) =>
    isRecord(entry) && typeof entry.pref_name === "string" ? [[entry.pref_name, entry.value] as const] : [],
  );
  // `fromEntries` defines keys, so that a preference called `__proto__` is only a preference.
  return pairs.length === value.length ? Object.fromEntries(pairs) : undefined;
}

function orgsOf(list: readonly unknown[] | null | undefined): readonly number[] | null | undefined {
  if (!list) return list;
  return list.flatMap((entry) => numberOf(isRecord(entry) ? entry.id : entry) ?? []);
}

/** Every spelling of off is `disabled`; null leaves open whether it is on. */
function twoFactorOf(
  account: string | null | undefined,
  plain: string | null | undefined,
): string | null | undefined {
  const given = account === undefined ? plain : account;
  if (given === undefined || given === null) return given;
  const word = given.trim().toLowerCase();
  return ["", "none", "off", "disabled"].includes(word) ? "disabled" : word;
}
