import * as z from "zod";
import { countSchema, type Immutable } from "../facts/document-parts";

/** What `adopt verify --format json` writes. */
export const verificationSchema = z.strictObject({
  schema: z.literal("access-adoption-verification/v1"),
  passed: z.boolean(),
  imported: z.array(z.string()).describe("Addresses that are imported and change nothing."),
  managed: z.array(z.string()).describe("Addresses that an earlier apply imported."),
  failures: z.array(
    z.strictObject({
      /** Null where the plan has none. */
      address: z.string().nullable(),
      importId: z.string(),
      /** The end of a sentence. */
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
  /** Changes of people that are no adoption. */
  otherChanges: countSchema,
});

export type AdoptionVerdict = Immutable<Omit<z.infer<typeof verificationSchema>, "schema" | "passed">>;
