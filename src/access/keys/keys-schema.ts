import * as z from "zod";
import {
  completenessSchema,
  countSchema,
  type Immutable,
  statusSchema,
  timeSchema,
  toolSchema,
} from "../facts/document-parts";

/** Where the owner of a key stands in the key's organization. */
const standing = z.enum(["owner-gone", "owner-disabled", "owner-unknown", "owner-there"]);
const text = z.string().nullable();

/** What `keys --format json` writes. No text of a key is in it. */
export const keysSchema = z.strictObject({
  schema: z.literal("access-keys/v1"),
  tool: toolSchema,
  judgedAt: timeSchema,
  takenAt: timeSchema,
  account: text,
  organizations: z.array(z.int().positive()),
  completeness: completenessSchema,
  summary: z.record(standing, countSchema),
  items: z.array(
    z.strictObject({
      standing,
      org: z.int().positive(),
      id: z.string(),
      name: text,
      /** Null where Automox does not tell. */
      enabled: z.boolean().nullable(),
      works: z.boolean().describe("Enabled, and its time is not up."),
      createdAt: text,
      ageDays: countSchema.nullable(),
      expiresAt: text,
      owner: z.strictObject({
        userId: z.int().positive().nullable(),
        email: text,
        role: text.describe("In the organization of the key."),
        status: statusSchema
          .nullable()
          .describe("Null: no member of the organization, as far as it was told."),
      }),
    }),
  ),
});

export type JudgedKey = Immutable<z.infer<typeof keysSchema>["items"][number]>;
export type Standing = JudgedKey["standing"];
export const STANDINGS: readonly Standing[] = standing.options;
