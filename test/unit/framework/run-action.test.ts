import { UNKNOWN } from "../../../src/cty/value";
import { type AnyAction, defineAction } from "../../../src/framework/action";
import { nonEmpty } from "../../../src/framework/checks";
import { error, fail, warning } from "../../../src/framework/diagnostics";
import { invokeAction, planAction } from "../../../src/framework/run-action";
import { text } from "../../../src/framework/schema";
import { stage, values } from "../../support/framework/stage";

const doc = "d";
const finding = { code: "toy/no", summary: "s", detail: "d" };

const actionOf = (parts: Partial<AnyAction<unknown>>) =>
  defineAction<unknown>()({
    type: "toy_ring",
    doc,
    schema: { bell: text.required({ doc, checks: [nonEmpty] }) },
    nameOf: ({ bell }) => String(bell),
    invoke: async () => {},
    ...parts,
  });
const BIG = values({ bell: "big" });

async function invoked(action: AnyAction<unknown>, given = stage()) {
  const shown: string[] = [];
  const run = invokeAction(action, BIG, given.running);
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) return { shown, codes: next.value.map(({ code }) => code), told: next.value };
    shown.push(next.value);
  }
}

describe("a plan", () => {
  const plan = async (parts: Partial<AnyAction<unknown>>, bell: unknown = "big") => {
    const said = await planAction(actionOf(parts), values({ bell }), stage().running);
    return said.map(({ code, summary }) => [code, summary]);
  };
  test("of an action without one says nothing", async () => {
    expect(await plan({})).toEqual([]);
    expect(await plan({}, UNKNOWN)).toEqual([]);
  });
  test("names the action where it fails", async () => {
    const failing = async () => {
      throw new Error("hunter2");
    };
    expect(await plan({ plan: failing })).toEqual([["provider/bug", "Cannot plan toy_ring big"]]);
  });
  test("is not asked where the configuration is wrong, and warnings of validation are not said again", async () => {
    const planned = jest.fn();
    const validate = () => [warning({ ...finding, code: "toy/hm" }), error(finding)];
    expect(await plan({ plan: planned, validate })).toEqual([["toy/no", "s"]]);
    expect(planned).not.toHaveBeenCalled();
    expect(await plan({ validate: () => [warning(finding)] })).toEqual([]);
  });
});

describe("an invocation", () => {
  test("shows lines in their order, also those of one moment, and returns its end", async () => {
    const action = actionOf({
      invoke: async (_config, { progress, warn }) => {
        progress("a\nb");
        progress("c");
        await new Promise((resolve) => setImmediate(resolve));
        progress("d");
        warn(finding);
      },
    });
    expect(await invoked(action)).toMatchObject({ shown: ["a\ufffdb", "c", "d"], codes: ["toy/no"] });
  });
  test("shows what was said before a failure", async () => {
    const action = actionOf({
      invoke: async (_config, { progress }) => {
        progress("a");
        fail(finding);
      },
    });
    expect(await invoked(action)).toMatchObject({ shown: ["a"], codes: ["toy/no"] });
  });
  test("shows nothing that was said and not shown before the interrupt, and nothing after it", async () => {
    const given = stage();
    const action = actionOf({
      invoke: async (_config, { progress }) => {
        progress("a");
        given.abort();
        progress("b");
        await new Promise((resolve) => setImmediate(resolve));
        progress("c");
      },
    });
    expect(await invoked(action, given)).toMatchObject({ shown: [], codes: [] });
  });
  test("that is left waits for its author, who has heard of it", async () => {
    const given = stage();
    const steps: string[] = [];
    const action = actionOf({
      invoke: async (_config, { progress, signal }) => {
        progress("a");
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        steps.push("cleared up");
      },
    });
    const run = invokeAction(action, BIG, given.running);
    await run.next();
    given.abort();
    await run.return([]);
    expect(steps).toEqual(["cleared up"]);
  });
  test("names the action where it fails", async () => {
    const action = actionOf({
      invoke: async () => {
        throw new TypeError("hunter2");
      },
    });
    const { told } = await invoked(action);
    expect(told).toMatchObject([{ code: "provider/bug", summary: "Cannot invoke toy_ring big" }]);
    expect(JSON.stringify(told)).not.toContain("hunter2");
  });
});
