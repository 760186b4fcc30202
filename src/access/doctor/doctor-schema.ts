import * as z from "zod";
import { type Immutable, timeSchema, toolSchema } from "../facts/document-parts";

/** What `doctor --format json` writes. */
export const doctorSchema = z.strictObject({
  schema: z.literal("access-doctor/v1"),
  tool: toolSchema,
  checkedAt: timeSchema,
  healthy: z.boolean(),
  checks: z.array(
    z.strictObject({
      /** Stable, for scripts. */
      id: z.string(),
      /**
       * `skipped`: could not be looked at, because something before it failed. Only `fail` makes the whole
       * unhealthy.
       */
      status: z.enum(["ok", "warn", "fail", "skipped"]),
      /** A sentence. */
      fact: z.string(),
      /** A sentence; null where there is nothing to do. */
      remedy: z.string().nullable(),
    }),
  ),
});

/** One thing that was looked at: what was found, and what to do about it. */
export type Check = Immutable<z.infer<typeof doctorSchema>["checks"][number]> & {
  /** Whose address the sentences quote. */
  readonly keyOwner?: string | null | undefined;
};

/** What is found under one id. */
export const about = (id: string) => {
  const found =
    (status: Check["status"]) =>
    (fact: string, remedy: string | null = null): Check => ({ id, status, fact, remedy });
  /** What is not right has a remedy. */
  const wrong: (status: Check["status"]) => (fact: string, remedy: string) => Check = found;
  return { ok: found("ok"), skipped: found("skipped"), warn: wrong("warn"), fail: wrong("fail") };
};
