import { type Diagnostic, error } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import type { Guarded, Leaver } from "./leaver";

/** Default of `guards.max_removals`: a quarter of the members rounded down, and never less than 2. */
export const removalLimit = (members: number): number => Math.max(2, Math.floor(members / 4));

/** `count`: of those who lose their access in this walk, the leaver among them. */
export async function checkRemovalLimit(
  { email, kind }: Leaver,
  { org, settings: { maxRemovals }, everybody }: Guarded,
  { count, calling }: { readonly count: number; readonly calling: Calling },
): Promise<Diagnostic | undefined> {
  if (kind === "demotion") return undefined;
  // The default always allows two removals, so only the third needs the roster.
  if (maxRemovals === undefined && count <= 2) return undefined;
  const allowed = maxRemovals ?? removalLimit((await everybody(calling)).members);
  if (count <= allowed) return undefined;
  return error({
    code: "guard/max-removals",
    summary: `Too many people of organization ${org} would lose access`,
    detail:
      `${email} is number ${count} to be removed, replaced or disabled in this run, and at most ${allowed} ` +
      "are allowed (guards.max_removals; by default a quarter of the members, at least 2). " +
      "terraform destroy is no exception. To allow it all the same, write the number you mean in the " +
      `provider block:\n\n  guards = { max_removals = ${count} }`,
  });
}
