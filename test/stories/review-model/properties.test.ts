// Random plans against a model that applies them to a roster: what changes is said, the rules answer as the model does, and two plans
// have one digest exactly when they mean the same.
import fc from "fast-check";
import { DEFAULT_ROLE_ORDER as ORDER } from "../../../src/access/facts/rank";
import { indexRoster } from "../../../src/access/facts/roster-index";
import { evaluateGuards } from "../../../src/access/guards/evaluate";
import { DEFAULT_GUARD_SETTINGS } from "../../../src/access/guards/policy";
import { differenceOf } from "../../../src/access/model/compare-plans";
import { accessDigest } from "../../../src/access/model/digest";
import { itemsOf } from "../../../src/access/model/item";
import { sealed } from "../../../src/access/model/seal";
import { readPlan } from "../../../src/access/terraform/read-plan";
import { bytesOf, type Json, resourceChange } from "../../support/access/plan-builder";
import { type Effect, isStaying, outcomeOf } from "../../support/review-model/applied";
import { edits, meaningOf, reworded } from "../../support/review-model/meaning";
import {
  changeOf,
  isAllKnown,
  orgOfZone,
  planOf,
  rosterOf,
  type Scenario,
  STACKS,
  scenarios,
} from "../../support/review-model/scenario";
import { verdictsOf } from "../../support/review-model/verdicts";

/** 10,000 with AUTOMOX_TEST_LONG, as `npm run test:long` sets it. */
const RUNS = process.env.AUTOMOX_TEST_LONG ? 10_000 : 300;

async function differenceFor(scenario: Scenario, isAsked: boolean, more: Json = {}) {
  const plans = await Promise.all(
    STACKS.map((stack) => readPlan(bytesOf(JSON.stringify(planOf(scenario, stack, more))), { stack })),
  );
  const live = isAsked ? indexRoster(rosterOf(scenario)) : undefined;
  return { difference: differenceOf(plans, live ? { live } : {}), live: live ?? null };
}

type Item = ReturnType<typeof itemsOf>[number];

const placeOf = ({ scope, org, zone }: Item): string => {
  if (scope === "account") return "account";
  const id = scope === "zone" ? zone : org;
  return id === null || id === "(known after apply)" ? "anything" : orgOfZone(String(id));
};

/** What the items say of access, mailbox and second factor; bookkeeping aside. */
function saidIn(items: readonly Item[]): readonly string[] {
  const of = (item: Item): readonly string[] => {
    const at = `${item.stack} ${item.address} ${item.scope === "account" ? "account" : placeOf(item)}`;
    switch (item.verb) {
      case "replace":
        return [
          `${at} gap`,
          ...(item.changes.some(({ field }) => field === "email")
            ? [`${item.stack} ${item.address} mailbox`]
            : []),
        ];
      case "disable":
      case "enable":
        return [`${at} use`];
      case "rename":
        return [`${item.stack} ${item.address} mailbox`];
      case "two-factor":
        return [`${item.stack} ${item.address} second factor`];
      case "edit-profile":
      case "adopt":
      case "refuse":
      case "stop-managing":
      case "move":
      case "settings":
        return [];
      default:
        return [`${at} role`];
    }
  };
  return [...new Set(items.flatMap(of))].sort();
}

/** As an item may show it. */
function shownPlace({ step, place }: Effect): string {
  const orgs = [step.before, step.after].map((side) => String(side?.org_id));
  if (place === "account") return place;
  if (orgs.includes(place)) return step.sensitive.includes("org_id") ? "anything" : place;
  return step.sensitive.includes("zone_roles") && place !== "anything" ? "(sensitive)" : place;
}

function changedIn(scenario: Scenario, isAsked: boolean): readonly string[] {
  const { effects, mailboxes, secondFactors } = outcomeOf(scenario, isAsked);
  const whatOf = ({ from, to, gap, isReplaced, place }: Effect): readonly string[] => {
    // Who is replaced is out of it by that alone.
    if (gap) return !isReplaced && from?.use !== to?.use ? ["gap", "use"] : ["gap"];
    if (from === null || to === null) return ["role"];
    const isRole = from.role !== to.role || to.role === "anything";
    // The use of no role is nothing.
    const isUse = from.use !== to.use && !(place === "account" && to.role === "no-global-access");
    return [...(isRole ? ["role"] : []), ...(isUse ? ["use"] : [])];
  };
  return [
    ...new Set([
      ...effects.flatMap((each) =>
        whatOf(each).map((what) => `${each.step.stack} ${each.step.address} ${shownPlace(each)} ${what}`),
      ),
      ...mailboxes.map(({ stack, address }) => `${stack} ${address} mailbox`),
      ...secondFactors.map(({ stack, address }) => `${stack} ${address} second factor`),
    ]),
  ].sort();
}

