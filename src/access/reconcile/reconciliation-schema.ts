import * as z from "zod";
import {
  completenessSchema,
  countSchema,
  membershipSchema,
  statusSchema,
  timeSchema,
  toolSchema,
} from "../facts/document-parts";
import { DIFFERENCE_KINDS } from "./compare-people";
import { RECONCILIATION_SCHEMA } from "./reconciliation-report";

const kind = z.enum(DIFFERENCE_KINDS);

/** What `reconcile --format json` writes. */
export const reconciliationSchema = z.strictObject({
  schema: z.literal(RECONCILIATION_SCHEMA),
  tool: toolSchema,
  takenAt: timeSchema,
  contract: z.enum(["organization", "account"]),
  account: z.string().nullable(),
  organizations: z.array(z.int().positive()),
  file: z.string(),
  completeness: completenessSchema,
  summary: z.strictObject({
    withAccess: countSchema,
    pending: countSchema,
    disabled: countSchema,
    listed: countSchema.describe("In the file, and belonging here."),
    matched: countSchema.describe("Of those, with access."),
    differences: z.record(kind, countSchema),
  }),
  withheld: z.array(kind).describe("Kinds that an incomplete listing cannot tell."),
  items: z.array(
    z.strictObject({
      kind,
      email: z.string(),
      line: z.int().positive().nullable().describe("In the file; null: not there."),
      userId: z.int().nullable(),
      status: statusSchema.nullable(),
      memberships: z.array(membershipSchema),
      names: z.strictObject({ automox: z.string(), file: z.string() }).nullable(),
      fileStatus: z.string().nullable(),
      remedy: z.string(),
    }),
  ),
});
