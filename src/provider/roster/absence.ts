import type { OddRow } from "../../automox/model/odd-row";
import { fail } from "../../framework/diagnostics";
import { removalLimit } from "../guards/removal-limit";
import type { Member } from "../person/member";
import type { Snapshot } from "./snapshot";

/**
 * A pending person without number and UUID: no listing, whole or not, proves them absent, and Read will not
 * call them gone.
 */
const isUnseen = ({ status, userId, uuid }: Member): boolean =>
  status === "pending" && userId === null && !uuid;

/** Why a listing does not have everybody, or some of whom nobody knows who they are; undefined where it does. */
export function unproven({ announced, rows }: Snapshot, odd: readonly OddRow[]): string | undefined {
  if (announced !== undefined && rows < announced)
    return `Automox announced ${announced} people and listed ${rows}, twice.`;
  const [first] = odd;
  if (first === undefined) return undefined;
  return `Automox listed ${rows} people, ${odd.length} of them on a row that does not say who it is (${first.reason}).`;
}

/** Decides which absences from one organization a run believes, and how many. */
export class Absences {
  private readonly org: number;
  private readonly configured: number | undefined;
  private readonly gone = new Set<string>();
  /** The state has somebody active here. */
  private hasMembers = false;

  constructor(org: number, configured: number | undefined) {
    this.org = org;
    this.configured = configured;
  }

  /** Whom the state has here. */
  expect({ status }: Member): void {
    this.hasMembers ||= status === "active";
  }

  /** Nobody at all, where the state has somebody active: that proves nothing, if somebody must be there. */
  isDoubtful({ users }: Snapshot): boolean {
    return users.length === 0 && this.hasMembers;
  }

  refuseDoubtful(): never {
    return fail({
      code: "roster/doubtful",
      summary: `The list of organization ${this.org} is empty, although the owner of the API key belongs to it`,
      detail:
        `Automox lists nobody in organization ${this.org}, yet names it as an organization of the API key's owner. ` +
        "Such a list does not prove that anybody was removed, so the provider left the state as it is. Run again " +
        "later. If Settings > Users in the console shows nobody either, let Terraform forget each person: terraform " +
        "state rm ADDRESS.",
    });
  }

  /**
   * Throws where the listing proves nobody absent: it is shorter than it announces, or has a row that does not
   * say who it is.
   */
  refuseUnproven(snapshot: Snapshot, sought: Member): void {
    const why = unproven(snapshot, snapshot.odd);
    if (why === undefined || isUnseen(sought)) return;
    fail({
      code: "roster/incomplete",
      summary: `The list of organization ${this.org} is incomplete`,
      detail:
        `${why} This person is in the state and not on the list. Such a list does not prove that they were ` +
        "removed, so the provider left the state as it is. Other people are not affected. Run again later. If " +
        "Settings > Users in the console does not show this person either, let Terraform forget them: terraform " +
        "state rm ADDRESS.",
    });
  }

  /**
   * Counts a person who is gone, and throws from the first one beyond the limit on: a short answer looks like
   * mass deletion, so a human must allow so many. `listed` is the size of the listing that lacks them.
   */
  count(email: string, listed: number): void {
    this.gone.add(email);
    const allowed = this.configured ?? removalLimit(listed + this.gone.size);
    if (this.gone.size <= allowed) return;
    fail({
      code: "roster/too-many-gone",
      summary: `Too many people are gone from organization ${this.org}`,
      detail:
        `Automox no longer lists ${this.gone.size} people of the state, and the provider accepts at most ` +
        `${allowed} (guards.max_removals, by default a quarter of the members, at least 2). A list that is cut ` +
        "short looks the same, so the provider left the state as it is. Look under Settings > Users in the " +
        "console. If these people really are gone, allow it in the provider block:\n\n  guards = { " +
        `max_removals = ${this.gone.size} }`,
    });
  }
}
