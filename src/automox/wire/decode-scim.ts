import * as z from "zod/mini";
import type { ScimUser } from "../model/scim-user";
import { wireScimEmail, wireScimPage, wireScimUser } from "./scim-schema";
import { ShapeError } from "./shape-error";

/**
 * One person of an answer. Needs an id and a name; the first of the e-mails, the primary one before others, stands in for a userName that
 * is not carried. `at` is where the row stands, for the message. Throws ShapeError.
 */
export function decodeScimUser(row: unknown, at: string): ScimUser {
  const parsed = z.safeParse(wireScimUser, row);
  if (!parsed.success) throw new ShapeError(`expected ${at} to be a user`);
  const id = idOf(parsed.data.id);
  if (id === undefined) throw new ShapeError(`expected ${at}.id to be the id of a user`);
  const userName = parsed.data.userName?.trim() || emailOf(parsed.data.emails ?? []);
  if (userName === undefined) throw new ShapeError(`expected ${at}.userName to be a name`);
  const active = switchOf(parsed.data.active);
  return { id, userName, ...(active === undefined ? {} : { active }) };
}

export interface ScimPage {
  readonly users: readonly ScimUser[];
  /** How many the whole list has, by the answer's own word. */
  readonly total: number;
}

/** One page of a list. Without a total nobody could say whether it is whole, so then it is none. Throws ShapeError. */
export function decodeScimPage(json: unknown): ScimPage {
  const parsed = z.safeParse(wireScimPage, json);
  if (!parsed.success) throw new ShapeError("expected a list of users");
  const total = parsed.data.totalResults;
  if (typeof total !== "number" || !Number.isSafeInteger(total) || total < 0)
    throw new ShapeError("expected totalResults to be the number of all users");
  const rows = parsed.data.Resources ?? [];
  return { users: rows.map((row, index) => decodeScimUser(row, `Resources[${index}]`)), total };
}

/** Ids are texts of any form. Two of them would lead out of the collection as parts of a path, and cannot be encoded. */
function idOf(value: unknown): string | undefined {
  const id = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  return typeof id === "string" && id.trim() !== "" && id !== "." && id !== ".." ? id : undefined;
}

function emailOf(emails: readonly unknown[]): string | undefined {
  const usable = emails.flatMap((email) => {
    const parsed = z.safeParse(wireScimEmail, email);
    return parsed.success ? [parsed.data] : [];
  });
  const chosen = usable.find(({ primary }) => switchOf(primary) === true) ?? usable[0];
  return chosen?.value.trim() || undefined;
}

/** Other services were seen to write "True" and "False". undefined for anything else. */
function switchOf(value: unknown): boolean | undefined {
  const word = typeof value === "string" ? value.trim().toLowerCase() : value;
  if (word === true || word === "true") return true;
  return word === false || word === "false" ? false : undefined;
}