test.each([false, true])("what changes is said, and nothing else; with a roster: %s", async (isAsked) => {
  let many = 0;
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const { difference } = await differenceFor(scenario, isAsked);
      // Whether a sensitive role is the one that somebody has already is not told.
      const isTold = (line: string) =>
        !scenario.steps.some(
          ({ stack, address, sensitive, ...step }) =>
            (isAsked || isStaying({ stack, address, sensitive, ...step })) &&
            line.startsWith(`${stack} ${address} `) &&
            line.endsWith(" role") &&
            sensitive.some((name) => /role/.test(name)),
        );
      const changed = changedIn(scenario, isAsked).filter(isTold);
      many += changed.length;
      expect(saidIn(itemsOf(sealed(difference, { key: null, order: ORDER }), ORDER)).filter(isTold)).toEqual(
        changed,
      );
    }),
    { numRuns: RUNS },
  );
  expect(many).toBeGreaterThan(RUNS);
});

const RULES = ["AMX001", "AMX002", "AMX003", "AMX004", "AMX005", "AMX006", "AMX007", "AMX008"];

test("with a complete roster and nothing hidden each rule answers as the model does", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scenarios.filter(isAllKnown), async (scenario) => {
      const { difference, live } = await differenceFor(scenario, true);
      const results = evaluateGuards({
        difference,
        order: ORDER,
        settings: { ...DEFAULT_GUARD_SETTINGS, ...scenario.limits },
        live,
        keys: null,
        author: null,
        digest: null,
        now: new Date("2026-03-01T12:00:00Z"),
      });
      const answers = RULES.map((code) => {
        const status = results.find((each) => each.code === code)?.status;
        return [code, status === "not-applicable" ? "passed" : status] as const;
      });
      for (const [code, status] of answers) seen.add(`${code} ${status}`);
      const wanted = verdictsOf(scenario);
      expect(Object.fromEntries(answers)).toEqual(
        Object.fromEntries(RULES.map((code) => [code, wanted[code]])),
      );
    }),
    { numRuns: RUNS },
  );
  // Rules that never fail here, or never pass, would prove nothing.
  expect([...seen].sort()).toEqual(RULES.flatMap((code) => [`${code} failed`, `${code} passed`]));
});

const KEY = "a key of the tests alone";

async function digestFor(scenario: Scenario, more: Json = {}) {
  const { difference } = await differenceFor(scenario, false, more);
  return accessDigest(difference, KEY);
}

test("one attribute otherwise is another digest exactly when it means something", async () => {
  const seen = { same: 0, other: 0 };
  await fc.assert(
    fc.asyncProperty(scenarios, edits, fc.nat(), async (scenario, edit, at) => {
      const steps = scenario.steps.map((step, index) =>
        index === at % scenario.steps.length ? edit(step) : step,
      );
      const other = { ...scenario, steps };
      const [one, two] = [meaningOf(scenario), meaningOf(other)].map((meaning) => JSON.stringify(meaning));
      const isSame = one === two;
      seen[isSame ? "same" : "other"] += 1;
      expect({ isSame: (await digestFor(scenario)) === (await digestFor(other)) }).toEqual({ isSame });
    }),
    { numRuns: RUNS },
  );
  expect(Math.min(seen.same, seen.other)).toBeGreaterThan(RUNS / 10);
});

const OURS = "registry.terraform.io/automox-iac/automox";
const action = (provider: string, email: string) => ({
  action_invocations: [
    {
      address: "action.x.y",
      type: "automox_disable_api_keys",
      provider_name: provider,
      config_values: { email },
    },
  ],
});
const drifted = (scenario: Scenario) => ({
  resource_drift: scenario.steps
    .filter(({ before }) => before !== null)
    .map((step) =>
      resourceChange({
        ...changeOf(step),
        actions: ["update"],
        before: { ...step.before, role: "operator" },
        after: step.before,
      }),
    ),
});

test("the same in other words is the same digest; settings and actions of ours are not", async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const digest = await digestFor(scenario);
      expect(digest).toMatch(/^v2:/);
      const others = resourceChange({
        type: "automox_user",
        address: "automox_user.x",
        actions: ["create"],
        after: {},
        more: { provider_name: "registry.terraform.io/x/automox" },
      });
      for (const more of [
        { terraform_version: "1.13.0", timestamp: "2026-04-01T00:00:00Z", complete: false, errored: true },
        { relevant: others },
        action("registry.terraform.io/x/y", "a@example.com"),
        drifted(scenario),
      ])
        expect(await digestFor(scenario, more)).toBe(digest);
      expect(await digestFor(reworded(scenario))).toBe(digest);
      const [one, two] = await Promise.all(
        ["a@example.com", "b@example.com"].map((email) => digestFor(scenario, action(OURS, email))),
      );
      const other = scenario.roleChange === "direct" ? "reinvite" : "direct";
      expect(new Set([digest, one, two, await digestFor({ ...scenario, roleChange: other })]).size).toBe(4);
    }),
    { numRuns: RUNS },
  );
});
