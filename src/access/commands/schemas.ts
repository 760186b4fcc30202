import { z } from "zod";
import { adoptionSchema } from "../adopt/import-map";
import { verificationSchema } from "../adopt/verification-schema";
import { doctorSchema } from "../doctor/doctor-schema";
import { driftDocumentSchema } from "../drift/drift-schema";
import { manifestSchema } from "../export/manifest-schema";
import { policySchema } from "../guards/policy";
import { keysSchema } from "../keys/keys-schema";
import { rosterSchema } from "../live/roster-document";
import { reconciliationSchema } from "../reconcile/reconciliation-schema";
import { reviewDocument } from "../review/review-schema";
import { staleSchema } from "../stale/stale-schema";
import { jsonText } from "../text/json-text";

/** Every document with a published schema, by its name. */
const DOCUMENTS: Readonly<Record<string, { readonly schema: z.ZodType; readonly title: string }>> = {
  "access-review-v2": { schema: reviewDocument, title: "What automox-access review --format json writes" },
  "access-drift-v1": { schema: driftDocumentSchema, title: "What automox-access drift --format json writes" },
  "access-roster-v1": {
    schema: rosterSchema,
    title: "What automox-access export --profile roster --format json writes, and --roster reads",
  },
  "access-export-manifest-v1": {
    schema: manifestSchema,
    title: "What automox-access export --manifest writes",
  },
  "access-reconciliation-v1": {
    schema: reconciliationSchema,
    title: "What automox-access reconcile --format json writes",
  },
  "access-stale-v1": { schema: staleSchema, title: "What automox-access stale --format json writes" },
  "access-keys-v1": { schema: keysSchema, title: "What automox-access keys --format json writes" },
  "access-adoption-v1": { schema: adoptionSchema, title: "The map that automox-access adopt writes" },
  "access-adoption-verification-v1": {
    schema: verificationSchema,
    title: "What automox-access adopt verify --format json writes",
  },
  "access-doctor-v1": { schema: doctorSchema, title: "What automox-access doctor --format json writes" },
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

/** As the command prints it and docs/schemas holds it; undefined for a name there is none of. */
export function schemaText(name: string): string | undefined {
  const schema = schemaOf(name);
  return schema && jsonText(schema);
}
