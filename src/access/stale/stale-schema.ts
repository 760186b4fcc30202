import * as z from "zod";
import {
  completenessSchema,
  countSchema,
  type Immutable,
  membershipSchema,
  timeSchema,
  toolSchema,
} from "../facts/document-parts";

/**
 * - `stale`: the last sign-in is longer ago than asked.
 * - `never`: has not signed in at all, as the source says.
 * - `unknown`: nothing tells when they last signed in. Never the same as inactive.
 * - `pending`, `disabled`: cannot sign in at all.
 * - `recent`: signed in within the days asked.
 */
const standing = z.enum(["stale", "never", "unknown", "pending", "disabled", "recent"]);

/** What `stale --format json` writes. */
export const staleSchema = z.strictObject({
  schema: z.literal("access-stale/v1"),
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
      /** Whole ones. */
      days: countSchema.nullable().describe("Since the last log-in; else since they were added or invited."),
      remark: z.string().nullable().describe("Why it is not known."),
    }),
  ),
});

export type JudgedPerson = Immutable<z.infer<typeof staleSchema>["items"][number]>;
export type Standing = JudgedPerson["standing"];
export const STANDINGS: readonly Standing[] = standing.options;
