import type { ManagedPerson, PersonType } from "../facts/managed";
import { isSameEmail } from "../facts/order";
import type { RoleChange } from "./change";
import type { Difference, DocumentFact } from "./difference";
import type { ProviderSetting } from "./provider-settings";

/** Attribute values of a resource by name, as Terraform prints them. */
export type Values = Readonly<Record<string, unknown>>;

/** A plan, reduced to people: `destroysAll` where no deletion has a reason, for Terraform does not record the mode itself. */
export interface Plan extends Omit<DocumentFact, "deferred" | "otherActions" | "managed" | "terraform"> {
  readonly formatVersion: string;
  /** It lists nobody whom the state has: only what changed outside of Terraform. */
  readonly isRefreshOnly: boolean;
  /** Every person of configuration and state, unchanged ones too; by address. */
  readonly changes: readonly PersonChange[];
  /** What was put off to a later plan. */
  readonly deferred: readonly PersonChange[];
  /** What was found changed outside of Terraform: `before` is the state's, `after` what the refresh saw. */
  readonly drift: readonly PersonChange[];
  /** Settings of our provider that differ from their defaults. */
  readonly settings: readonly ProviderSetting[];
  readonly actions: readonly Invocation[];
}

export const ACTIONS = ["no-op", "create", "read", "update", "delete", "forget"] as const;

type Action = (typeof ACTIONS)[number];

export interface PersonChange {
  readonly address: string;
  readonly type: PersonType;
  readonly previousAddress: string | null;
  readonly constructPath: string | null;
  readonly deposed: boolean;
  /** In order: a replacement is delete and create, or create and delete. */
  readonly actions: readonly Action[];
  /** Why, in Terraform's word, such as `replace_because_tainted`. */
  readonly reason: string | null;
  readonly before: ManagedPerson | null;
  readonly after: ManagedPerson | null;
  /** Attributes as printed; null where the change is none, to save memory. */
  readonly values: { readonly before: Values; readonly after: Values } | null;
  /** What is not known before the apply, in the shape of the values; what the configuration leaves out is not in it. */
  readonly unknown: Values;
  /** Names of attributes the configuration marks as sensitive: not to be printed. */
  readonly sensitive: readonly string[];
  /** Whether the configuration leaves names to Automox: those of the state are then what Automox had. */
  readonly leavesNames?: { readonly first: boolean; readonly last: boolean };
  /** Names of the attributes that force a replacement. */
  readonly replacedFor: readonly string[];
  /** The id of an import, `""` where it is not known yet; null: no import. */
  readonly importing: string | null;
  readonly roleChange: RoleChange;
  /** The role in the account is the one that the provider gives to whom no organization has; who is there keeps theirs. */
  readonly isNewcomersRole?: boolean;
}

/**
 * There when they are created in the place where they are: before the deletion, which then finds that another object has
 * them, or after one that takes nothing. Whom Automox may not show, a creation may not find.
 */
export function isTakenOver(change: PersonChange): boolean {
  const { actions, before, after } = change;
  if (!actions.includes("create") || !before?.email || !after?.email || before.org === null) return false;
  if (actions[0] !== "create" && !takesNothing(change)) return false;
  const isSeen = before.status !== null && (before.status !== "pending" || before.userId !== null);
  return isSeen && before.org === after.org && isSameEmail(before.email, after.email);
}

/** Whom a deletion would only disable nobody could invite again, so a replacement in place leaves them as they are. */
const takesNothing = ({ actions, before }: PersonChange): boolean =>
  actions.includes("forget") || before?.onDestroy === "keep" || before?.onDestroy === "deactivate";

/** The invitation that nobody accepted became stale: it is withdrawn, and sent anew with the roles of the plan. */
export const isDueAgain = ({ before, values, unknown }: PersonChange): boolean =>
  before?.stale === true && values?.after.stale === false && unknown.invitations_sent === true;

/** An action that Terraform invokes (from 1.14), with fields from nothing to what the configuration says. */
export type Invocation = Omit<Difference["actions"][number], "stack">;

/** Two machines may write the same person: everybody whom plans speak of, on either side. */
export const peopleOfPlans = (plans: readonly Pick<Plan, "changes" | "drift">[]): readonly ManagedPerson[] =>
  plans.flatMap(({ changes, drift }) =>
    [...changes, ...drift].flatMap(({ before, after }) => [before, after].filter((side) => side !== null)),
  );

/** The two sides of a plan: what the state recorded before the refresh, and what the configuration wants. */
export function sidesOfPlan({ changes, drift }: Pick<Plan, "changes" | "drift">) {
  const beforeRefresh = new Map(
    drift.filter(({ deposed }) => !deposed).map(({ address, before }) => [address, before]),
  );
  const current = changes.filter(({ deposed }) => !deposed);
  const recorded = current.flatMap(({ address, before, importing }) => {
    // What is to be imported is no record: Terraform has just read it.
    const person = beforeRefresh.get(address) ?? (importing === null ? before : null);
    return person ? [{ ...person, address }] : [];
  });
  const listed = new Set(current.map(({ address }) => address));
  const dropped = [...beforeRefresh].flatMap(([address, person]) =>
    listed.has(address) ? [] : (person ?? []),
  );
  // Until it is applied, somebody to be forgotten is managed like before.
  const desired = current.flatMap(
    ({ actions, before, after }) => after ?? (actions.includes("forget") ? before : null) ?? [],
  );
  return { recorded: [...recorded, ...dropped], desired };
}
