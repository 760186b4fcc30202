import type { OddRow } from "../../automox/model/odd-row";
import type { User } from "../../automox/model/person";
import { leftOut } from "../../automox/people-list";
import { AutomoxError } from "../../automox/transport/errors";
import { foldEmail } from "../../automox/wire/email";
import type { Finding } from "../../framework/diagnostics";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";
import { isPerson } from "../person/member";
import type { PeopleSource } from "./people-source";
import { isComplete, type Snapshot, snapshotOf } from "./snapshot";

/** Whom a look before an invitation finds, or why nobody can tell. Neither: nobody is there. */
export interface Sought {
  readonly user?: User | undefined;
  readonly doubt?: Finding;
}

interface Parts {
  readonly source: PeopleSource;
  readonly org: number;
  readonly closing: AbortSignal;
}

/**
 * Decides whether somebody whom a listing lacks may be invited. A second mail cannot be taken back, so an
 * absence from a listing that is short by its own count needs a second word
 * (docs/decisions/0016-absence-before-an-invitation.md).
 */
export class Arrivals {
  private readonly parts: Parts;
  /** By number or UUID: each row is asked for once a run. */
  private readonly rows = new Map<number | string, Promise<User | undefined>>();
  private other: Once<Snapshot> | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Looks for somebody whom the listing lacks. */
  async find(email: string, snapshot: Snapshot, calling: Calling): Promise<Sought> {
    const people = await Promise.all(leftOut(snapshot).map((row) => this.ofRow(row, calling)));
    const named = people.find((user) => user !== undefined && isPerson(user, email));
    if (named || isComplete(snapshot)) return { user: named };
    return this.byOtherRoad(email, snapshot, calling);
  }

  /** What a listing that is short means for somebody whom Automox knows and shows nowhere. */
  doubtOf(email: string, snapshot: Snapshot): Finding | undefined {
    return isComplete(snapshot) ? undefined : incomplete(email, this.parts.org, snapshot);
  }

  private async ofRow(row: OddRow, calling: Calling): Promise<User | undefined> {
    const key = row.uuid ?? row.id;
    if (key === undefined) return undefined;
    const asked = this.rows.get(key) ?? this.parts.source.ofRow(row, calling).catch(nobody);
    this.rows.set(key, asked);
    return asked;
  }

  private async byOtherRoad(email: string, snapshot: Snapshot, calling: Calling): Promise<Sought> {
    const { source, closing, org } = this.parts;
    this.other ??= new Once(async () =>
      snapshotOf(await source.otherListing(snapshot.rows, { signal: closing })),
    );
    const other = await this.other.get(calling).catch(nobody);
    const user = other?.byEmail(email);
    if (user) return { user };
    const isEvidence =
      other !== undefined && (isWhole(other) || (source.refusesKnown && isSameList(other, snapshot)));
    return isEvidence ? {} : { doubt: incomplete(email, org, snapshot) };
  }
}

/** What could not be asked is no word for or against anybody; an end of the run stays one. */
function nobody(error: unknown): undefined {
  if (error instanceof AutomoxError && error.kind !== "cancelled") return undefined;
  throw error;
}

const isWhole = (snapshot: Snapshot): boolean =>
  snapshot.users.length > 0 && isComplete(snapshot) && leftOut(snapshot).length === 0;

/** The same people and the same total, in pages of another size: then it is the total that is wrong. */
const isSameList = (a: Snapshot, b: Snapshot): boolean =>
  a.announced === b.announced && b.users.length > 0 && addresses(a) === addresses(b);

const addresses = ({ users }: Snapshot): string =>
  users
    .map(({ email }) => foldEmail(email))
    .sort()
    .join("\n");

const incomplete = (email: string, org: number, { announced, rows }: Snapshot) => ({
  code: "roster/incomplete",
  summary: `Cannot invite ${email}: the list of organization ${org} is incomplete`,
  detail:
    `Automox announced ${announced} people and listed ${rows}, twice, and no other list shows whether this ` +
    "person is among those missing. The provider sent no invitation, because a second mail cannot be taken back. " +
    "People on the list are not affected. Apply again later. If that does not help, look under Settings > Users in the " +
    "console, and invite the person there if nobody has the address: the next apply takes them over.",
  path: [{ attribute: "email" }],
});
