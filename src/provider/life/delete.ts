import type { Call, ToldCall } from "../../framework/call";
import type { Departure } from "../contracts/contract";
import { zoneKeysOf } from "../person/known-zone-roles";
import { keyHolderOf, kindOfRemoval, memberOfState, type PersonState, personId } from "../person/state";
import { within } from "../run/within";
import type { Automox } from "../session";
import { type At, atOrganization } from "../steps/at";
import { setActive } from "../steps/set-active";
import { settleApiKeys } from "../writing/api-keys";
import { departing } from "../writing/departing";
import { type DeleteTold, refuseTakenOver, refuseUnshown } from "./as-shown";
import { leaverOf } from "./loss";

export async function deletePerson(prior: PersonState, call: ToldCall<Automox>): Promise<void> {
  const told: DeleteTold = call.told;
  const kind = kindOfRemoval(prior);
  // Nobody can invite somebody disabled again: who is created in the same place is taken over as they are.
  const isSame = told.creates === personId(prior.org_id, prior.email);
  if (kind === null || told.isKept || (kind === "deactivation" && isSame)) return;
  if (told.previewed && isSame) return refuseTakenOver(prior);
  const { ledger } = call.api;
  const target = { org: prior.org_id, email: prior.email };
  // An error here would leave a deposed object behind that no later plan could clear.
  if (ledger.touched.has(target)) return warnKept(prior, call);
  ledger.leaving.add(target);
  // Of two objects with one person, the second finds nobody.
  return ledger.removals.run(personId(prior.org_id, prior.email), () =>
    remove({ ...prior, ...told.now }, call, {
      ...told,
      // Only the removal of a deposed object is planned by the process that carries it out.
      ...(told.isHalf || told.creates || ledger.asked.has(target) ? { isHalf: true } : {}),
    }),
  );
}

function remove(state: PersonState, call: ToldCall<Automox>, told: DeleteTold): Promise<void> {
  return within(
    call,
    { operation: "delete", timeouts: state.timeouts, name: state.email },
    async (calling) => {
      const at = atOrganization(call, calling, state.org_id);
      await at.organization.removals.during(state.email, () => removeAt(at, state, { call, told }));
    },
  );
}

async function removeAt(
  at: At,
  state: PersonState,
  { call, told }: { readonly call: ToldCall<Automox>; readonly told: DeleteTold },
): Promise<void> {
  await refuseUnshown(at, state, told);
  const leaver = leaverOf(at, state);
  if (state.on_destroy === "deactivate") {
    const there = await at.organization.roster.byEmail(state.email, at.calling);
    const loss = state.active === false ? undefined : ({ ...leaver, kind: "deactivation" } as const);
    const ahead = () => settleApiKeys(at, keyHolderOf(state));
    if (there) await departing(at, loss, () => setActive(at, { ...there, email: state.email, ahead }, false));
    return;
  }
  // Only Read keeps an absent stale person in the state; removing an absent person is success.
  const removed = await departing(at, { ...leaver, kind: "removal" }, () =>
    at.contract.remove(at, { ...departureOf(state), goingToo: told.goingToo ?? [] }),
  );
  if (!removed && state.status === "disabled") warnOutOfSight(state, call);
}

/** A person of a state, with what the resource is to take back. */
export const departureOf = (state: PersonState): Departure => ({
  ...memberOfState(state),
  ...keyHolderOf(state),
  status: state.status,
  zones: zoneKeysOf(state),
  fromAccount: state.on_destroy === "remove_from_account",
  goingToo: [],
  comesBack: false,
});

/** A disabled account may only be out of sight, and whoever has the SCIM token could enable it again. */
function warnOutOfSight({ email, org_id }: PersonState, call: Call<Automox>): void {
  call.warn({
    code: "user/left-disabled",
    summary: "A disabled person left the state and was not removed",
    detail:
      `Automox shows nobody with the address ${email} in organization ${org_id}, as it may do with ` +
      "disabled accounts, so there was nothing to remove. If the account still exists it stays disabled, " +
      "and whoever has the SCIM token can enable it. To remove it, delete it in the identity provider, or " +
      "under Settings > Users in the console.",
  });
}

function warnKept({ email, org_id }: PersonState, call: Call<Automox>): void {
  call.warn({
    code: "user/kept",
    summary: "A person was not removed, because another resource manages them",
    detail:
      `${email} in organization ${org_id} was invited, taken over or changed in this same run under ` +
      "another address, so the old object left the state. Nobody was removed.",
  });
}
