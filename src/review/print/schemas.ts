import { z } from "zod";
import { policySchema } from "../cli/policy";
import { driftDocumentSchema } from "../drift/document-schema";
import { reviewDocument } from "./review-schema";

/** Every document with a published schema, by its name. */
const DOCUMENTS: Readonly<Record<string, { readonly schema: z.ZodType; readonly title: string }>> = {
  "access-review-v1": { schema: reviewDocument, title: "What automox-access review --format json writes" },
  "access-drift-v1": { schema: driftDocumentSchema, title: "What automox-access drift --format json writes" },
  "access-policy": { schema: policySchema, title: "The policy file access.yaml of automox-access" },
};

export const SCHEMA_NAMES: readonly string[] = Object.keys(DOCUMENTS).sort();

/** JSON Schema 2020-12; undefined for a name there is none of. */
export function schemaOf(name: string): Readonly<Record<string, unknown>> | undefined {
  const document = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
  if (!document) return undefined;
  const { $schema, ...rest } = z.toJSONSchema(document.schema, { io: "input", reused: "ref" });
  return { $schema, title: document.title, ...rest };
}
