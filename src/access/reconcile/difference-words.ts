import { rolesInWords } from "../facts/person";
import type { Difference, DifferenceKind } from "./compare-people";

/** Headings of the groups. */
export const KIND_WORDS: Readonly<Record<DifferenceKind, string>> = {
  inactive_in_file: "Has access, and the file says that they no longer belong here",
  not_in_file: "Has access, and is not in the file",
  pending_not_in_file: "Invited, without a reason in the file",
  no_access: "In the file, and unknown to Automox",
  pending: "In the file, and has not accepted the invitation: no access yet",
  disabled: "In the file, and disabled in Automox",
  name_differs: "The name differs",
};

/** What the file or Automox says beside the address, in one line. */
export function detailOf({ kind, memberships, names, fileStatus, line, status }: Difference): string {
  if (names) return `Automox: ${names.automox}; file: ${names.file} (line ${line})`;
  if (kind === "no_access") return `line ${line}`;
  return [
    rolesInWords(memberships) || "no organization",
    ...(status === "unknown" ? ["Automox does not tell the status"] : []),
    ...(fileStatus === null ? [] : [`file: ${fileStatus || "(empty)"} (line ${line})`]),
    ...(fileStatus === null && line !== null ? [`line ${line}`] : []),
  ].join("; ");
}

/** What somebody could do about it. This tool never does it. */
export const REMEDIES: Readonly<Record<DifferenceKind, string>> = {
  inactive_in_file: "Remove them from the configuration, or correct the file.",
  not_in_file: "Find out who they are; remove them, or add them to the file.",
  pending_not_in_file: "Withdraw the invitation by removing them from the configuration.",
  no_access: "Add them to the configuration if they need access.",
  pending: "Remind them to accept, or invite them anew.",
  disabled: "Enable them, or take them out.",
  name_differs: "Correct the one that is wrong.",
};
