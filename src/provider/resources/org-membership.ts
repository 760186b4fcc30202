import type { SavingCall } from "../../framework/call";
import type { PlanOf, StateOf } from "../../framework/infer";
import { type Change, defineResource, GONE, type PlanPatch } from "../../framework/resource";
import type { Automox } from "../api";
import { namesElsewhere } from "../contract/organization/names-elsewhere";
import { NOTHING_ACCOUNT_WIDE } from "../person/account-attributes";
import { personIdentity } from "../person/identity";
import { lifeOf, personName } from "../person/person-resource";
import type { PersonChange } from "../person/plan";
import type { PersonPlan, PersonState } from "../person/state";
import { orgMembershipSchema } from "./org-membership-schema";

type Membership = StateOf<typeof orgMembershipSchema>;

const ABSENT = { prefs_json: null, active: null, ...NOTHING_ACCOUNT_WIDE } as const;

/** A membership is a person without preferences and without a switch for the account. */
const widen = (state: Membership): PersonState => ({ ...state, ...ABSENT });
const widenPlan = (plan: PlanOf<typeof orgMembershipSchema>): PersonPlan => ({ ...plan, ...ABSENT });
const narrow = (person: PersonState): Membership =>
  Object.fromEntries(
    Object.entries(person).filter(([name]) => Object.hasOwn(orgMembershipSchema, name)),
  ) as Membership;

const widenCall = (call: SavingCall<Automox, Membership>): SavingCall<Automox, PersonState> => ({
  ...call,
  saved: (state) => call.saved(narrow(state)),
});

const widenChange = (change: Change<typeof orgMembershipSchema>): PersonChange => ({
  ...change,
  config: { ...change.config, ...ABSENT },
  prior: change.prior && widen(change.prior),
  planned: { ...change.planned, ...ABSENT },
});

const life = lifeOf("automox_org_membership", namesElsewhere);

export const orgMembership = defineResource<Automox>()({
  type: "automox_org_membership",
  doc:
    "One more organization for a person: their role there. Names come from the record another organization of the key has, so usually " +
    "`org_id`, `email` and `role` are enough. Behaves like `automox_user` in everything else, and `moved` leads from one to the other.",
  version: 0,
  schema: orgMembershipSchema,
  nameOf: personName,
  identity: personIdentity,
  moves: { automox_user: (user: PersonState) => narrow(user) },
  plan: async (change, call) =>
    (await life.plan(widenChange(change), call)) as PlanPatch<typeof orgMembershipSchema>,
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
