import { z } from "zod";
import { PERSON_TYPES } from "../facts/managed";
import { PERSON_STATUSES } from "../facts/person";
import { CAUSES, CHANGE_KINDS, LIVE, SCOPES } from "./change";
import type { Difference } from "./difference";

const text = z.string();
const textOrNull = text.nullable();
const whole = z.int().nonnegative();

const told = z
  .union([
    textOrNull,
    z.strictObject({ hidden: z.literal("after-apply") }).readonly(),
    z
      .strictObject({
        hidden: z.literal("sensitive"),
        code: textOrNull.describe("HMAC-SHA-256 by the key of --digest-key-env; null without one."),
        administers: z.boolean().optional(),
      })
      .readonly(),
  ])
  .describe("A text, null for absent, or what is hidden.");

const standing = z
  .strictObject({ role: told, status: z.enum([...PERSON_STATUSES, "after-apply"]).nullable() })
  .readonly()
  .nullable();

const place = { address: text, stack: textOrNull };

const change = z
  .strictObject({
    kind: z.enum(CHANGE_KINDS),
    person: z
      .strictObject({
        email: told,
        firstName: told,
        lastName: told,
        userId: z.int().nullable(),
        uuid: textOrNull,
        account: z.strictObject({ from: told, to: told }).readonly(),
        zones: z.array(told).readonly(),
      })
      .readonly(),
    place: z.strictObject({ scope: z.enum(SCOPES), id: told }).readonly(),
    from: standing,
    to: standing,
    gap: z.boolean().describe("Without access in between."),
    resend: z.boolean(),
    fields: z.array(z.strictObject({ field: text, from: told, to: told }).readonly()).readonly(),
    how: textOrNull.describe("on_existing of who comes, on_destroy of who goes."),
    keys: textOrNull,
    deferred: z.boolean(),
    live: z.enum(LIVE).nullable(),
    keptAt: z.array(z.strictObject(place).readonly()).readonly(),
    cause: z.enum(CAUSES),
    why: z.array(text).readonly(),
    source: z
      .strictObject({
        ...place,
        type: z.enum(PERSON_TYPES),
        previousAddress: textOrNull,
        constructPath: textOrNull,
      })
      .readonly(),
  })
  .readonly();

const document = z
  .strictObject({
    stack: textOrNull,
    terraformVersion: textOrNull,
    timestamp: textOrNull,
    complete: z.boolean().nullable().describe("Null: the document does not say."),
    errored: z.boolean().nullable(),
    destroysAll: z.boolean(),
    deferred: whole,
    otherChanges: whole,
    otherActions: whole,
    managed: z.strictObject({ from: whole, to: whole }).readonly(),
    terraform: z.strictObject({ create: whole, update: whole, delete: whole }).readonly(),
    checks: z
      .array(
        z
          .strictObject({
            kind: text,
            address: text,
            status: z.enum(["fail", "error", "unknown"]),
            problems: z.array(text).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

export const totalsSchema = z
  .strictObject({
    people: whole,
    memberships: whole,
    administrators: whole,
    activeAdministrators: whole,
    globalAdministrators: whole,
    pending: whole,
    disabled: whole,
  })
  .readonly();

/** The difference as a document holds it, sealed: everything shown is derived from it again. */
export const differenceSchema = z
  .strictObject({
    isLive: z.boolean(),
    access: z.array(change).readonly(),
    other: z.array(change).readonly(),
    settings: z
      .array(z.strictObject({ provider: text, setting: text, to: textOrNull, stack: textOrNull }).readonly())
      .readonly(),
    actions: z.array(z.strictObject({ ...place, type: text, isOurs: z.boolean() }).readonly()).readonly(),
    facts: z
      .strictObject({
        documents: z.array(document).readonly(),
        skipped: z.array(text).readonly(),
        totals: z.strictObject({ from: totalsSchema, to: totalsSchema }).readonly(),
        observations: z
          .array(
            z
              .strictObject({
                kind: z.enum(["accepted", "disabled", "enabled", "gone", "stale", "changed"]),
                change,
              })
              .readonly(),
          )
          .readonly(),
        moves: z.array(change).readonly(),
        duplicates: z
          .array(
            z
              .strictObject({
                place: text,
                email: textOrNull,
                at: z.array(z.strictObject(place).readonly()).readonly(),
              })
              .readonly(),
          )
          .readonly(),
      })
      .readonly(),
  })
  .readonly() satisfies z.ZodType<Difference>;
