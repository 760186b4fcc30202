import { evaluate, holds, interpolate } from "../../support/workflow-expression";

const contexts = {
  github: { sha: "abc", event: { number: 12, requests: [{ number: 7 }] } },
  steps: { gate: { outputs: { changes: "true" } } },
};
const well = { failed: false };

test.each([
  ["github.sha", "abc"],
  ["github.nothing.there", ""],
  ["inputs.digest || github.sha", "abc"],
  ["steps.gate.outputs.changes == 'true'", true],
  ["github.event.number != '12'", false],
  ["!cancelled() && (github.sha == 'x' || github.sha == 'abc')", true],
  ["github.event.requests[0].number", 7],
  ["github.event.requests[1].number", ""],
  ["'it''s'", "it's"],
])("%s", (expression, value) => {
  expect(evaluate(expression, contexts, well)).toBe(value);
});

test.each(["(github.sha", "unknown()", "github.sha 'x'", "a > b"])("%s is refused", (text) => {
  expect(() => evaluate(text, contexts, well)).toThrow();
});

test("texts are filled in", () => {
  expect(interpolate("number-$" + "{{ github.event.number }}!", contexts, well)).toBe("number-12!");
});

test.each([
  [undefined, false, true],
  [undefined, true, false],
  ["$" + "{{ !cancelled() }}", true, true],
  ["github.sha == 'abc'", true, false],
  ["failure()", true, true],
])("if: %s after a failure (%s) holds: %s", (condition, failed, expected) => {
  expect(holds(condition, contexts, { failed })).toBe(expected);
});
