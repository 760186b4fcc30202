import * as z from "zod";
import { completenessSchema, statusSchema, timeSchema, toolSchema } from "./document-parts";

const text = z.string().nullable();

/**
 * A roster as a file that later runs read in place of Automox. A field the API did not tell is null or `unknown`,
 * never a guess. Unknown properties are ignored, so that a later version may add some.
 */
export const rosterSchema = z.object({
  schema: z.literal("access-roster/v1"),
  tool: toolSchema.optional(),
  takenAt: timeSchema,
  contract: z.enum(["organization", "account"]),
  accountId: text,
  /** E-mail of the owner of the key that listed; null where the key did not tell. */
  keyOwner: text,
  /** `zone`: UUID in the account contract. */
  organizations: z.array(z.object({ org: z.int().positive(), zone: text, name: text })),
  /** Ordered by folded e-mail, then user id. */
  people: z.array(
    z.object({
      userId: z.int().positive().nullable(),
      uuid: text,
      /** As Automox spells it; compare with `foldEmail`. */
      email: z.string(),
      firstName: text,
      lastName: text,
      status: statusSchema,
      /** Account-wide role by its slug, such as `global-admin`; null where the contract does not tell. */
      accountRole: text,
      twoFactor: z.enum(["on", "off", "unknown"]),
      /** `email`, `google` …; null while off or unknown. */
      twoFactorMethod: text,
      /** RFC 3339 in UTC. */
      createdAt: text,
      updatedAt: text,
      /** By number of the organization. */
      memberships: z.array(
        z.object({
          org: z.int().positive(),
          /** Word or slug as the API says it; null: a member without a role. */
          role: text,
          status: statusSchema,
          createdAt: text,
          userId: z
            .int()
            .positive()
            .nullish()
            .describe("Where the person has another number here than above."),
        }),
      ),
    }),
  ),
  completeness: completenessSchema,
});
