import type { PersonChange } from "./plan";

/** Terraform's `action_reason` in words. Source: Terraform 1.11.4, jsonplan/resource.go. */
const REASONS: Readonly<Record<string, string>> = {
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
};

export const reasonsOf = ({ reason }: PersonChange): readonly string[] =>
  reason === null ? [] : [REASONS[reason] ?? reason.replaceAll("_", " ")];
