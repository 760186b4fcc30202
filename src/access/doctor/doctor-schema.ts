import * as z from "zod";
import { timeSchema, toolSchema } from "../facts/document-parts";
import { DOCTOR_SCHEMA } from "./doctor-text";

/** What `doctor --format json` writes. */
export const doctorSchema = z.strictObject({
  schema: z.literal(DOCTOR_SCHEMA),
  tool: toolSchema,
  checkedAt: timeSchema,
  healthy: z.boolean(),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(["ok", "warn", "fail", "skipped"]),
      fact: z.string(),
      remedy: z.string().nullable(),
    }),
  ),
});
