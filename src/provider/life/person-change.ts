import type { SavingCall } from "../../framework/call";
import type { Change, PlanPatch } from "../../framework/resource";
import type { NamesElsewhere } from "../contracts/contract";
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

/**
 * Keeps the time of our own invitation, because a listing may not tell when Automox made it; staleness counts
 * from the later of the two.
 */
export const noteSend = (call: PersonSaving): void =>
  call.keep({ ...call.private, sentAt: new Date(call.api.clock.now()).toISOString() });
