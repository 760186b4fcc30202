// Actions that a plan invokes: what is said of them, and that nobody may slip one in.

import { DEFAULT_ROLE_ORDER as ORDER } from "../../../src/access/facts/rank";
import { policySchema } from "../../../src/access/guards/policy";
import { ACTION_TYPES } from "../../../src/access/model/action-types";
import { differenceOf } from "../../../src/access/model/compare-plans";
import { accessDigest } from "../../../src/access/model/digest";
import { sealed } from "../../../src/access/model/seal";
import { providerLines } from "../../../src/access/review/provider-lines";
import { readPlan } from "../../../src/access/terraform/read-plan";
import { stackOfPlan } from "../../../src/access/terraform/stack-access";
import { automoxProvider } from "../../../src/provider/index";
import { find, results, statusOf, words } from "../../support/access/ask-guards";
import { bytesOf, type Json, plan, unchanged } from "../../support/access/plan-builder";

const EVENTS = {
  "1.14 and 1.15, by a change": {
    lifecycle_action_trigger: {
      triggering_resource_address: "automox_user.ada",
      action_trigger_event: "AfterCreate",
      action_trigger_block_index: 0,
      actions_list_index: 0,
    },
  },
  "1.16, by a change": {
    lifecycle_action_trigger: {
      triggering_resource_address: "automox_user.ada",
      action_trigger_event: "BeforeDestroy",
      on_failure: "ActionOnFailureHalt",
    },
  },
  "1.14 and 1.15, by -invoke": { invoke_action_trigger: {} },
  "1.16, by -invoke": { invoke_action_trigger: { calling_resource_address: "automox_user.ada" } },
};

const invoked = (type: string, more: Json = {}): Json => ({
  address: `action.${type}.ada`,
  type,
  name: "ada",
  config_values: { email: "ada@example.com", org_id: null },
  config_sensitive: {},
  config_unknown: {},
  provider_name: "registry.terraform.io/automox-iac/automox",
  ...more,
});
const planOf = (...invocations: readonly Json[]) => plan([unchanged()], { action_invocations: invocations });
const RESEND = "automox_resend_invitation";

test("the actions that the review knows are those that the provider has", () => {
  const provider = automoxProvider({ version: "0.0.0", env: {} });
  expect([...ACTION_TYPES].sort()).toEqual(provider.actions?.map(({ type }) => type).sort());
});

test.each(Object.entries(EVENTS))("one is refused unless the policy names it: %s", async (_name, trigger) => {
  const plans = [await planOf(invoked(RESEND, trigger))];
  const broken = find(await results(plans), "AMX020");
  expect(broken).toMatchObject({ status: "failed", level: "block" });
  expect(words(broken).map((line) => line.replaceAll(/ +/g, " "))).toEqual([
    `ada@example.com the action action.${RESEND}.ada withdraws an invitation and sends it anew`,
  ]);
  const passed = (actions: string[]) =>
    statusOf("AMX020", plans, { settings: { actions: policySchema.parse({ actions }).actions ?? [] } });
  expect(await passed([RESEND])).toBe("passed");
  expect(await passed(["automox_reset_two_factor"])).toBe("failed");
});

test("a policy that names no action of ours is not right", () => {
  expect(policySchema.safeParse({ actions: ["automox_resend"] }).success).toBe(false);
});

test("each type is said in its own words, one of a newer provider is said and refused too", async () => {
  const types = [...ACTION_TYPES, "automox_new"];
  const difference = differenceOf([await planOf(...types.map((type) => invoked(type)))]);
  const said = providerLines(difference).map((line) =>
    line.map((part) => (typeof part === "string" ? part : part.value)).join(""),
  );
  expect(said).toEqual([
    `the action action.${RESEND}.ada withdraws an invitation and sends it anew: email = ada@example.com`,
    "the action action.automox_reset_two_factor.ada resets somebody's second factor: email = ada@example.com",
    "the action action.automox_disable_api_keys.ada disables somebody's API keys: email = ada@example.com",
    "the action action.automox_new.ada runs: email = ada@example.com",
  ]);
  const broken = find(await results([await planOf(...types.map((type) => invoked(type)))]), "AMX020");
  expect(broken?.findings).toHaveLength(4);
});

test("actions of other providers are counted, and concern no rule", async () => {
  const others = ["registry.terraform.io/x/automox", undefined, 7].map((provider_name) =>
    invoked(RESEND, { provider_name }),
  );
  const plans = [await planOf(...others)];
  expect(differenceOf(plans).facts.documents).toMatchObject([{ otherActions: 3 }]);
  expect(await statusOf("AMX020", plans)).toBe("not-applicable");
});

test("a deferred action is said as such, refused alike, and makes the plan incomplete", async () => {
  const later = [{ reason: "provider_config_unknown", action_invocation: invoked(RESEND) }];
  const plans = [await plan([unchanged()], { deferred_action_invocations: later })];
  const [line] = providerLines(differenceOf(plans));
  expect(line?.[0]).toBe("Deferred: ");
  expect(await statusOf("AMX020", plans)).toBe("failed");
  expect(await statusOf("AMX012", plans)).toBe("failed");
  const now = accessDigest(differenceOf([await planOf(invoked(RESEND))]));
  expect(accessDigest(differenceOf(plans))).not.toBe(now);
});

test("a plan of -invoke has no resource_changes, and is read", async () => {
  const { resource_changes: _, ...json } = JSON.parse(
    JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.15.5",
      timestamp: "2026-03-01T11:00:00Z",
      applyable: true,
      complete: true,
      errored: false,
      action_invocations: [invoked(RESEND, { invoke_action_trigger: {} })],
    }),
  );
  const read = await readPlan(bytesOf(JSON.stringify(json)));
  expect(await statusOf("AMX020", [read])).toBe("failed");
});

test("whom a sensitive value names is not printed, and is in the digest", async () => {
  const hidden = (email: string) =>
    invoked(RESEND, { config_values: { email }, config_sensitive: { email: true } });
  const [one, other] = await Promise.all(
    ["ada@example.com", "eve@example.com"].map(async (email) => differenceOf([await planOf(hidden(email))])),
  );
  const broken = find(await results([await planOf(hidden("ada@example.com"))]), "AMX020");
  expect(broken?.findings).toMatchObject([{ subject: null }]);
  expect(JSON.stringify([broken, sealed(one as never, { key: "k", order: ORDER })])).not.toContain("ada@");
  expect(accessDigest(one as never, "k")).not.toBe(accessDigest(other as never, "k"));
  expect(accessDigest(one as never)).toBeNull();
});

test("drift of a plan with actions is that of its people: an action is an act, and no state", async () => {
  const quiet = await plan([unchanged()], {});
  const acting = await planOf(...Object.values(EVENTS).map((trigger) => invoked(RESEND, trigger)));
  expect(stackOfPlan("prod", acting)).toEqual(stackOfPlan("prod", quiet));
});
