import fc from "fast-check";
import { GUARDS } from "../../../../src/access/guards/evaluate";
import { reviewJunit } from "../../../../src/access/review/review-junit";
import { as, create, remove, unchanged } from "../../../support/access/plan-builder";
import { nastyChanges, review } from "../../../support/access/review-builder";

const changes = [
  remove(),
  create({ ...as("bob").attributes, role: "admin" }, as("bob")),
  unchanged(as("carl").attributes, as("carl")),
];

test("a case per guard: failed with its findings, skipped with its reason", async () => {
  const text = reviewJunit(await review(changes));
  expect(text.match(/<testcase /g)).toHaveLength(GUARDS.length);
  expect(text).toMatch(
    /name="AMX006 escalation" time="0"><failure type="AMX006" message="1 found\. [^"]+">bob@example\.com becomes admin/,
  );
  expect(text).toMatch(/name="AMX003 own-user" time="0"><skipped message="not evaluated: needs the owner/);
  expect(text).toMatch(/name="AMX015 keys-left" time="0"><system-out>ada@example\.com may have left/);
  const [, failures, skipped] = /failures="(\d+)" errors="0" skipped="(\d+)"/.exec(text) ?? [];
  expect([failures, skipped]).toEqual([1, text.match(/<skipped /g)?.length].map(String));
});

test("whatever the names, only our elements, and nothing that XML 1.0 forbids", async () => {
  await fc.assert(
    fc.asyncProperty(nastyChanges, async (some) => {
      const text = reviewJunit(await review(some, { stack: "<a&b>" }));
      const names = new Set([...text.matchAll(/<[/?]?([^\s>/?]+)/g)].map(([, name]) => name));
      for (const name of names)
        expect(["xml", "testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"]).toContain(
          name,
        );
      expect(text).not.toMatch(/[^\P{Cc}\n]|&(?!#\d+;)/u);
    }),
    { numRuns: 20 },
  );
});
