import * as z from "zod";
import { countSchema } from "../facts/document-parts";
import { VERIFICATION_SCHEMA } from "./verdict-text";

/** What `adopt verify --format json` writes. */
export const verificationSchema = z.strictObject({
  schema: z.literal(VERIFICATION_SCHEMA),
  passed: z.boolean(),
  imported: z.array(z.string()).describe("Addresses that are imported and change nothing."),
  managed: z.array(z.string()).describe("Addresses that an earlier apply imported."),
  failures: z.array(
    z.strictObject({
      address: z.string().nullable(),
      importId: z.string(),
      why: z.string(),
      differences: z.array(
        z.strictObject({
          attribute: z.string(),
          before: z.unknown().optional(),
          after: z.unknown().optional(),
          instead: z.literal("sensitive").nullable(),
        }),
      ),
    }),
  ),
  problems: z.array(z.string()).describe("Why the whole plan is no proof."),
  otherChanges: countSchema,
});
