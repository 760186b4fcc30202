import { isKnown, type PlanOf } from "../../framework/infer";
import { defineResource, GONE } from "../../framework/resource";
import type { Automox, AutomoxCall } from "../api";
import { parseObject } from "../checks";
import { requireImportId } from "../import-id";
import { awaitActivation } from "../membership/activation";
import { arrive } from "../membership/arrive";
import { change } from "../membership/change";
import { findByEmail, resolve } from "../membership/find";
import { remove } from "../membership/remove";
import { within } from "../timeouts";
import { planUser } from "./user-plan";
import { userSchema } from "./user-schema";
import { NOTHING_OWN, type Own, toState } from "./user-state";

type UserPlan = PlanOf<typeof userSchema>;

const ownOf = ({ prefs_json, wait_for_activation, timeouts }: UserPlan): Own => ({
  prefs_json,
  wait_for_activation,
  timeouts: timeouts as Own["timeouts"],
});

const orgOf = async (plan: UserPlan, call: AutomoxCall): Promise<number> =>
  isKnown(plan.org_id) ? plan.org_id : call.api.defaultOrganization.number(call);

const nameOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

export const user = defineResource<Automox>()({
  type: "automox_user",
  doc:
    "A person with access to an Automox organization. Creating one sends an invitation; until it is accepted the person is " +
    "`pending`, which is a normal state and never a difference. Somebody who is already there exactly as configured is taken over " +
    "without an e-mail. Destroying one removes the person from the organization for good; policies, groups and worklets they made stay.",
  version: 0,
  schema: userSchema,
  nameOf: ({ email }) => (typeof email === "string" ? email : "a person whose address is not known yet"),
  plan: planUser,

  create: async (plan, call) =>
    within(call, { operation: "create", timeouts: plan.timeouts, name: plan.email }, async (calling) => {
      const org = await orgOf(plan, call);
      const own = ownOf(plan);
      const wanted = { ...plan, org, first_name: nameOf(plan.first_name), last_name: nameOf(plan.last_name) };
      const { user: arrived, how } = await arrive(call.api, wanted, calling);
      if (how === "taken over") warnTakenOver(plan.email, call);
      const before = { first_name: wanted.first_name, last_name: wanted.last_name, role: plan.role };
      const member = { org, email: plan.email, userId: arrived.id ?? null };
      call.saved(toState(arrived, { org, own, before }));
      const wish = { prefs: own.prefs_json === null ? undefined : parseObject(own.prefs_json) };
      const settled = await change(call.api, member, { wish, calling });
      call.saved(toState(settled, { org, own, before }));
      const last = plan.wait_for_activation
        ? await awaitActivation(settled, { org, call }, calling)
        : settled;
      return toState(last, { org, own, before });
    }),

  read: async (state, call) =>
    within(call, { operation: "read", timeouts: state.timeouts, name: state.email }, async (calling) => {
      const member = { org: state.org_id, email: state.email, userId: state.user_id };
      const found = await resolve(call.api, member, calling);
      return found ? toState(found, { org: state.org_id, own: state, before: state }) : GONE;
    }),

  update: async ({ plan, prior }, call) =>
    within(call, { operation: "update", timeouts: plan.timeouts, name: plan.email }, async (calling) => {
      const org = prior.org_id;
      const own = ownOf(plan);
      const wish = {
        email: plan.email,
        firstName: nameOf(plan.first_name) ?? undefined,
        lastName: nameOf(plan.last_name) ?? undefined,
        role: plan.role,
        prefs: own.prefs_json === null ? undefined : parseObject(own.prefs_json),
      };
      const member = { org, email: prior.email, userId: prior.user_id };
      return toState(await change(call.api, member, { wish, calling }), { org, own, before: prior });
    }),

  delete: async (state, call) =>
    within(call, { operation: "delete", timeouts: state.timeouts, name: state.email }, (calling) =>
      remove(call.api, { org: state.org_id, email: state.email, userId: state.user_id }, calling),
    ),

  import: async (id, call) => {
    const { org: named, who } = requireImportId(id);
    const org = named ?? (await call.api.defaultOrganization.number(call));
    const found =
      "email" in who
        ? await findByEmail(call.api, { org, ...who }, call)
        : await call.api.client.users.get(org, who.userId, call);
    return found ? toState(found, { org, own: NOTHING_OWN }) : GONE;
  },
});

/** The summary is constant, so that Terraform folds many into one. */
function warnTakenOver(email: string, call: AutomoxCall): void {
  call.warn({
    code: "user/taken-over",
    summary: "A person who was already there was taken over",
    detail: `${email} was already in the organization exactly as configured. No invitation was sent.`,
  });
}
