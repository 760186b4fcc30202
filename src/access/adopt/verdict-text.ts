import { differenceInWords } from "../model/adoption";
import { jsonText } from "../text/json-text";
import { plural } from "../text/plural";
import { harmless } from "../text/safe-text";
import { type AdoptionVerdict, verificationSchema } from "./verification-schema";

export const VERIFY_FORMATS = ["table", "json"] as const;
export type VerifyFormat = (typeof VERIFY_FORMATS)[number];

export const isPassed = ({ failures, problems }: AdoptionVerdict): boolean =>
  failures.length === 0 && problems.length === 0;

export function verdictText(format: VerifyFormat, verdict: AdoptionVerdict): string {
  if (format === "json")
    return jsonText({ schema: verificationSchema.shape.schema.value, passed: isPassed(verdict), ...verdict });
  const { imported, managed, failures, problems, otherChanges } = verdict;
  const before = managed.length > 0 ? `, ${managed.length} were imported before` : "";
  return [
    isPassed(verdict)
      ? `Passed: ${plural(imported.length, "membership is", "memberships are")} imported and nothing about them changes${before}.`
      : `Failed: ${failures.length} of ${plural(failures.length + imported.length + managed.length, "membership", "memberships")} not simply imported.`,
    ...problems.map((problem) => `The plan is no proof: ${problem}.`),
    ...failures.flatMap(({ address, importId, why, differences }) => [
      `${harmless(address ?? importId, 500)} ${why}`,
      ...differences.map(
        (one) => `  ${one.attribute}: ${differenceInWords({ before: undefined, after: undefined, ...one })}`,
      ),
    ]),
    ...(otherChanges > 0
      ? [
          `${plural(otherChanges, "other change of people stands", "other changes of people stand")} in this plan; review it too.`,
        ]
      : []),
    "",
  ].join("\n");
}
