import { sameRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import { isKnown } from "../../framework/infer";
import type { NamesElsewhere } from "../contracts/contract";
import { textOrNull } from "../person/newcomer";
import type { Person } from "../person/person";
import { memberOfState, ownOf, type PersonPlan, type PersonState, toState } from "../person/state";
import type { Wish, ZoneWish } from "../person/wish";
import { within } from "../run/within";
import { parseObject } from "../schemas/checks";
import { type At, atOrganization } from "../steps/at";
import { setActive } from "../steps/set-active";
import { changesTwoFactor, settleTwoFactor } from "../steps/two-factor";
import { departing } from "../writing/departing";
import { lossByUpdate } from "./loss";
import { note, type PersonSaving, type PersonUpdate } from "./person-change";
import { resend } from "./resend";

/**
 * Whether the plan is an invitation resend: Read found the invitation stale, and the plan says that it will
 * not stay so.
 */
const isResend = (plan: PersonPlan, prior: PersonState): boolean => prior.stale && plan.stale === false;

export async function updatePerson(
  { plan, prior }: PersonUpdate,
  call: PersonSaving,
  namesElsewhere: NamesElsewhere | undefined,
): Promise<PersonState> {
  return within(call, { operation: "update", timeouts: plan.timeouts, name: plan.email }, async (calling) => {
    const at = atOrganization(call, calling, prior.org_id);
    call.api.ledger.touched.add({ org: at.org, email: plan.email });
    const wanted = { role: plan.role, account_role: textOrNull(plan.account_role), active: plan.active };
    // Asks the guards once more, right before the write.
    return departing(at, await lossByUpdate(at, prior, wanted), () =>
      isResend(plan, prior)
        ? resendAndDisable(at, { plan, prior, call }, namesElsewhere)
        : writeChanges(at, { plan, prior, call }),
    );
  });
}

interface Updating extends PersonUpdate {
  readonly call: PersonSaving;
}

async function resendAndDisable(
  at: At,
  updating: Updating,
  namesElsewhere: NamesElsewhere | undefined,
): Promise<PersonState> {
  const { plan, prior, call } = updating;
  const invited = await at.organization.completion.during(() => resend(at, updating, namesElsewhere));
  if (!invited) return writeChanges(at, updating);
  if (plan.active !== false || prior.active === false) return invited;
  call.saved({ ...invited, active: prior.active });
  await setActive(at, invited, false);
  return { ...invited, status: "disabled" };
}

/** Somebody as a state has them: what stands where Automox does not tell. */
const knownOf = (prior: PersonState): Person => ({
  email: prior.email,
  role: prior.role,
  accountRole: prior.account_role,
  ...(prior.first_name === null ? {} : { firstName: prior.first_name }),
  ...(prior.last_name === null ? {} : { lastName: prior.last_name }),
  ...(prior.prefs_json === null ? {} : { prefs: parseObject(prior.prefs_json) ?? {} }),
  ...(prior.status === "pending" ? { status: "pending" } : {}),
});

/**
 * What the plan changes. What it keeps is neither written nor proven: whatever the console has made of it since
 * is for the next refresh to show.
 */
function changesOf(plan: PersonPlan, prior: PersonState): Wish {
  const changed = (name: "first_name" | "last_name" | "account_role") => {
    const value = textOrNull(plan[name]);
    return value === null || value === prior[name] ? undefined : value;
  };
  const { prefs_json: prefs } = plan;
  return {
    email: foldEmail(plan.email) === foldEmail(prior.email) ? undefined : plan.email,
    firstName: changed("first_name"),
    lastName: changed("last_name"),
    role: sameRole(plan.role, prior.role) ? undefined : plan.role,
    accountRole: changed("account_role"),
    zoneRoles: zoneWish(plan, prior),
    prefs: prefs === null || prefs === prior.prefs_json ? undefined : parseObject(prefs),
  };
}

function zoneWish(plan: PersonPlan, prior: PersonState): ZoneWish | undefined {
  if (plan.zone_roles === null && prior.zone_roles === null) return undefined;
  return { before: prior.zone_roles ?? new Map(), wanted: plan.zone_roles ?? new Map() };
}

/** Enabled first and disabled last: somebody disabled may be out of sight for everything else. */
async function writeChanges(at: At, { plan, prior, call }: Updating): Promise<PersonState> {
  const own = ownOf(plan);
  const isEnabled = plan.active === true && prior.active !== true;
  if (isEnabled) {
    await setActive(at, prior, true);
    call.saved({ ...prior, active: true });
  }
  const wish = changesOf(plan, prior);
  const { contract } = at;
  const seen = {
    show: contract.show,
    org: at.org,
    // The planned names stay in the state until a write can set them: with the account contract a pending
    // person can have none.
    before: {
      ...prior,
      first_name: wish.firstName ?? prior.first_name,
      last_name: wish.lastName ?? prior.last_name,
    },
    stale: isKnown(plan.stale) ? plan.stale : false,
    invitationsSent: prior.invitations_sent,
  };
  // A person invited anew may have other ids, or none that Automox shows yet.
  const anew = { ...seen.before, user_id: null, uuid: null, created_at: null };
  const seenOf = ({ invitationId }: Person) =>
    invitationId === undefined
      ? seen
      : { ...seen, before: anew, invitationsSent: prior.invitations_sent + 1 };
  const isSwitched = plan.active === false && prior.active !== false;
  const kept = isSwitched ? { ...own, active: prior.active } : own;
  const { two_factor, two_factor_reset } = prior;
  // Saves these as before, so that the next apply does what this one has not done when it stops.
  const undone = { ...kept, two_factor, two_factor_reset };
  const save = (person: Person) => call.saved(toState(person, { ...seenOf(person), own: undone }));
  const written = await contract.change(at, memberOfState(prior), {
    ...wish,
    isFollowed: isEnabled || changesTwoFactor({ plan, prior }),
    saved: save,
    known: knownOf(prior),
  });
  if (wish.email !== undefined) at.organization.carriedOut.renamed(prior.email, wish.email);
  note(call, plan, written.invitationId !== undefined);
  save(written);
  const changed = await settleTwoFactor(at, written, { plan, prior });
  if (!isSwitched) return toState(changed, { ...seenOf(written), own });
  call.saved(toState(changed, { ...seenOf(written), own: kept }));
  await setActive(at, changed, false);
  return toState({ ...changed, status: "disabled" }, { ...seenOf(written), own });
}
