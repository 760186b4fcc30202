import { AccessError } from "../cli/access-error";

/** The member that only the redacted plan of HCP Terraform has, in the place of `format_version`. */
export const REDACTED = "plan_format_version";

export const isRedactedPlan = () =>
  new AccessError(
    `This is the redacted plan of HCP Terraform (${REDACTED}): values are missing in it, and it cannot say whether it is complete. Get the plan as JSON that is not redacted: \`GET /api/v2/plans/PLAN-ID/json-output\`, with a token of an administrator of the workspace, or \`terraform show -json\` where the plan is.`,
  );

export const isNoWholePlan = () =>
  new AccessError(
    "The document is no whole plan: it says neither when it was made nor whether it is complete, and shows no change. Give all of what `terraform show -json PLAN` prints.",
  );

/** Minor versions add members, which are ignored; another major version means something else. */
export function checkFormatVersion(version: unknown, what: "plan" | "state"): string {
  if (typeof version !== "string" || !/^\d+\.\d+$/.test(version))
    throw new AccessError(
      `This is no ${what} as JSON: it has no format_version. Expected what \`terraform show -json\` prints for a saved plan or a state.`,
    );
  if (!version.startsWith("1.") && !(what === "plan" && version.startsWith("0.")))
    throw new AccessError(
      `The ${what}'s format_version is ${version}, and this version of automox-access reads 1.x. Use a newer automox-access.`,
    );
  return version;
}
