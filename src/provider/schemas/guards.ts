import { between } from "../../framework/checks";
import type { KnownConfigOf } from "../../framework/infer";
import { object, oneOf, whole } from "../../framework/schema";

const level = (doc: string, standard: Level) =>
  oneOf("error", "warn", "off").optional({
    doc: `${doc} \`error\`, \`warn\` or \`off\`; default \`${standard}\`.`,
  });

export type Level = "error" | "warn" | "off";

export interface GuardSettings {
  readonly lastAdmin: Level;
  readonly ownUser: Level;
  readonly operatorWithoutZone: Level;
  /** undefined: a quarter of the members, never less than 2. */
  readonly maxRemovals: number | undefined;
}

export const guards = object({
  last_admin: level(
    "What to do when the last active administrator of an organization would be removed, disabled or lowered.",
    "error",
  ),
  own_user: level("What to do when the owner of the API key would be removed, disabled or lowered.", "error"),
  operator_without_zone: level(
    "What to do about operators: without a zone they see no devices, and the organization contract has no " +
      "field for zones (assign them under Settings > Users).",
    "warn",
  ),
  max_removals: whole.optional({
    checks: [between(0, 1_000_000)],
    doc:
      "How many people of one organization a run may remove, replace or disable, and how many may be found " +
      "gone in one refresh. Default: a quarter of the members, at least 2. `terraform destroy` is " +
      "no exception.",
  }),
}).optional({ doc: "What a run may not do to an organization." });

type Given = KnownConfigOf<{ readonly guards: typeof guards }>["guards"];

export const guardSettings = (given: Given): GuardSettings => ({
  lastAdmin: given?.last_admin ?? "error",
  ownUser: given?.own_user ?? "error",
  operatorWithoutZone: given?.operator_without_zone ?? "warn",
  maxRemovals: given?.max_removals ?? undefined,
});
