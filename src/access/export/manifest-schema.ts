import * as z from "zod";
import { completenessSchema, countSchema, timeSchema, toolSchema } from "../facts/document-parts";
import { MANIFEST_SCHEMA } from "./manifest";

/** What `export --manifest` writes. */
export const manifestSchema = z.strictObject({
  schema: z.literal(MANIFEST_SCHEMA),
  tool: toolSchema,
  writtenAt: timeSchema,
  takenAt: timeSchema.describe("When Automox was read."),
  contract: z.enum(["organization", "account"]),
  account: z.string().nullable(),
  keyOwner: z.string().nullable(),
  organizations: z.array(z.strictObject({ org: z.int().positive(), name: z.string().nullable() })),
  completeness: completenessSchema,
  people: countSchema.describe("Before the selection."),
  profile: z.string(),
  selection: z.array(z.string()),
  outputs: z.array(
    z.strictObject({
      path: z.string().describe("As given; `-` is the standard output."),
      bytes: countSchema,
      rows: countSchema,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
