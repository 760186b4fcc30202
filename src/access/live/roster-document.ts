import * as z from "zod";
import { AccessError } from "../cli/access-error";
import { parsedJson } from "../cli/read-text";
import { completenessSchema, statusSchema, type Tool, timeSchema, toolSchema } from "../facts/document-parts";
import type { Roster } from "../facts/roster";

const ROSTER_SCHEMA = "access-roster/v1";

const text = z.string().nullable();

/** Unknown properties are ignored, so that a later version may add some. */
export const rosterSchema = z.object({
  schema: z.literal(ROSTER_SCHEMA),
  tool: toolSchema.optional(),
  takenAt: timeSchema,
  contract: z.enum(["organization", "account"]),
  accountId: text,
  keyOwner: text,
  organizations: z.array(z.object({ org: z.int().positive(), zone: text, name: text })),
  people: z.array(
    z.object({
      userId: z.int().positive().nullable(),
      uuid: text,
      email: z.string(),
      firstName: text,
      lastName: text,
      status: statusSchema,
      accountRole: text,
      twoFactor: z.enum(["on", "off", "unknown"]),
      twoFactorMethod: text,
      createdAt: text,
      updatedAt: text,
      memberships: z.array(
        z.object({
          org: z.int().positive(),
          role: text,
          status: statusSchema,
          createdAt: text,
          userId: z
            .int()
            .positive()
            .nullable()
            .optional()
            .describe("Where the person has another number here than above."),
        }),
      ),
    }),
  ),
  completeness: completenessSchema,
});

/** A roster as a file that later runs read in place of Automox (`--roster FILE`). */
export const rosterDocumentOf = (roster: Roster, tool: Tool) => ({ schema: ROSTER_SCHEMA, tool, ...roster });

/** Throws AccessError with the place of everything that is wrong. */
export function readRosterDocument(json: string): Roster {
  const value = parsedJson(json.replace(/^\ufeff/, ""), () => new AccessError("This is no JSON."));
  const parsed = rosterSchema.safeParse(value);
  if (!parsed.success)
    throw new AccessError(`This is no ${ROSTER_SCHEMA} document.\n${z.prettifyError(parsed.error)}`);
  const { schema: _, tool: __, ...roster } = parsed.data;
  return roster;
}
