import type { KeepingCall, ToldCall } from "../../framework/call";
import type { Gone } from "../../framework/resource";
import type { PersonPlan, PersonState } from "../person/state";
import type { Automox, AutomoxCall } from "../session";
import { createPerson } from "./create";
import { deletePerson } from "./delete";
import { importPerson } from "./import";
import type { PersonChange, PersonKind, PersonPatch, PersonSaving, PersonUpdate } from "./person-change";
import { planPerson } from "./plan";
import { planDeletePerson } from "./plan-delete";
import { readPerson } from "./read";
import { updatePerson } from "./update";

/** Data sources that are read after it do not believe an older listing. */
async function writing<T>(
  { api }: AutomoxCall,
  emails: readonly [string, ...string[]],
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await api.causes.shortly(emails[0], write);
  } finally {
    for (const email of emails) api.writes.note(email);
  }
}

/** The operations on a person, bound to one resource type. */
export const lifeOf = (kind: PersonKind) => ({
  plan: ({ planned, ...change }: PersonChange, call: AutomoxCall): Promise<PersonPatch> =>
    call.api.activity.during(() =>
      call.api.causes.planning(personName(planned), {}, () => planPerson({ planned, ...change }, call, kind)),
    ),
  planDelete: (prior: PersonState, call: AutomoxCall) =>
    call.api.causes.planning(prior.email, undefined, () => planDeletePerson(prior, call, kind.type)),
  create: (plan: PersonPlan, call: PersonSaving) =>
    writing(call, [plan.email], () => createPerson(plan, call, kind)),
  read: (state: PersonState, call: KeepingCall<Automox>) =>
    call.api.activity.during(() =>
      call.api.causes.reading<PersonState | Gone>(state.email, state, () => readPerson(state, call)),
    ),
  update: (change: PersonUpdate, call: PersonSaving) =>
    writing(call, [change.prior.email, change.plan.email], () =>
      updatePerson(change, call, kind.namesElsewhere),
    ),
  delete: (state: PersonState, call: ToldCall<Automox>) =>
    writing(call, [state.email], () => deletePerson(state, call)),
  import: (id: string, call: AutomoxCall) => call.api.causes.shortly(id, () => importPerson(id, call)),
});

/** How messages name a person, from whatever is known. */
export const personName = ({ email }: { readonly email?: unknown }): string =>
  typeof email === "string" ? email : "a person whose address is not known yet";
