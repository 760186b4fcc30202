import { z } from "zod";
import { CAUSES, SEVERITIES, VERBS } from "../facts/access-item";
import { PERSON_TYPES } from "../facts/managed";
import { PERSON_STATUSES } from "../facts/person";
import { GUARD_CODES, GUARD_STATUSES } from "../guards/codes";

const text = z.string();
const textOrNull = text.nullable();
const whole = z.int();

const phrase = z
  .array(z.union([text, z.strictObject({ value: text })]))
  .readonly()
  .describe("A sentence in parts: text of the tool, and values of others.");

const person = z
  .strictObject({
    email: textOrNull.describe("Null: known only after apply."),
    firstName: textOrNull,
    lastName: textOrNull,
    userId: whole.nullable(),
    uuid: textOrNull,
    status: z.enum(PERSON_STATUSES).nullable().describe("Before the change."),
  })
  .readonly();

const fieldChange = z
  .strictObject({ field: text, from: textOrNull, to: textOrNull, unknown: z.boolean() })
  .readonly();

const place = {
  address: text,
  constructPath: textOrNull,
  stack: textOrNull,
};

const item = z
  .strictObject({
    fingerprint: text.describe("The same in every run for the same change of the same person."),
    verb: z.enum(VERBS),
    severity: z.enum(SEVERITIES),
    cause: z
      .enum(CAUSES)
      .describe(
        "change: the configuration; console: undoes an edit at the console; both; expiry: a stale invitation; base: the base branch's plan has it too.",
      ),
    person,
    org: whole.nullable(),
    scope: z.enum(["organization", "account", "zone"]),
    zone: textOrNull,
    from: textOrNull.describe("Role before."),
    to: textOrNull.describe("Role after."),
    unknown: z.boolean().describe("The role after is not known before the apply."),
    changes: z.array(fieldChange).readonly(),
    notes: z.array(text).readonly(),
    type: z.enum(PERSON_TYPES),
    previousAddress: textOrNull,
    ...place,
  })
  .readonly();

const observation = z
  .strictObject({
    kind: z.enum(["accepted", "disabled", "enabled", "gone", "stale", "changed"]),
    person,
    org: whole.nullable(),
    field: textOrNull,
    from: textOrNull,
    to: textOrNull,
    ...place,
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
    status: z
      .enum(GUARD_STATUSES)
      .describe("not-evaluated is not passed: it needs the live roster or the owner of the key."),
    reason: phrase,
    findings: z.array(finding).readonly(),
    remedy: text,
  })
  .readonly();

const totals = z
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

/** `access-review/v1`: what `review --format json` writes and `review --from` reads. */
export const reviewDocument = z
  .strictObject({
    schemaVersion: z.literal("access-review/v1"),
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
        digest: text.describe("Of what happens to people: for `guard --digest`."),
        verbs: z.partialRecord(z.enum(VERBS), whole).readonly(),
        labels: z.array(z.string().regex(/^access: [a-z]{1,20}$/)).readonly(),
        totals: z.strictObject({ before: totals, after: totals }).readonly().describe("Of managed people."),
        terraform: z.strictObject({ create: whole, update: whole, delete: whole }).readonly(),
        otherChanges: whole.describe("Resources of other types that change too."),
        live: z.boolean().describe("Whether Automox was asked."),
      })
      .readonly(),
    items: z.array(item).readonly(),
    observations: z
      .array(observation)
      .readonly()
      .describe("Seen outside of Terraform and not changed by this plan."),
    guards: z.array(guard).readonly(),
    warnings: z.array(phrase).readonly(),
  })
  .readonly();

export type ReviewDocument = z.infer<typeof reviewDocument>;
export type ReviewItem = ReviewDocument["items"][number];
export type ReviewGuard = ReviewDocument["guards"][number];
