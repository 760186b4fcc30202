import type { SavingCall } from "../../framework/call";
import { fail } from "../../framework/diagnostics";
import type { PlanOf, StateOf } from "../../framework/infer";
import { type Change, defineResource, GONE, type PlanPatch } from "../../framework/resource";
import { namesElsewhere } from "../contracts/organization/names-elsewhere";
import { lifeOf, personName } from "../life/life";
import type { PersonChange } from "../life/person-change";
import { personIdentity } from "../person/identity";
import { zoneKeysOf } from "../person/known-zone-roles";
import type { PersonPlan, PersonState } from "../person/state";
import { NOT_OF_MEMBERSHIPS } from "../schemas/account-attributes";
import { orgMembershipSchema } from "../schemas/org-membership";
import type { Automox } from "../session";

type Membership = StateOf<typeof orgMembershipSchema>;

/** Turns a membership into a person. */
const widen = (state: Membership): PersonState => ({ ...state, ...NOT_OF_MEMBERSHIPS });
const widenPlan = (plan: PlanOf<typeof orgMembershipSchema>): PersonPlan => ({
  ...plan,
  ...NOT_OF_MEMBERSHIPS,
});
/** What a membership has of a person. */
export const narrow = (person: PersonState): Membership => known(person) as Membership;
const known = (person: object) =>
  Object.fromEntries(Object.entries(person).filter(([name]) => Object.hasOwn(orgMembershipSchema, name)));

/**
 * Moves a user to a membership, which gives one zone. Refuses further zones: they would stay with the person,
 * and no resource would ever take them.
 */
function fromUser(user: PersonState): Membership {
  const zones = zoneKeysOf(user);
  if (zones.length === 0) return narrow(user);
  return fail({
    code: "membership/zone-roles",
    summary: `${user.email} cannot become a membership while zone_roles gives further zones`,
    detail:
      `A membership gives one zone, so Terraform would no longer manage ${zones.join(", ")}, and the person ` +
      "would keep them. To manage all of them, let go of the automox_user with a removed block (destroy = " +
      "false), and write an automox_org_membership with an import block for this organization and for each " +
      "of those zones. To give them up, take zone_roles out and apply that before the moved block.",
  });
}

const widenCall = (call: SavingCall<Automox, Membership>): SavingCall<Automox, PersonState> => ({
  ...call,
  saved: (state) => call.saved(narrow(state)),
});

const widenChange = (change: Change<typeof orgMembershipSchema>): PersonChange => ({
  ...change,
  config: { ...change.config, ...NOT_OF_MEMBERSHIPS },
  prior: change.prior && widen(change.prior),
  planned: { ...change.planned, ...NOT_OF_MEMBERSHIPS },
});

const life = lifeOf({ type: "automox_org_membership", namesElsewhere });

export const orgMembership = defineResource<Automox>()({
  type: "automox_org_membership",
  doc:
    "One more organization for a person: their role there. Names come from the record another organization " +
    "of the key has, so usually `org_id`, `email` and `role` are enough. Behaves like `automox_user` in " +
    "everything else, and `moved` leads from one to the other.",
  version: 0,
  schema: orgMembershipSchema,
  nameOf: personName,
  identity: personIdentity,
  moves: { automox_user: fromUser },
  plan: async (change, call) => {
    const { set = {}, ...patch } = await life.plan(widenChange(change), call);
    return { ...patch, set: known(set) } as PlanPatch<typeof orgMembershipSchema>;
  },
  planDelete: (prior, call) => life.planDelete(widen(prior), call),
  create: async (plan, call) => narrow(await life.create(widenPlan(plan), widenCall(call))),
  read: async (state, call) => {
    const read = await life.read(widen(state), call);
    return read === GONE ? GONE : narrow(read);
  },
  update: async ({ plan, prior }, call) =>
    narrow(await life.update({ plan: widenPlan(plan), prior: widen(prior) }, widenCall(call))),
  delete: (state, call) => life.delete(widen(state), call),
  import: async (id, call) => {
    const found = await life.import(id, call);
    return found === GONE ? GONE : narrow(found);
  },
});
