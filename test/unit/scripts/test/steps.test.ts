import { closingLine, runSteps, total } from "../../../../scripts/test/steps.mjs";

const PASSING = { passed: 3, failed: 0 };

test.each([
  [[PASSING], "3 passed, 0 failed"],
  [[PASSING, { passed: 1, failed: 2 }], "4 passed, 2 failed"],
  [[PASSING, { passed: 0, failed: 0, skipped: 7 }], "3 passed, 0 failed, 7 skipped"],
  [[], "0 passed, 0 failed"],
])("the closing line of %j is %s", (results, line) => {
  expect(closingLine(results)).toBe(line);
});

test("a total adds up and keeps every note", () => {
  const results = [
    PASSING,
    { passed: 0, failed: 1, note: "line 7" },
    { passed: 0, failed: 1, note: "line 9" },
  ];
  expect(total(results)).toEqual({ passed: 3, failed: 2, skipped: 0, note: "line 7\nline 9" });
});

test("a step that throws is one failure, and the steps after it run all the same", async () => {
  const said: string[] = [];
  const results = await runSteps((text) => said.push(text), {
    first: () => Promise.reject(new Error("no compiler")),
    second: () => Promise.resolve(PASSING),
  });
  expect(closingLine(results)).toBe("3 passed, 1 failed");
  expect(said.join("")).toMatch(
    /^\[1\/2\] first \.\.\.\n\[1\/2\] first: 0 passed, 1 failed; no compiler \(at [\d.]+ s\)\n\[2\/2\] second \.\.\.\n\[2\/2\] second: 3 passed, 0 failed \(at [\d.]+ s\)\n$/,
  );
});
