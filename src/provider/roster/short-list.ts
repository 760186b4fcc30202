import { leftOut } from "../../automox/people-list";
import { fail } from "../../framework/diagnostics";
import { unproven } from "./absence";
import type { Snapshot } from "./snapshot";

/** Throws where somebody of the organization cannot be listed. An address is enough to list somebody. */
export function refuseShort(org: number, snapshot: Snapshot): void {
  const why = unproven(snapshot, leftOut(snapshot));
  if (why === undefined) return;
  fail({
    code: "roster/incomplete",
    summary: `The list of organization ${org} is incomplete`,
    detail:
      `${why} Nobody is listed, because whoever is missing would look like somebody who is not there. Run again ` +
      "later. Settings > Users in the console shows who is in the organization.",
  });
}

/** For an organization that has the owner of the API key, so an answer without anybody is wrong. */
export const refuseEmpty = (org: number): never =>
  fail({
    code: "roster/doubtful",
    summary: `The list of organization ${org} is empty, which cannot be`,
    detail:
      `Automox lists nobody at all in organization ${org}, and names it among those of the API key's owner. Run ` +
      "again later. Settings > Users in the console shows who is in the organization.",
  });
