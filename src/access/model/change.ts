import type { PersonType } from "../facts/managed";
import type { PersonStatus } from "../facts/person";
import type { Told } from "./told";

/**
 * Why it is in the plan: the configuration changed; the console was edited and the plan undoes it; both; the
 * base branch's plan has it as well; or an invitation became stale and is due again.
 */
export const CAUSES = ["change", "both", "console", "expiry", "base"] as const;

export type Cause = (typeof CAUSES)[number];

export const SCOPES = ["organization", "account", "zone"] as const;

/** What a role belongs to. The number of an organization or the UUID of a zone; null for the account. */
export interface Place {
  readonly scope: (typeof SCOPES)[number];
  readonly id: Told;
}

/** What somebody has in a place. Only who is not pending and not disabled can use it. */
export interface Standing {
  /** Null: a member without a role. */
  readonly role: Told;
  /** `after-apply`: whether it can be used is known only then. */
  readonly status: PersonStatus | "after-apply" | null;
}

/** One attribute; null for absent. */
export interface FieldChange {
  readonly field: string;
  readonly from: Told;
  readonly to: Told;
}

export interface ChangedPerson {
  /** Before the change; of somebody who comes, after it. */
  readonly email: Told;
  readonly firstName: Told;
  readonly lastName: Told;
  readonly userId: number | null;
  readonly uuid: string | null;
  /** Their role in the account before and after: it holds in every place. */
  readonly account: { readonly from: Told; readonly to: Told };
  /** Their roles in further zones before; of who gets another mailbox, everywhere. */
  readonly zones: readonly Told[];
}

/** Where it is written. */
export interface Source {
  readonly type: PersonType;
  readonly address: string;
  readonly previousAddress: string | null;
  readonly constructPath: string | null;
  readonly stack: string | null;
}

/**
 * - `access`: a role, or the use of it, comes, goes or changes in a place
 * - `mailbox`, `second-factor`, `profile`, `policy`: attributes of the person, in `fields`
 * - `managed`: nobody's access; whether Terraform manages it
 */
export const CHANGE_KINDS = ["access", "mailbox", "second-factor", "profile", "policy", "managed"] as const;

/** One difference between two access maps, about one person in one place. */
export interface Change {
  readonly kind: (typeof CHANGE_KINDS)[number];
  readonly person: ChangedPerson;
  readonly place: Place;
  readonly from: Standing | null;
  readonly to: Standing | null;
  /** Between the two there is a time without access: taken out and invited anew. */
  readonly gap: boolean;
  /** The invitation that nobody accepted is withdrawn and sent anew. */
  readonly resend: boolean;
  readonly fields: readonly FieldChange[];
  /**
   * `on_existing` of an arrival, `on_destroy` of a departure or of who is managed no more, what a reset of the second
   * factor sets; null for none of these.
   */
  readonly how: string | null;
  /** Of a departure: `on_destroy_api_keys`. */
  readonly keys: string | null;
  /** Put off to a later plan. */
  readonly deferred: boolean;
  readonly live: (typeof LIVE)[number] | null;
  readonly keptAt: readonly Keeper[];
  readonly cause: Cause;
  /** Why, in words; not part of what is done. */
  readonly why: readonly string[];
  readonly source: Source;
}

/** A resource instance that keeps somebody in the place that this change takes them out of. */
export interface Keeper {
  readonly address: string;
  readonly stack: string | null;
}

/**
 * What a live roster says of an arrival: nobody is there; the person is and is taken over; or is, and the apply
 * refuses. Null: nobody asked, or there is nothing to ask.
 */
export const LIVE = ["absent", "taken-over", "refused"] as const;

export const isArrival = ({ kind, from, to, gap }: Change): boolean =>
  kind === "access" && to !== null && (from === null || gap);

/** Out of the place, for a time or for good. */
export const isLoss = ({ kind, from, to, gap }: Change): boolean =>
  kind === "access" &&
  from !== null &&
  (to === null || gap || (isOut(to.status) && !isOut(from.status) && to.status !== "pending"));

const isOut = (status: Standing["status"]): boolean => status === "disabled" || status === "after-apply";
