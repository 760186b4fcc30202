import fc from "fast-check";
import { reviewSarif } from "../../../../src/access/review/review-sarif";
import type { ReviewDocument } from "../../../../src/access/review/review-schema";
import { as, create, remove, unchanged } from "../../../support/access/plan-builder";
import { nastyChanges, review } from "../../../support/access/review-builder";
import { sarifRun } from "../../../support/access/sarif-log";

const changes = [
  remove(),
  create({ ...as("bob").attributes, role: "admin" }, as("bob")),
  unchanged(as("carl").attributes, as("carl")),
];
const places = { source: "people.tf" };

test("a result per finding, failed rules first, and the same fingerprints again", async () => {
  const read = async () => sarifRun(await reviewSarif(await review(changes), places));
  const run = await read();
  expect(run.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ["AMX006", "error"],
    ["AMX015", "warning"],
  ]);
  expect(await read()).toEqual(run);
});

test("whatever the names, the log is valid and no message holds a link", async () => {
  await fc.assert(
    fc.asyncProperty(nastyChanges, async (some) => {
      const run = sarifRun(await reviewSarif(await review(some, { stack: "a b" }), places));
      for (const { message } of run.results) expect(message.text).not.toMatch(/\]\(|[\u202a-\u202e\n]/);
    }),
    { numRuns: 20 },
  );
});

test("what is allowed is no result, and a rule that only warns is a warning", async () => {
  const settings = { allowed: [{ code: "AMX006", reason: "agreed" }] };
  const run = sarifRun(await reviewSarif(await review(changes, { settings }), places));
  expect(run.results.map(({ ruleId }) => ruleId)).toEqual(["AMX015"]);
});

test("a construct is found in the cdk.tf.json of its stack, everybody else where the reader said", async () => {
  const document = await review(changes, { stack: "my team" });
  const withPath: ReviewDocument = {
    ...document,
    items: document.items.map((item) =>
      item.verb === "invite" ? { ...item, constructPath: "my team/bob" } : item,
    ),
  };
  const run = sarifRun(await reviewSarif(withPath, { ...places, cdktfOut: "build/out/" }));
  expect(
    run.results.map(({ locations: [only] }) => [
      only?.physicalLocation.artifactLocation.uri,
      only?.logicalLocations?.map(({ fullyQualifiedName }) => fullyQualifiedName),
    ]),
  ).toEqual([
    ["build/out/stacks/my%20team/cdk.tf.json", ["automox_user.bob", "my team/bob"]],
    ["people.tf", ["automox_user.ada"]],
  ]);
});

test("five thousand results at most, and no failed rule gives way to a warning", async () => {
  const many = Array.from({ length: 5_100 }, (_, at) => remove(as(`p${at}`).attributes, as(`p${at}`)));
  const document = await review([...many, unchanged(), ...changes.slice(1, 2)]);
  const run = sarifRun(await reviewSarif(document, places));
  expect(run.results).toHaveLength(5_000);
  expect(run.results.some(({ ruleId }) => ruleId === "AMX006")).toBe(true);
});

test("a name that reads like the builder's word for a mistake breaks nothing", async () => {
  const document = await review([remove({ email: "SARIF_BUILDER_INVALID@example.com" })]);
  expect(await reviewSarif(document, places)).toContain("SARIF_BUILDER_INVALID@example.com");
});
