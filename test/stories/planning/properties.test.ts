import fc from "fast-check";
import { equal, isWhollyKnown, type ObjectValue, type Value } from "../../../src/cty/value";
import { applyResource } from "../../../src/framework/apply-resource";
import type { Schema } from "../../../src/framework/attribute";
import { hasErrors } from "../../../src/framework/diagnostics";
import { objectType } from "../../../src/framework/object-type";
import { planResource } from "../../../src/framework/plan-resource";
import { planValues } from "../../../src/framework/plan-values";
import { validateValues } from "../../../src/framework/validate";
import { compatibilityProblems, planProblems, proposedNew } from "../../support/framework/core-rules";
import { answerTo, configOf, resolved, schemaOf, stateOf } from "../../support/framework/random-schemas";
import { bytes, resourceOf, stage } from "../../support/framework/stage";

const RUNS = 400;
const EVERYTHING = { spellings: true, defaults: true, wild: true };
const none = bytes("");

interface Story {
  readonly schema: Schema;
  readonly prior: ObjectValue | null;
  readonly config: ObjectValue;
}

/** Only configurations that validation lets pass are planned. */
const demandAcceptable = ({ schema, config }: Pick<Story, "schema" | "config">) =>
  fc.pre(validateValues(schema, config).length === 0);

/** A configuration over nothing, over any state, or over a state that a configuration like it led to. */
const story = (unknowns: "none" | "some", options = EVERYTHING): fc.Arbitrary<Story> =>
  schemaOf(options).chain((schema) =>
    configOf(schema, unknowns).chain((config) => {
      const grown = resolved(schema, config).chain((known) =>
        answerTo(schema, planValues({ schema, prior: null, config: known }).planned, "some"),
      );
      const prior = fc.oneof(fc.constant(null), stateOf(schema), grown, grown);
      return prior.map((state) => ({ schema, prior: state, config }));
    }),
  );

const plan = async ({ schema, prior, config }: Story) => {
  demandAcceptable({ schema, config });
  const answer = await planResource(
    resourceOf(schema),
    { prior, config, priorPrivate: none },
    stage().running,
  );
  expect(answer.diagnostics).toEqual([]);
  return { ...answer, planned: answer.planned as ObjectValue };
};

async function apply({ schema, prior, config }: Story, planned: ObjectValue, answer: ObjectValue) {
  const resource = resourceOf(schema, {
    create: async () => answer as never,
    update: async () => answer as never,
  });
  const { running } = stage();
  const { state, diagnostics } = await applyResource(
    resource,
    { prior, planned, config, plannedPrivate: none },
    running,
  );
  return { state: state as ObjectValue, diagnostics };
}

test("core accepts every plan", async () => {
  await fc.assert(
    fc.asyncProperty(story("some"), async (given) => {
      const { planned } = await plan(given);
      expect(planProblems(given.schema, { ...given, planned })).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test("planning again says the same", async () => {
  await fc.assert(
    fc.asyncProperty(story("some"), async (given) => {
      expect(await plan(given)).toEqual(await plan(given));
    }),
    { numRuns: RUNS },
  );
});

test("the final plan of what has become known contradicts no earlier one", async () => {
  const told = story("some", { ...EVERYTHING, spellings: false }).chain((given) =>
    resolved(given.schema, given.config).map((config) => ({ given, config })),
  );
  await fc.assert(
    fc.asyncProperty(told, async ({ given, config }) => {
      const first = await plan(given);
      const final = await plan({ ...given, config });
      expect(compatibilityProblems(given.schema, { planned: first.planned, actual: final.planned })).toEqual(
        [],
      );
    }),
    { numRuns: RUNS },
  );
});

const applied = story("none").chain((given) =>
  answerTo(given.schema, planValues(given).planned, "some").map((answer) => ({ given, answer })),
);

test("core accepts every result, a creation never ends with an error, and nothing unknown is stored", async () => {
  await fc.assert(
    fc.asyncProperty(applied, async ({ given, answer }) => {
      const { planned } = await plan(given);
      const { state, diagnostics } = await apply(given, planned, answer);
      expect(isWhollyKnown(state)).toBe(true);
      if (given.prior === null) expect(hasErrors(diagnostics)).toBe(false);
      if (!hasErrors(diagnostics))
        expect(compatibilityProblems(given.schema, { planned, actual: state })).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

/** Elements of a set that became equal once they were known: core itself then plans for ever. */
const hasCollapsed = (config: Value, state: Value): boolean => {
  if (Array.isArray(config) && Array.isArray(state) && config.length !== state.length) return true;
  if (typeof config !== "object" || config === null || typeof state !== "object" || state === null)
    return false;
  const [left, right] = [Object.values(config), Object.values(state)];
  if (config instanceof Map)
    return hasCollapsed([...config.values()], [...(state as Map<string, Value>).values()]);
  return left.some((value, index) => hasCollapsed(value as Value, right[index] as Value));
};

test("the plan after an apply without errors is silent", async () => {
  await fc.assert(
    fc.asyncProperty(applied, async ({ given, answer }) => {
      const { planned } = await plan(given);
      const { state, diagnostics } = await apply(given, planned, answer);
      fc.pre(!hasErrors(diagnostics) && !hasCollapsed(given.config, state));
      const again = await plan({ ...given, prior: state });
      expect(equal(objectType(given.schema), again.planned, state)).toBe(true);
      expect(again.replace).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test("core's own proposal is a completion of the plan, where no default, spelling or nested choice intervenes", async () => {
  await fc.assert(
    fc.asyncProperty(story("some", { spellings: false, defaults: false, wild: false }), async (given) => {
      const { planned } = await plan(given);
      const actual = proposedNew(given.schema, given.prior, given.config);
      expect(compatibilityProblems(given.schema, { planned, actual })).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
