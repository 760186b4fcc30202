import * as z from "zod";
import { AccessError } from "../cli/access-error";
import { parsedJson } from "../cli/read-text";
import { statusSchema, type Tool, toolSchema } from "../facts/document-parts";
import { PERSON_TYPES } from "../facts/managed";
import type { Adoption, AdoptionPlan } from "./plan-adoption";
import { visibleJson } from "./text-literal";

const ADOPTION_SCHEMA = "access-adoption/v1";

const item = z.object({
  id: z.string().describe("Name of the resource, id of the construct."),
  personId: z.string().describe("The same for every organization of the person."),
  type: z.enum(PERSON_TYPES),
  org: z.int().positive(),
  email: z.string(),
  status: statusSchema.optional(),
  importId: z.string(),
});

/**
 * What `adopt` writes beside the code. Unknown properties are ignored, so that a later version may add some.
 */
export const adoptionSchema = z.object({
  schema: z.literal(ADOPTION_SCHEMA),
  tool: toolSchema.optional(),
  items: z.array(item),
  disabled: z.array(item).optional(),
  leftOut: z.array(z.object({ email: z.string(), org: z.int().nullable(), why: z.string() })).optional(),
});

export type ImportMapItem = z.infer<typeof item>;

/**
 * Who was adopted under which name: what `adopt verify` checks a plan against, and a later run leaves out.
 */
export function importMapText({ adoptions, leftOut, disabled }: AdoptionPlan, tool: Tool): string {
  const itemOf = ({ id, personId, type, org, email, status, importId }: Adoption) => ({
    id,
    personId,
    type,
    org,
    email,
    status,
    importId,
  });
  const document = {
    schema: ADOPTION_SCHEMA,
    tool,
    items: adoptions.map(itemOf),
    disabled: disabled.map(itemOf),
    leftOut,
  };
  return `${visibleJson(document, 2)}\n`;
}

/** Throws AccessError. */
export function readImportMap(text: string, file: string): readonly ImportMapItem[] {
  const json = parsedJson(text, () => new AccessError(`${file} is no JSON.`));
  const parsed = adoptionSchema.safeParse(json);
  if (!parsed.success)
    throw new AccessError(`${file} is no ${ADOPTION_SCHEMA} document.\n${z.prettifyError(parsed.error)}`);
  return parsed.data.items;
}
