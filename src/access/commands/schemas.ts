import { z } from "zod";
import { adoptionSchema } from "../adopt/import-map";
import { verificationSchema } from "../adopt/verification-schema";
import { doctorSchema } from "../doctor/doctor-schema";
import { driftDocumentSchema } from "../drift/drift-schema";
import { manifestSchema } from "../export/manifest";
import { rosterSchema } from "../facts/roster-schema";
import { policySchema } from "../guards/policy";
import { keysSchema } from "../keys/keys-schema";
import { reconciliationSchema } from "../reconcile/reconciliation-schema";
import { reviewDocument } from "../review/review-schema";
import { staleSchema } from "../stale/stale-schema";
import { jsonText } from "../text/json-text";

/** Every document with a published schema, by its name: the schema and its title. */
const DOCUMENTS: Readonly<Record<string, readonly [schema: z.ZodType, title: string]>> = {
  "access-review-v2": [reviewDocument, written("review")],
  "access-drift-v1": [driftDocumentSchema, written("drift")],
  "access-roster-v1": [rosterSchema, `${written("export --profile roster")}, and --roster reads`],
  "access-export-manifest-v1": [manifestSchema, "What automox-access export --manifest writes"],
  "access-reconciliation-v1": [reconciliationSchema, written("reconcile")],
  "access-stale-v1": [staleSchema, written("stale")],
  "access-keys-v1": [keysSchema, written("keys")],
  "access-adoption-v1": [adoptionSchema, "The map that automox-access adopt writes"],
  "access-adoption-verification-v1": [verificationSchema, written("adopt verify")],
  "access-doctor-v1": [doctorSchema, written("doctor")],
  "access-policy": [policySchema, "The policy file access.yaml of automox-access"],
};

function written(command: string): string {
  return `What automox-access ${command} --format json writes`;
}

export const SCHEMA_NAMES: readonly string[] = Object.keys(DOCUMENTS).sort();

/** JSON Schema 2020-12; undefined for a name there is none of. */
export function schemaOf(name: string): Readonly<Record<string, unknown>> | undefined {
  const [schema, title] = (Object.hasOwn(DOCUMENTS, name) && DOCUMENTS[name]) || [];
  if (!schema) return undefined;
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input", reused: "ref" });
  return { $schema, title, ...rest };
}

/** As the command prints it and docs/schemas holds it; undefined for a name there is none of. */
export function schemaText(name: string): string | undefined {
  const schema = schemaOf(name);
  return schema && jsonText(schema);
}
