import type { Knobs } from "../knobs/knobs";
import { recordDone } from "./audit-trail";
import type { Change } from "./change";
import type { Clock } from "./clock";
import type { Faults } from "./faults";
import type { Hooks } from "./hooks";
import type { Key } from "./keys";
import type { ListLag } from "./list-lag";
import type { RateWindow } from "./rate-window";
import type { RequestLog } from "./request-log";
import type { ScimToken } from "./scim-tokens";
import {
  type Actor,
  endMembership,
  findPerson,
  leaveAccount,
  type Standing,
  type State,
  standingsOf,
} from "./store";

/** Everything one running simulator consists of, besides its sockets. */
export interface World {
  readonly state: State;
  knobs: Knobs;
  keys: Key[];
  scimTokens: ScimToken[];
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly hooks: Hooks;
  readonly rate: RateWindow;
  readonly lag: ListLag;
  /** Writes the state file, where there is one. Call after every change. */
  save(): void;
}

/** Lets invitations lapse whose time is up: the person stays without a working link, or leaves, as the knob says. */
export function lapseInvitations({ state, knobs, clock }: World): void {
  const now = clock.now();
  const isPending = ({ status }: Standing) => status === "pending";
  const lapsed = (standing: Standing) => {
    const { invitedAt } = standing;
    if (invitedAt !== null && now - Date.parse(invitedAt) >= knobs.invitationMaxAgeMs)
      standing.expired = true;
    return standing.expired && knobs.expiredInvitation === "vanishes";
  };
  for (const person of state.people.filter((candidate) => standingsOf(candidate).some(isPending))) {
    for (const membership of person.memberships.filter(isPending))
      if (lapsed(membership)) endMembership(state, { person, org: membership.org, at: clock.iso() });
    const { unassigned } = person;
    if (unassigned && isPending(unassigned) && lapsed(unassigned)) leaveAccount(state, person, clock.iso());
  }
}

/** Remembers what a call changed, for lists that lag, for the audit trail and in the state file. */
export function recordChanges(world: World, changes: readonly Change[], actor: Actor): void {
  const { state, knobs, clock, lag } = world;
  if (changes.length === 0) return;
  const at = clock.iso();
  for (const change of changes) lag.note(change, clock.now(), knobs);
  for (const id of new Set(changes.map((change) => change.id))) {
    const own = changes.filter((change) => change.id === id);
    const before = own.find((change) => change.before !== null)?.before ?? null;
    const orgs = own.map(({ org }) => org);
    recordDone(state, { before, after: findPerson(state, id), orgs, actor, at });
  }
  world.save();
}
