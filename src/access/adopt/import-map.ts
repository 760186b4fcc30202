import * as z from "zod";
import { AccessError } from "../cli/access-error";
import { parsedJson } from "../cli/read-text";
import { type Immutable, statusSchema, type Tool, toolSchema } from "../facts/document-parts";
import { PERSON_TYPES } from "../facts/managed";
import { visibleJson } from "../text/text-literal";

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

/** `why` is the end of a sentence. */
const leftOut = z.object({ email: z.string(), org: z.int().nullable(), why: z.string() });

/**
 * What `adopt` writes beside the code. Unknown properties are ignored, so that a later version may add some.
 */
export const adoptionSchema = z.object({
  schema: z.literal(ADOPTION_SCHEMA),
  tool: toolSchema.optional(),
  items: z.array(item),
  disabled: z.array(item).optional(),
  leftOut: z.array(leftOut).optional(),
});

export type ImportMapItem = Immutable<z.infer<typeof item>>;
export type LeftOut = Immutable<z.infer<typeof leftOut>>;

/** What came of an adoption. */
export interface Adopted<Item = ImportMapItem> {
  readonly adoptions: readonly Item[];
  /** Written as comments where the form has comments: whether they shall come back is for people to say. */
  readonly disabled: readonly Item[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Who was adopted under which name: what `adopt verify` checks a plan against, and a later run leaves out.
 */
export function importMapText({ adoptions, leftOut, disabled }: Adopted, tool: Tool): string {
  // Its own members only, in its own order.
  const itemsOf = (some: readonly ImportMapItem[]) => some.map((each) => item.parse(each));
  const [items, others] = [itemsOf(adoptions), itemsOf(disabled)];
  return `${visibleJson({ schema: ADOPTION_SCHEMA, tool, items, disabled: others, leftOut }, 2)}\n`;
}

/** Throws AccessError. */
export function readImportMap(text: string, file: string): readonly ImportMapItem[] {
  const json = parsedJson(text, () => new AccessError(`${file} is no JSON.`));
  const parsed = adoptionSchema.safeParse(json);
  if (!parsed.success)
    throw new AccessError(`${file} is no ${ADOPTION_SCHEMA} document.\n${z.prettifyError(parsed.error)}`);
  return parsed.data.items;
}
