import { fail } from "../../framework/diagnostics";
import { removalLimit } from "../guards/removal-limit";

/** How many people one run has found gone. A short answer looks like mass deletion; so many at once need a word from a human. */
export class Absences {
  private readonly org: number;
  private readonly configured: number | undefined;
  private readonly gone = new Set<string>();

  constructor(org: number, configured: number | undefined) {
    this.org = org;
    this.configured = configured;
  }

  /** Throws from the one that is too many on. `listed` is the size of the listing they are missing from. */
  count(email: string, listed: number): void {
    this.gone.add(email);
    const allowed = this.configured ?? removalLimit(listed + this.gone.size);
    if (this.gone.size <= allowed) return;
    fail({
      code: "roster/too-many-gone",
      summary: `Too many people are gone from organization ${this.org}`,
      detail:
        `This run has found ${this.gone.size} people of the state gone, and at most ${allowed} are believed (guards.max_removals, by ` +
        "default a quarter of the members and never less than 2). An answer that is cut short looks just the same, so the state was " +
        `left as it is. Look under Settings > Users in the console. If they are really gone, allow it in the provider block:\n\n` +
        `  guards = { max_removals = ${this.gone.size} }`,
    });
  }
}
