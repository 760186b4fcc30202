import * as z from "zod";
import {
  completenessSchema,
  countSchema,
  type Immutable,
  membershipSchema,
  statusSchema,
  timeSchema,
  toolSchema,
} from "../facts/document-parts";

/**
 * In the order in which they are worth looking at:
 * - `inactive_in_file`: has access, and the file says that they no longer belong here.
 * - `unknown_in_file`: has access or an invitation, and the file does not tell whether they belong here.
 * - `not_in_file`: has access, and the file does not know them.
 * - `pending_not_in_file`: does not have access yet, but a live invitation that the file gives no reason for.
 * - `on_leave`: has access or an invitation, and is on leave by the file: still employed.
 * - `not_yet_here`: the same, and does not work here yet: neither active nor a leaver.
 * - `no_access`: belongs here by the file, and Automox does not know them.
 * - `pending`: belongs here, and has not accepted the invitation: no access yet.
 * - `disabled`: belongs here, and is disabled in Automox.
 * - `name_differs`: on both sides, under another name.
 */
const kind = z.enum([
  "inactive_in_file",
  "unknown_in_file",
  "not_in_file",
  "pending_not_in_file",
  "on_leave",
  "not_yet_here",
  "no_access",
  "pending",
  "disabled",
  "name_differs",
]);

/** What `reconcile --format json` writes. */
export const reconciliationSchema = z.strictObject({
  schema: z.literal("access-reconciliation/v1"),
  tool: toolSchema,
  takenAt: timeSchema,
  contract: z.enum(["organization", "account"]),
  account: z.string().nullable(),
  organizations: z.array(z.int().positive()),
  file: z.string(),
  completeness: completenessSchema,
  summary: z.strictObject({
    /** In Automox. */
    withAccess: countSchema,
    pending: countSchema,
    disabled: countSchema,
    listed: countSchema.describe("In the file, and belonging here."),
    matched: countSchema.describe("Of those, with access."),
    onLeave: countSchema.describe("In the file, and on leave: still employed."),
    notYetHere: countSchema.describe("In the file, and neither active nor a leaver."),
    left: countSchema.describe("In the file, and not belonging here any more."),
    unknown: countSchema.describe("In the file, and nothing tells."),
    /** Under a name of their own: "pending" counts everybody pending above, and here those in the file. */
    differences: z.record(kind, countSchema),
  }),
  withheld: z.array(kind).describe("Kinds that an incomplete listing cannot tell."),
  said: z.array(z.string()).describe("In sentences: how the file was read, where another way was possible."),
  people: z
    .array(
      z.strictObject({
        line: z.int().positive(),
        email: z.string(),
        standing: z.enum(["active", "on_leave", "not_yet_here", "left", "unknown", "invalid"]),
        status: z.string().nullable().describe("The file's own words."),
        leaves: z.string().nullable().describe("A day that is still to come."),
      }),
    )
    .describe("What the file was understood to say."),
  rowsInError: z
    .array(z.strictObject({ line: z.int().positive(), why: z.string() }))
    .describe("Left out with --skip-invalid-rows."),
  items: z.array(
    z.strictObject({
      kind,
      /** As Automox spells it, else as the file does. */
      email: z.string(),
      line: z.int().positive().nullable().describe("In the file; null: not there."),
      userId: z.int().nullable(),
      status: statusSchema.nullable(),
      memberships: z.array(membershipSchema),
      /** For `name_differs`. */
      names: z.strictObject({ automox: z.string(), file: z.string() }).nullable(),
      fileStatus: z.string().nullable().describe("The file's own words, of who is not active there."),
      remedy: z.string(),
    }),
  ),
});

type Reconciliation = Immutable<z.infer<typeof reconciliationSchema>>;
export type Difference = Omit<Reconciliation["items"][number], "remedy">;
export type DifferenceKind = Difference["kind"];
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = kind.options;

/** What the people of a roster and of a file have not in common. */
export interface Comparison extends Pick<Reconciliation, "withheld"> {
  readonly differences: readonly Difference[];
  readonly counts: Omit<Reconciliation["summary"], "differences">;
}
