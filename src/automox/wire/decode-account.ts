import * as z from "zod/mini";
import type { AccountFacts, RbacRole } from "../model/account-facts";
import { wireAccount, wireRbacRole } from "./account-schema";
import { carried } from "./carried";
import type { Place } from "./decode-place";
import { ACCOUNT_FIELDS, RBAC_ROLE_FIELDS } from "./known-fields";
import { reportUnexpected } from "./report-unexpected";
import { ShapeError } from "./shape-error";
import { uuidOf } from "./uuid";

/** Throws ShapeError for an account without a usable id. */
export function decodeAccount(row: unknown, { at, unexpected }: Place): AccountFacts {
  const parsed = z.safeParse(wireAccount, row);
  const id = parsed.success ? uuidOf(parsed.data.id) : undefined;
  if (!parsed.success || id === undefined)
    throw new ShapeError(`expected ${at}.id to be the UUID of an account`);
  reportUnexpected(unexpected, ACCOUNT_FIELDS, row);
  const { name, type } = parsed.data;
  return carried<AccountFacts>({ id, name: name === "" ? null : name, type: type === "" ? null : type });
}

/** Throws ShapeError for a role without a slug, as nothing else can be sent. */
export function decodeRbacRole(row: unknown, { at, unexpected }: Place): RbacRole {
  const parsed = z.safeParse(wireRbacRole, row);
  if (!parsed.success) throw new ShapeError(`expected ${at}.slug to be the slug of a role`);
  reportUnexpected(unexpected, RBAC_ROLE_FIELDS, row);
  const { slug, name, description, type } = parsed.data;
  return {
    slug,
    ...(name === undefined ? {} : { name: name || null }),
    ...(description === undefined ? {} : { description: description || null }),
    type: type === "zone" || type === "account" ? type : undefined,
  };
}
