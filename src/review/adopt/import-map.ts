import * as z from "zod";
import { AccessError } from "../cli/access-error";
import type { Tool } from "../export/roster-document";
import type { Adoption, AdoptionPlan } from "./plan-adoption";
import { visibleJson } from "./text-literal";

export const ADOPTION_SCHEMA = "access-adoption/v1";

const importMap = z.object({
  schema: z.literal(ADOPTION_SCHEMA),
  items: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      type: z.enum(["automox_user", "automox_org_membership"]),
      org: z.int().positive(),
      email: z.string(),
      importId: z.string(),
    }),
  ),
});

export type ImportMapItem = z.infer<typeof importMap>["items"][number];

/** Who was adopted under which name: what `adopt verify` checks a plan against, and a later run leaves out. */
export function importMapText({ adoptions, leftOut, disabled }: AdoptionPlan, tool: Tool): string {
  const item = ({ id, personId, type, org, email, status, importId }: Adoption) => ({
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
    items: adoptions.map(item),
    disabled: disabled.map(item),
    leftOut,
  };
  return `${visibleJson(document, 2)}\n`;
}

/** Throws AccessError. */
export function readImportMap(text: string, file: string): readonly ImportMapItem[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AccessError(`${file} is no JSON.`, { cause: error });
  }
  const parsed = importMap.safeParse(json);
  if (!parsed.success)
    throw new AccessError(`${file} is no ${ADOPTION_SCHEMA} document.\n${z.prettifyError(parsed.error)}`);
  return parsed.data.items;
}
