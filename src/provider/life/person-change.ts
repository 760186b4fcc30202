import type { SavingCall } from "../../framework/call";
import type { Change, PlanPatch } from "../../framework/resource";
import type { NamesElsewhere } from "../contracts/contract";
import type { PersonPlan, PersonState } from "../person/state";
import type { userSchema } from "../schemas/user";
import type { Automox } from "../session";

/** A membership plans through the same functions, with what it does not have left null. */
export type PersonChange = Change<typeof userSchema>;
export type PersonPatch = PlanPatch<typeof userSchema>;
export type PersonSaving = SavingCall<Automox, PersonState>;

/** What an update leads from and to. */
export interface PersonUpdate {
  readonly plan: PersonPlan;
  readonly prior: PersonState;
}

/** Which resource type a person is declared as, and where its missing names come from. */
export interface PersonKind {
  readonly type: string;
  readonly namesElsewhere: NamesElsewhere;
}

/** Our own sends count towards staleness, because a listing may not tell when an invitation was made. */
export const noteSend = (call: PersonSaving): void =>
  call.keep({ ...call.private, sentAt: new Date(call.api.clock.now()).toISOString() });
