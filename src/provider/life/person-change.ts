import type { SavingCall } from "../../framework/call";
import type { Change, PlanPatch } from "../../framework/resource";
import type { NamesElsewhere } from "../contracts/contract";
import { textOrNull } from "../person/newcomer";
import type { PersonPlan, PersonState } from "../person/state";
import type { userSchema } from "../schemas/user";
import type { Automox } from "../session";

/** A membership plans through the same functions; the attributes that it lacks are null. */
export type PersonChange = Change<typeof userSchema>;
export type PersonPatch = PlanPatch<typeof userSchema>;
export type PersonSaving = SavingCall<Automox, PersonState>;

/** What an update leads from and to. */
export interface PersonUpdate {
  readonly plan: PersonPlan;
  readonly prior: PersonState;
}

/** The resource type that declares a person, and where missing names come from. */
export interface PersonKind {
  readonly type: string;
  readonly namesElsewhere?: NamesElsewhere;
}

/** Names as this apply leaves them configured. Automox may have others: no invitation of the account contract carries names. */
export interface NotedNames {
  readonly first_name: string | null;
  readonly last_name: string | null;
}

/**
 * Keeps beside the state the names as configured, and the time of our own invitation, because a listing may not tell when
 * Automox made it; staleness counts from the later of the two.
 */
export function note(call: PersonSaving, plan: PersonPlan, isSent: boolean): void {
  const names: NotedNames = {
    first_name: textOrNull(plan.first_name),
    last_name: textOrNull(plan.last_name),
  };
  const sent = isSent ? { sentAt: new Date(call.api.clock.now()).toISOString() } : {};
  call.keep({ ...call.private, names: { ...names }, ...sent });
}
