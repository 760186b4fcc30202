import { z } from "zod";
import { GUARD_CODES, GUARD_LEVELS, GUARD_STATUSES } from "../guards/codes";
import { differenceSchema, totalsSchema } from "../model/difference";
import { itemMembers, itemSchema } from "../model/item";
import { VERBS } from "../model/verb";

const text = z.string();
const textOrNull = text.nullable();
const whole = z.int();

const phrase = z
  .array(z.union([text, z.strictObject({ value: text })]))
  .readonly()
  .describe("A sentence in parts: text of the tool, and values of others.");

const observation = z
  .strictObject({
    kind: z.enum(["accepted", "disabled", "enabled", "gone", "stale", "changed"]),
    ...itemMembers,
  })
  .readonly();

const finding = z
  .strictObject({
    subject: textOrNull,
    address: textOrNull,
    message: phrase,
    allowed: z
      .strictObject({ by: z.enum(["option", "waiver"]), reason: text, expires: textOrNull })
      .readonly()
      .nullable(),
  })
  .readonly();

const guard = z
  .strictObject({
    code: z.enum(GUARD_CODES),
    name: z.string().regex(/^[a-z-]{1,40}$/),
    level: z.enum(GUARD_LEVELS).describe("What breaking it means."),
    status: z
      .enum(GUARD_STATUSES)
      .describe("not-evaluated is not passed: it needs the live roster or the owner of the key."),
    reason: phrase,
    findings: z.array(finding).readonly(),
    remedy: text,
  })
  .readonly();

/**
 * `access-review/v2`: what `review --format json` writes. `review --from` reads the difference in it, and derives
 * everything else again.
 */
export const reviewDocument = z
  .strictObject({
    schemaVersion: z.literal("access-review/v2"),
    tool: z.strictObject({ name: z.literal("automox-access"), version: text }).readonly(),
    generatedAt: text.describe("RFC 3339 in UTC."),
    scope: z
      .strictObject({
        stacks: z.array(text).readonly(),
        organizations: z.array(whole).readonly(),
        commit: textOrNull,
        terraform: z.array(text).readonly().describe("Versions that made the plans."),
      })
      .readonly(),
    completeness: z
      .strictObject({ status: z.enum(["complete", "incomplete"]), problems: z.array(text).readonly() })
      .readonly(),
    summary: z
      .strictObject({
        verdict: z.enum(["no-changes", "changes", "blocked", "incomplete"]),
        digest: textOrNull.describe(
          "Of what happens to people: for `guard --digest`. Null where a value is sensitive and no key was given.",
        ),
        verbs: z.partialRecord(z.enum(VERBS), whole).readonly(),
        labels: z.array(z.string().regex(/^access: [a-z]{1,20}$/)).readonly(),
        totals: totalsSchema.describe("Of managed people."),
        terraform: z.strictObject({ create: whole, update: whole, delete: whole }).readonly(),
        otherChanges: whole.describe("Resources that are none of ours and change too."),
        otherActions: whole.describe("Actions that are none of ours and run too."),
        complete: z.boolean().nullable().describe("Null: a document does not say whether it is complete."),
        live: z.boolean().describe("Whether Automox was asked."),
      })
      .readonly(),
    items: z.array(itemSchema).readonly(),
    observations: z
      .array(observation)
      .readonly()
      .describe("Seen outside of Terraform and not changed by this plan."),
    provider: z
      .array(phrase)
      .readonly()
      .describe("Settings of our provider that differ from their defaults, and actions of ours."),
    guards: z.array(guard).readonly(),
    warnings: z.array(phrase).readonly(),
    difference: differenceSchema
      .nullable()
      .describe("What all of this is derived from; null where people are hidden."),
  })
  .readonly();

export type ReviewDocument = z.infer<typeof reviewDocument>;
export type ReviewItem = ReviewDocument["items"][number];
export type ReviewGuard = ReviewDocument["guards"][number];
