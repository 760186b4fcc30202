import { fail } from "../../framework/diagnostics";
import { removalLimit } from "../guards/removal-limit";
import type { Member } from "../person/member";
import { isComplete, type Snapshot } from "./snapshot";

/**
 * Pending without any id: then absence proves nothing, whole listing or not, and nobody will be judged gone
 * by it.
 */
const isUnseen = ({ isPending, userId, uuid }: Member): boolean =>
  isPending === true && userId === null && !uuid;

/** Who of one organization is believed to be gone, and how many of them in one run. */
export class Absences {
  private readonly org: number;
  private readonly configured: number | undefined;
  private readonly gone = new Set<string>();

  constructor(org: number, configured: number | undefined) {
    this.org = org;
    this.configured = configured;
  }

  /** Nobody may be judged gone by a listing that is shorter than it says itself. */
  refuseIncomplete(snapshot: Snapshot, sought: Member): void {
    if (isComplete(snapshot) || isUnseen(sought)) return;
    fail({
      code: "roster/incomplete",
      summary: `The list of organization ${this.org} is incomplete`,
      detail:
        `Automox announced ${snapshot.announced} people and listed ${snapshot.users.length}, twice. ` +
        "Somebody of the state is not among them, but cannot be called gone on that evidence; the state " +
        "was left as it is. Run again later.",
    });
  }

  /**
   * Notes somebody who is gone. A short answer looks like mass deletion, so it throws from the one that is
   * too many on: so many at once need a word from a human. `listed` is the size of the listing they are
   * missing from.
   */
  count(email: string, listed: number): void {
    this.gone.add(email);
    const allowed = this.configured ?? removalLimit(listed + this.gone.size);
    if (this.gone.size <= allowed) return;
    fail({
      code: "roster/too-many-gone",
      summary: `Too many people are gone from organization ${this.org}`,
      detail:
        `This run has found ${this.gone.size} people of the state gone, and at most ${allowed} are ` +
        "believed (guards.max_removals, by default a quarter of the members and never less than 2). An " +
        "answer that is cut short looks just the same, so the state was left as it is. Look under Settings " +
        "> Users in the console. If they are really gone, allow it in the provider block:\n\n  guards = { " +
        `max_removals = ${this.gone.size} }`,
    });
  }
}
