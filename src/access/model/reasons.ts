import { z } from "zod";

/** Terraform's `action_reason` in words, and our own. Source: Terraform 1.11.4, jsonplan/resource.go. */
const REASONS = {
  replace_because_tainted: "marked as tainted after a failure",
  replace_because_cannot_update: "cannot be changed in place",
  replace_by_request: "asked for with -replace",
  replace_by_triggers: "asked for by replace_triggered_by",
  delete_because_no_resource_config: "no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_wrong_repetition: "count or for_each was added or taken away",
  delete_because_count_index: "beyond the new count",
  delete_because_each_key: "its key is no longer in for_each",
  delete_because_no_move_target: "moved to an address that is not in the configuration",
  deposed: "left behind by an interrupted replacement",
  other: "for a reason that this version does not know",
} as const;

type Reason = (typeof REASONS)[keyof typeof REASONS] | `forced by ${string}`;

/** Nothing else: in a document of somebody else it is shown, and no digest covers it. */
export const reasonSchema: z.ZodType<Reason> = z.union([
  z.enum(Object.values(REASONS)),
  z.templateLiteral(["forced by ", z.string().regex(/^[a-z0-9_.]+(, [a-z0-9_.]+)*$/)]),
]);

/** Why something is removed or replaced; empty where Terraform gives no reason. */
export function reasonsOf({
  reason,
  deposed,
}: {
  readonly reason: string | null;
  readonly deposed: boolean;
}): readonly Reason[] {
  const known =
    reason !== null && Object.hasOwn(REASONS, reason) ? (reason as keyof typeof REASONS) : "other";
  return [...(reason === null ? [] : [REASONS[known]]), ...(deposed ? [REASONS.deposed] : [])];
}
