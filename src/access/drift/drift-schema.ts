import { z } from "zod";
import { countSchema as count, statusSchema, toolSchema } from "../facts/document-parts";
import { SEVERITIES } from "../model/severity";
import { DRIFT_KINDS, GROUPS } from "./kinds";
import { LANGUAGES } from "./settings";

const nullableText = z.string().nullable();

const action = z.object({
  label: z.string(),
  form: z.enum(["command", "code", "ignore", "words"]).describe("Never done by this tool."),
  text: z.string(),
  language: z.enum(LANGUAGES).nullable().describe("Of code; as its stack is written."),
});

const item = z.object({
  fingerprint: z
    .string()
    .describe("SHA-256 of kind, folded e-mail, organization, desired and live; stable over runs."),
  kind: z.enum(DRIFT_KINDS),
  severity: z.enum(SEVERITIES),
  person: z.object({
    email: z.string(),
    userId: z.number().nullable(),
    uuid: nullableText,
    status: statusSchema.nullable().describe("Live; null: not there."),
  }),
  org: z.number().int(),
  attribute: nullableText.describe(
    "Whose values these are, as a review names it; null: everything of the person there.",
  ),
  from: nullableText.describe(
    "What the configuration wants, or the state where no plan was given; null: nothing.",
  ),
  to: nullableText.describe("What Automox has; null: nothing."),
  sentence: z.string(),
  stack: nullableText,
  address: nullableText,
  constructPath: nullableText,
  ageDays: z.number().int().nullable(),
  actor: z.object({ email: z.string(), at: z.string(), eventId: z.string() }).nullable(),
  since: z.enum(["new", "continuing"]).nullable().describe("Against the previous report; null without one."),
  actions: z.array(action),
});

const gap = z.object({
  person: z.object({ email: z.string(), userId: z.number().nullable(), uuid: nullableText }),
  org: z.number().int().nullable().describe("Null: a zone that nobody can name."),
  attribute: nullableText.describe("As the configuration spells it; null: everything of the person there."),
  reason: z
    .enum(["untold", "unseen", "unlisted", "unread", "unplanned"])
    .describe(
      "The list has the person and not the attribute; shows nobody before they accept; does not exist; was not read to its end; a plan is partial.",
    ),
  why: z.string(),
  stack: nullableText,
  address: nullableText,
  constructPath: nullableText,
  accepted: z
    .object({ reason: z.string(), until: nullableText })
    .nullable()
    .describe("By the ignore file; anything else makes the run incomplete."),
});

/** `access-drift/v1`. Fields may be added; what is there keeps its meaning. */
export const driftDocumentSchema = z.object({
  schemaVersion: z.literal("access-drift/v1"),
  tool: z.object(toolSchema.shape),
  generatedAt: z.string().describe("RFC 3339 in UTC"),
  scope: z.object({
    contract: z.enum(["organization", "account"]),
    account: nullableText,
    organizations: z.array(z.object({ org: z.number().int(), zone: nullableText, name: nullableText })),
    stacks: z.array(z.string()),
    knowsConfiguration: z
      .boolean()
      .describe("False: only states were given, so the state stands for the configuration."),
    keyOwner: nullableText,
  }),
  completeness: z.object({
    status: z.enum(["complete", "incomplete"]).describe('Incomplete: trust no absence, and no "clean".'),
    scanned: count,
    total: count,
    problems: z.array(z.string()),
  }),
  summary: z.object({
    people: count.describe("Live, in the organizations of the scope."),
    managed: count.describe("Resources that stand for somebody."),
    items: count,
    byGroup: z
      .partialRecord(z.enum(GROUPS), count)
      .describe("What was done outside of Terraform; what only waits for an apply is in none."),
    bySeverity: z.partialRecord(z.enum(SEVERITIES), count),
    byKind: z.partialRecord(z.enum(DRIFT_KINDS), count),
    ignored: count,
    notCompared: count.describe("Without what is accepted."),
    new: count.nullable(),
    continuing: count.nullable(),
    resolved: count.nullable(),
    fingerprint: z.string().describe("Of the set of items: equal reports have equal ones."),
  }),
  items: z.array(item),
  resolved: z
    .array(item)
    .nullable()
    .describe("Items of the previous report that this complete run no longer found; null without one."),
  unchecked: z
    .array(item)
    .nullable()
    .describe("Items of the previous report that this run could not look at again."),
  ignored: z.array(item.extend({ reason: z.string(), until: nullableText })),
  notCompared: z.array(gap).describe("What the stacks set and nobody could compare."),
  posture: z.array(
    z.object({
      kind: z.enum(["admin_two_factor_off", "two_factor_off", "two_factor_unknown", "no_role"]),
      title: z.string(),
      people: z.array(z.object({ email: z.string(), isAdministrator: z.boolean() })),
    }),
  ),
  notes: z.array(z.string()),
});
