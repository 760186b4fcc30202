import * as z from "zod";
import {
  completenessSchema,
  countSchema,
  statusSchema,
  timeSchema,
  toolSchema,
} from "../facts/document-parts";
import { STANDINGS } from "./judge-keys";
import { KEYS_SCHEMA } from "./keys-report";

const standing = z.enum(STANDINGS);
const text = z.string().nullable();

/** What `keys --format json` writes. No text of a key is in it. */
export const keysSchema = z.strictObject({
  schema: z.literal(KEYS_SCHEMA),
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
