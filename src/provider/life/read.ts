import type { User } from "../../automox/model/person";
import type { KeepingCall } from "../../framework/call";
import type { Finding } from "../../framework/diagnostics";
import { GONE, type Gone } from "../../framework/resource";
import { zoneKeysOf } from "../person/known-zone-roles";
import { FORGET, memberOfState, ownOf, type PersonState, statusOf, toState } from "../person/state";
import { longNames } from "../roster/long-names";
import { within } from "../run/within";
import { invitationPolicy, isStale } from "../schemas/invitation-policy";
import type { Automox } from "../session";
import { type At, atOrganization } from "../steps/at";

/**
 * Reads the person, from the run's one listing where it can. Judges staleness before absence: a pending and
 * stale person who is absent (the invitation lapsed, or a run died after withdrawing it) stays in the state,
 * so that the next apply can finish. Every other proven absence is a warning and GONE, and the next plan
 * invites the person again.
 */
export async function readPerson(
  state: PersonState,
  call: KeepingCall<Automox>,
): Promise<PersonState | Gone> {
  return within(call, { operation: "read", timeouts: state.timeouts, name: state.email }, async (calling) => {
    const at = atOrganization(call, calling, state.org_id);
    const { read, isThere, longName } = await lookAt(at, state, call.private.sentAt);
    if (longName) at.warn(longName);
    const target = { org: at.org, email: state.email };
    if (isThere) call.api.ledger.refreshed.add(target);
    if (read === GONE) await tellGone(at, state);
    const { seen } = call.api.ledger;
    const now = read === GONE ? target : { org: at.org, email: read.email };
    const before = seen.of(now);
    for (const each of [target, now]) seen.add(each, read);
    return read === GONE ? read : { ...read, on_destroy: onDestroy(read, before, call) };
  });
}

/**
 * Of two objects of the state with one person the second is only to be forgotten. No plan may follow from what else was
 * read, and the apply plans a deposed object once more, with its state alone; so its state says it. An object that stays
 * gets the configured value back, in the apply, before a deposed one goes; what the state had is kept beside it until
 * then, so that nobody who was to be kept or disabled is ever removed for it.
 */
function onDestroy(
  read: PersonState,
  before: PersonState | Gone | undefined,
  call: Pick<KeepingCall<Automox>, "private" | "keep">,
): PersonState["on_destroy"] {
  const isSecond =
    before !== undefined && before !== GONE && before.user_id === read.user_id && before.uuid === read.uuid;
  const { on_destroy: own } = read;
  if (own === "keep") return own;
  if (isSecond && own !== FORGET) call.keep({ ...call.private, onDestroy: own });
  if (isSecond) return FORGET;
  return own === FORGET ? ((call.private.onDestroy ?? "remove") as PersonState["on_destroy"]) : own;
}

interface Looked {
  readonly read: PersonState | Gone;
  /** false: Automox shows nobody, whatever that means of this person. */
  readonly isThere: boolean;
  /** To be said, where a name is too long. */
  readonly longName?: Finding | undefined;
}

/** The person as Automox has them now. Counts nobody and says nothing. */
export async function lookAt(at: At, state: PersonState, sentAt: unknown): Promise<Looked> {
  const sought = { ...memberOfState(state), status: state.status };
  const found = await at.organization.roster.read(sought, at.calling);
  const said = state.active === null ? undefined : await saidActive(at, state);
  if (!found) return { read: absent(at, { state, sentAt, said }), isThere: false };
  const active = activeOf(state, found, { said, hasScim: at.run.scim !== undefined });
  const status = active === false ? "disabled" : statusOf(found, state);
  const seen = { status, created_at: found.createdAt ?? state.created_at };
  const stale = isStale(seen, staleness(at, { state, sentAt }));
  const own = { ...ownOf(state), active };
  const person = await at.contract.withZones(at, found, {
    keys: zoneKeysOf(state),
    ...(state.zone_roles ? { believed: state.zone_roles } : {}),
  });
  const read = toState(person, {
    show: at.contract.show,
    org: at.org,
    own,
    before: state,
    stale,
    invitationsSent: state.invitations_sent,
  });
  return { read: { ...read, status }, isThere: true, longName: longNames(`organization ${at.org}`, [found]) };
}

const staleness = ({ run }: At, { state, sentAt }: { state: PersonState; sentAt: unknown }) => ({
  sentAt,
  policy: invitationPolicy(state.invitation),
  now: run.clock.now(),
});

/**
 * What SCIM says of a person whose `active` is managed; undefined where it does not know them or does not
 * say. Costs one listing a run.
 */
const saidActive = async ({ run, calling }: At, { email }: PersonState): Promise<boolean | undefined> =>
  (await run.scimRoster?.byEmail(email, calling))?.active;

/**
 * SCIM decides, and the roster where SCIM says nothing. A pending person whom SCIM calls inactive has not
 * accepted yet, which is no disabling: then the state keeps its value.
 */
export function activeOf(
  { active }: Pick<PersonState, "active">,
  { status }: Pick<User, "status">,
  { said, hasScim }: { said: boolean | undefined; hasScim: boolean },
): boolean | null {
  if (active === null || !hasScim) return active;
  if (said === false && status === "pending") return active;
  return said ?? status !== "disabled";
}

function absent(
  at: At,
  { state, sentAt, said }: { state: PersonState; sentAt: unknown; said: boolean | undefined },
): PersonState | Gone {
  // A disabled person may be on no list, or removed by deprovisioning. The configuration asked for that, so
  // nobody is invited again.
  if (said === false || (state.active === false && said === undefined))
    return { ...state, active: false, status: "disabled", stale: false };
  if (state.status === "pending" && (state.stale || isStale(state, staleness(at, { state, sentAt })))) {
    return { ...state, stale: true };
  }
  // Automox may show a pending person nowhere before acceptance: without a number and a UUID, absence proves
  // nothing.
  if (state.status === "pending" && state.user_id === null && state.uuid === null) return state;
  return GONE;
}

async function tellGone(at: At, state: PersonState): Promise<void> {
  await at.organization.roster.countGone(state.email, at.calling);
  at.warn({
    code: "user/gone",
    summary: "A person of the state is no longer in Automox",
    detail:
      `${state.email} is gone from organization ${state.org_id}: ` +
      (state.status === "pending"
        ? "the invitation was withdrawn in the console or lapsed"
        : "removed in the console or by the identity provider") +
      ". A plan with the resource still declared invites them again. If an identity provider manages " +
      `people through SCIM, it and Terraform undo each other's changes: let one of them manage the person.${furtherZones(state)}`,
  });
}

/**
 * Names the zones of zone_roles: the resource leaves the state with the organization, and nothing else would
 * mention them.
 */
function furtherZones(state: PersonState): string {
  const zones = zoneKeysOf(state);
  if (zones.length === 0) return "";
  return (
    ` What zone_roles gave (${zones.join(", ")}) they may still have: with the resource declared it is ` +
    "kept, without it nobody takes it any more. Look under Settings > Users in the console."
  );
}
