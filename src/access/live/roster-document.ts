import * as z from "zod";
import { AccessError } from "../cli/access-error";
import { parsedJson } from "../cli/read-text";
import type { Tool } from "../facts/document-parts";
import type { Roster } from "../facts/roster";
import { rosterSchema } from "../facts/roster-schema";

const SCHEMA = rosterSchema.shape.schema.value;

/** A roster as a file that later runs read in place of Automox (`--roster FILE`). */
export const rosterDocumentOf = (roster: Roster, tool: Tool) => ({ schema: SCHEMA, tool, ...roster });

/** Throws AccessError with the place of everything that is wrong. */
export function readRosterDocument(json: string): Roster {
  const value = parsedJson(json.replace(/^\ufeff/, ""), () => new AccessError("This is no JSON."));
  const parsed = rosterSchema.safeParse(value);
  if (!parsed.success)
    throw new AccessError(`This is no ${SCHEMA} document.\n${z.prettifyError(parsed.error)}`);
  const { schema: _, tool: __, ...roster } = parsed.data;
  return roster;
}
