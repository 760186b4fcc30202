import { AccessError } from "../cli/access-error";

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
