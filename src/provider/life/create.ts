import { isKnown } from "../../framework/infer";
import type { Previewed } from "../contracts/contract";
import { zoneKeysOf } from "../person/known-zone-roles";
import { memberOf } from "../person/member";
import { newcomerOf, textOrNull } from "../person/newcomer";
import type { Person } from "../person/person";
import { ownOf, type PersonPlan, type PersonState, type Seen, toState } from "../person/state";
import type { Wish, Wishing } from "../person/wish";
import { within } from "../run/within";
import { parseObject } from "../schemas/checks";
import { type At, atOrganization } from "../steps/at";
import type { Difference } from "../steps/differences";
import { type Arrival, inviteOrTakeOver } from "../steps/invite";
import { setActive } from "../steps/set-active";
import { settleTwoFactor } from "../steps/two-factor";
import { waitForActivation } from "../steps/wait-for-activation";
import { departing } from "../writing/departing";
import { findSoon, resolve } from "../writing/look";
import { lossByTakeOver } from "./loss";
import { note, type PersonKind, type PersonSaving } from "./person-change";

/**
 * Invites the person, or takes them over as `on_existing` says; then sets what an invitation cannot carry.
 * After `saved` no failure fails the create: the framework stores what was planned, and the next update
 * repairs it.
 */
export async function createPerson(
  plan: PersonPlan,
  call: PersonSaving,
  kind: PersonKind,
): Promise<PersonState> {
  return within(call, { operation: "create", timeouts: plan.timeouts, name: plan.email }, async (calling) => {
    const org = isKnown(plan.org_id) ? plan.org_id : await call.api.defaultOrganization(call);
    const at = atOrganization(call, calling, org);
    return at.organization.completion.during(() =>
      createAt(at, { plan, call, kind, deadline: calling.deadline }),
    );
  });
}

interface Creating {
  readonly plan: PersonPlan;
  readonly call: PersonSaving;
  readonly kind: PersonKind;
  readonly deadline: Parameters<typeof waitForActivation>[2];
}

async function createAt(at: At, { plan, call, kind, deadline }: Creating): Promise<PersonState> {
  const { org, calling } = at;
  const newcomer = newcomerOf(plan);
  const arrival = await inviteOrTakeOver(at, newcomer, {
    onExisting: plan.on_existing ?? "adopt_if_same",
    previewed: (call.told.previewed ?? []) as readonly Previewed[],
    namesElsewhere: kind.namesElsewhere,
    type: kind.type,
  });
  const loss = arrival.how === "taken over" ? takenFrom(arrival, plan, at) : undefined;
  // A guard refuses before anything is saved, so a refusal is an error and the person stays as they are.
  return departing(at, loss, async () => {
    const further = await at.contract.organizationsOf(zoneKeysOf(plan), calling);
    for (const each of [org, ...further]) call.api.ledger.touched.add({ org: each, email: plan.email });
    const before: Partial<PersonState> = {
      first_name: newcomer.first_name,
      last_name: newcomer.last_name,
      role: plan.role,
    };
    const isInvited = arrival.how === "invited";
    note(call, plan, isInvited);
    const seen = {
      stale: false,
      invitationsSent: isInvited ? 1 : 0,
      show: at.contract.show,
      org,
      own: ownOf(plan),
      before,
    };
    call.saved(toState(arrival.user, seen));
    const settled = await settle(at, { plan, arrival, seen, call });
    if (!plan.wait_for_activation) return toState(settled, seen);
    const waited = await waitForActivation(at, settled, deadline);
    const hasAccepted = settled.status === "pending" && waited.status !== "pending";
    return toState(hasAccepted ? await finish(at, waited, { plan, arrival, seen, call }) : waited, seen);
  });
}

const takenFrom = ({ user }: Arrival, { role, account_role, active }: PersonPlan, { contract }: At) =>
  lossByTakeOver(user, { role, account_role: textOrNull(account_role), active }, contract);

interface Settling {
  readonly plan: PersonPlan;
  readonly arrival: Arrival;
  readonly seen: Seen;
  readonly call: PersonSaving;
}

/**
 * Sets what an invitation cannot carry, and saves after every step. Enables first and disables last, as an
 * update does.
 */
async function settle(at: At, { plan, arrival, seen, call }: Settling): Promise<Person> {
  const writes = arrival.how === "taken over" ? arrival.writes : undefined;
  const isSwitched = writes?.some(({ attribute }) => attribute === "active") ?? true;
  const isEnabled = writes !== undefined && plan.active === true && isSwitched;
  const user = isEnabled ? await enabled(at, arrival.user) : arrival.user;
  const wish = writes ? wishOf(writes, plan) : { prefs: prefsOf(plan) };
  const save = (person: Person) => call.saved(toState(person, seen));
  const arrived = Object.values(wish).some((value) => value !== undefined)
    ? await make(at, user, { ...wish, isFollowed: isEnabled, saved: save })
    : await at.organization.completion.complete(
        plan.wait_for_activation ? { ...user, isAwaited: true } : user,
        at.calling,
      );
  save(arrived);
  const changed = await finish(at, arrived, { plan, arrival, seen, call });
  if (plan.active !== false || !isSwitched) return changed;
  await setActive(at, changed, false);
  return { ...changed, status: "disabled" as const };
}

/** Sets what only a person who has accepted can have. Leaves a pending person alone. */
async function finish(at: At, person: Person, { plan, arrival, seen, call }: Settling): Promise<Person> {
  const save = (each: Person) => call.saved(toState(each, seen));
  const unsent = arrival.how === "invited" ? at.contract.unsent(person, newcomerOf(plan)) : {};
  const written = Object.keys(unsent).length > 0 ? await make(at, person, unsent) : person;
  save(written);
  const changed = await settleTwoFactor(at, written, { plan, prior: null });
  save(changed);
  return changed;
}

const make = (at: At, user: Person, wish: Wishing): Promise<Person> =>
  at.contract.change(at, memberOf(user), { known: user, ...wish });

/** For a person taken over, who may be disabled; an invited person never is. */
async function enabled(at: At, user: Person): Promise<Person> {
  await setActive(at, user, true);
  if (user.status !== "disabled") return user;
  const look = user.isOutOfSight ? findSoon : resolve;
  return (await look(at, memberOf(user))) ?? user;
}

const prefsOf = ({ prefs_json }: PersonPlan) => (prefs_json === null ? undefined : parseObject(prefs_json));

/** What a take-over writes of what one change of a person can carry; nothing where they are as configured. */
function wishOf(writes: readonly Difference[], plan: PersonPlan): Wish {
  const isWritten = (name: string) => writes.some(({ attribute }) => attribute.replace(/\[.*/s, "") === name);
  const text = (name: "first_name" | "last_name" | "account_role") =>
    isWritten(name) ? (textOrNull(plan[name]) ?? undefined) : undefined;
  const { zone_roles: zones } = plan;
  return {
    role: isWritten("role") ? plan.role : undefined,
    firstName: text("first_name"),
    lastName: text("last_name"),
    accountRole: text("account_role"),
    zoneRoles: zones && isWritten("zone_roles") ? { before: new Map(), wanted: zones } : undefined,
    prefs: isWritten("prefs_json") ? prefsOf(plan) : undefined,
  };
}
