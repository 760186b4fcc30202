import { CtyError } from "../../../src/cty/error";
import { type Diagnostic, error, Failure, warning } from "../../../src/framework/diagnostics";
import { type AnyAct, act, explainer, guarded } from "../../../src/framework/guarded";
import type { Act } from "../../../src/framework/provider";

const doing: Act = { operation: "delete", type: "toy_thing", name: "a" };
const known = error({ code: "toy/known", summary: "s", detail: "d" });

function explain(
  thrown: unknown,
  how: { known?: (thrown: unknown) => Diagnostic | undefined; act?: AnyAct } = {},
) {
  const reported: unknown[] = [];
  const told = explainer(how.known ?? (() => undefined), (again) => void reported.push(again))(
    thrown,
    how.act ?? doing,
  );
  return { told, reported };
}

describe("what is thrown becomes", () => {
  test("the author's own diagnostics", () => {
    const warned = warning({ code: "toy/w", summary: "s", detail: "d" });
    expect(explain(new Failure(warned, known))).toEqual({ told: [warned, known], reported: [] });
  });
  test("the provider's words", () => {
    expect(explain("x", { known: () => known })).toEqual({ told: [known], reported: [] });
  });
  test.each<readonly [string, unknown, string]>([
    ["an error", new TypeError("hunter2"), "An unexpected TypeError came up."],
    [
      "an error with a name that may hold anything",
      Object.assign(new Error("x"), { name: "hunter2 leaked" }),
      "An unexpected error came up.",
    ],
    ["a text", "hunter2", "An unexpected string came up."],
    ["nothing", undefined, "An unexpected undefined came up."],
    ["null", null, "An unexpected object came up."],
    ["a big number", 10n, "An unexpected bigint came up."],
    ["a symbol", Symbol("hunter2"), "An unexpected symbol came up."],
    ["an object without prototype", Object.create(null), "An unexpected object came up."],
    [
      "a value that does not fit, whose words hold no values",
      new CtyError("a string is required, not a number", [{ attribute: "name" }]),
      "A value does not have the form it must have: name: a string is required, not a number.",
    ],
  ])("a bug of ours for %s, with the text in the log only", (_name, thrown, words) => {
    const { told, reported } = explain(thrown);
    expect(told).toMatchObject([
      { severity: "error", code: "provider/bug", summary: "Cannot remove toy_thing a" },
    ]);
    expect(told[0]?.detail).toContain(words);
    expect(told[0]?.detail).toContain("This is a bug in the provider");
    expect(JSON.stringify(told)).not.toContain("hunter2");
    expect(reported).toEqual([thrown]);
  });
  test("an error in any case: whoever throws has failed", () => {
    const warned = warning({ code: "toy/w", summary: "s", detail: "d" });
    expect(explain(new Failure(warned)).told.map(({ severity }) => severity)).toEqual(["warning", "error"]);
    expect(explain(new Failure()).told.map(({ severity }) => severity)).toEqual(["error"]);
    expect(explain("x", { known: () => warned }).told.map(({ severity }) => severity)).toEqual([
      "warning",
      "error",
    ]);
  });
  test("a bug of ours where the provider's words fail themselves", () => {
    const again = new RangeError("again");
    const { told, reported } = explain(undefined, {
      known: () => {
        throw again;
      },
    });
    expect(told).toMatchObject([{ code: "provider/bug" }]);
    expect(reported).toEqual([undefined, again]);
  });
  test("without asking the provider where no function of its own was at work", () => {
    const asked = jest.fn(() => known);
    const { told } = explain("x", { known: asked, act: { ...doing, operation: "check", name: "" } });
    expect(asked).not.toHaveBeenCalled();
    expect(told[0]?.summary).toBe("Cannot check toy_thing");
  });
});

test("a function that is guarded answers diagnostics, never an error", async () => {
  const all = explainer(
    () => known,
    () => {},
  );
  expect(await guarded(all, doing, async () => 7)).toEqual({ answer: 7, thrown: [] });
  expect(
    await guarded(all, doing, async () => {
      throw undefined;
    }),
  ).toEqual({ answer: undefined, thrown: [known] });
  expect(
    await guarded(all, doing, () => {
      throw 1;
    }),
  ).toEqual({ answer: undefined, thrown: [known] });
});

describe("the name of what is acted on", () => {
  const subject = (nameOf: (values: never) => string) => ({ type: "toy_thing", nameOf });
  test("is what nameOf says, with nothing where there are no values", () => {
    expect(
      act(
        subject(({ name }: { name: string }) => name),
        "read",
        { name: "a" },
      ).name,
    ).toBe("a");
    expect(
      act(
        subject((given: object) => JSON.stringify(given)),
        "read",
        null,
      ).name,
    ).toBe("{}");
  });
  test.each([
    [
      "throws",
      () => {
        throw new Error("x");
      },
    ],
    ["prints a symbol", () => `${Symbol("x") as never}`],
  ])("is empty where nameOf %s", (_name, nameOf) => {
    expect(act(subject(nameOf), "read", {}).name).toBe("");
  });
});
