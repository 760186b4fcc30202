import * as z from "zod";
import {
  completenessSchema,
  countSchema,
  membershipSchema,
  timeSchema,
  toolSchema,
} from "../facts/document-parts";
import { STANDINGS } from "./stale-people";
import { STALE_SCHEMA } from "./stale-report";

const standing = z.enum(STANDINGS);

/** What `stale --format json` writes. */
export const staleSchema = z.strictObject({
  schema: z.literal(STALE_SCHEMA),
  tool: toolSchema,
  judgedAt: timeSchema,
  takenAt: timeSchema,
  account: z.string().nullable(),
  organizations: z.array(z.int().positive()),
  days: z.int().positive(),
  window: z.array(z.string()).describe("In sentences: where log-ins come from, and which time that covers."),
  completeness: completenessSchema,
  summary: z.record(standing, countSchema),
  items: z.array(
    z.strictObject({
      standing,
      email: z.string(),
      userId: z.int().nullable(),
      memberships: z.array(membershipSchema),
      lastLogin: z.string().nullable(),
      days: countSchema.nullable().describe("Since the last log-in, or since the invitation."),
      remark: z.string().nullable().describe("Why it is not known."),
    }),
  ),
});
