import type { User } from "../../automox/model/person";
import { isSeveral, sameRole } from "../../automox/model/roles";
import { type Finding, fail } from "../../framework/diagnostics";
import type { NamesElsewhere } from "../contracts/contract";
import { zoneKeysOf } from "../person/known-zone-roles";
import { isPerson, memberOf } from "../person/member";
import { type Newcomer, newcomerOf } from "../person/newcomer";
import type { Person } from "../person/person";
import { memberOfState, ownOf, type PersonPlan, type PersonState, toState } from "../person/state";
import { parseObject } from "../schemas/checks";
import type { At } from "../steps/at";
import { invite } from "../steps/invite";
import { refuseStranger } from "../writing/own-record";
import { departureOf } from "./delete";
import { note, type PersonSaving, type PersonUpdate } from "./person-change";

/**
 * Resends an invitation: withdraws the old one, invites anew, saves. Looks first: for a person who has accepted
 * meanwhile it sends nothing and answers undefined. What the plan keeps is sent as it was right before the
 * withdrawal. If the run dies between withdrawal and invitation, Read keeps the person as pending and stale, and
 * the next apply finishes here.
 */
export async function resend(
  at: At,
  { plan, prior, call }: PersonUpdate & { readonly call: PersonSaving },
  namesElsewhere: NamesElsewhere | undefined,
): Promise<PersonState | undefined> {
  const { contract } = at;
  const seen = { show: contract.show, org: at.org, own: ownOf(plan), before: prior, stale: false };
  const there = await at.organization.roster.read(memberOfState(prior), at.calling);
  if (there && there.status !== "pending") return undefined;
  const live = there && (await withLiveZones(at, there, prior));
  const newcomer = asThere(newcomerOf(plan, prior), { prior, live });
  if (there) {
    if ([newcomer.role, newcomer.account_role, ...(newcomer.zone_roles?.values() ?? [])].some(isSeveral))
      fail(severalRoles(prior));
    if (!isPerson(there, prior.email)) await refuseStranger(at, memberOfState(prior), there);
    const ids = { userId: there.id ?? null, uuid: there.uuid ?? prior.uuid };
    const departure = { ...departureOf(prior), ...ids, fromAccount: false, comesBack: true };
    await at.organization.removals.during(prior.email, () => contract.remove(at, departure));
  }
  const terms = { onExisting: "adopt_if_same", previewed: [], namesElsewhere } as const;
  const { user } = await invite(at, newcomer, terms);
  note(call, plan, true);
  const sent = {
    ...seen,
    before: { ...prior, status: "pending", created_at: null, user_id: null, uuid: null, invitation_id: null },
    invitationsSent: prior.invitations_sent + 1,
  };
  const save = (person: Person) => call.saved(toState(person, sent));
  save(user);
  const prefs = preferences(plan, { prior, live });
  if (Object.keys(prefs).length === 0)
    return toState(await at.organization.completion.complete(user, at.calling), sent);
  return toState(await contract.change(at, memberOf(user), { known: user, prefs, saved: save }), sent);
}

/** Before the withdrawal: Automox would refuse the new invitation, and the person would have none. */
const severalRoles = ({ email, org_id }: PersonState): Finding => ({
  code: "invitation/role-unclear",
  summary: `Cannot invite ${email} anew: no invitation gives several roles`,
  detail:
    `In organization ${org_id}, a further one or the account their invitation gives several roles. The provider sent nothing. Write ` +
    "one role for each of them, or give them one under Settings > Users in the console.",
  path: [{ attribute: "role" }],
});

interface Before {
  readonly prior: PersonState;
  readonly live: Person | undefined;
}

/** No invitation carries preferences, so they are set again: those that were there, and those that the plan changes. */
function preferences(plan: PersonPlan, { prior, live }: Before): Readonly<Record<string, unknown>> {
  const planned = plan.prefs_json === null ? {} : parseObject(plan.prefs_json);
  return plan.prefs_json === prior.prefs_json && live?.prefs ? live.prefs : { ...live?.prefs, ...planned };
}

const withLiveZones = (at: At, there: User, { zone_roles }: PersonState): Promise<Person> =>
  at.contract.withZones(at, there, {
    keys: zoneKeysOf({ zone_roles }),
    ...(zone_roles ? { believed: zone_roles } : {}),
  });

/** A newcomer with the live values of all that the plan leaves as the state has it. */
function asThere(newcomer: Newcomer, { prior, live }: Before): Newcomer {
  if (!live) return newcomer;
  const kept = <T>(planned: T, before: T, there: T | null | undefined): T =>
    planned === before ? (there ?? planned) : planned;
  const zones = newcomer.zone_roles && [...newcomer.zone_roles];
  return {
    ...newcomer,
    role: sameRole(newcomer.role, prior.role) ? live.role || newcomer.role : newcomer.role,
    first_name: kept(newcomer.first_name, prior.first_name, live.firstName),
    last_name: kept(newcomer.last_name, prior.last_name, live.lastName),
    account_role: kept(newcomer.account_role, prior.account_role, live.accountRole),
    zone_roles:
      zones &&
      new Map(
        zones.map(([zone, role]) => {
          const before = prior.zone_roles?.get(zone);
          const isKept = before !== undefined && sameRole(before, role);
          return [zone, isKept ? (live.zoneRoles?.get(zone) ?? role) : role];
        }),
      ),
  };
}
