import { verdictText } from "../../../../src/access/adopt/verdict-text";
import { verificationSchema } from "../../../../src/access/adopt/verification-schema";
import { verifyAdoption } from "../../../../src/access/adopt/verify-adoption";
import { readPlan } from "../../../../src/access/terraform/read-plan";

const PERSON = { email: "ada@example.com", org_id: 12345, role: "viewer", first_name: "Ada" };

const change = (name: string, actions: readonly string[], more: object = {}) => ({
  address: `automox_user.${name}`,
  mode: "managed",
  type: "automox_user",
  name,
  change: { actions, before: PERSON, after: PERSON, ...more },
});
const imported = { importing: { id: "12345/ada@example.com" } };

async function* bytes(resource_changes: readonly object[], more: object = {}) {
  yield JSON.stringify({ format_version: "1.2", complete: true, errored: false, resource_changes, ...more });
}
const planOf = (resource_changes: readonly object[], more: object = {}) =>
  readPlan(bytes(resource_changes, more));

const ITEM = {
  id: "ada",
  personId: "ada",
  type: "automox_user",
  org: 12345,
  email: "Ada@example.com",
  importId: "12345/Ada@example.com",
} as const;

const verify = async (changes: readonly object[], more: object = {}) =>
  verifyAdoption(await planOf(changes, more), [ITEM]);

test("an import that changes nothing passes", async () => {
  const verdict = await verify([change("ada", ["no-op"], imported)]);
  expect(verdict).toEqual({
    imported: ["automox_user.ada"],
    managed: [],
    failures: [],
    problems: [],
    otherChanges: 0,
  });
  expect(verdictText("table", verdict)).toBe(
    "Passed: 1 membership is imported and nothing about them changes.\n",
  );
});

test("somebody whom an earlier apply imported passes too", async () => {
  expect(await verify([change("ada", ["no-op"])])).toMatchObject({
    imported: [],
    managed: ["automox_user.ada"],
    failures: [],
  });
});

test("an import with a change fails, and every attribute that differs is named", async () => {
  const after = { ...PERSON, role: "admin", first_name: "secret" };
  const verdict = await verify([
    change("ada", ["update"], {
      ...imported,
      after,
      after_sensitive: { first_name: true },
      after_unknown: { status: true },
    }),
  ]);
  expect(verdict.failures).toEqual([
    {
      address: "automox_user.ada",
      importId: "12345/Ada@example.com",
      why: "would be changed (update)",
      differences: [
        { attribute: "first_name", before: undefined, after: undefined, instead: "sensitive" },
        { attribute: "role", before: "viewer", after: "admin", instead: null },
      ],
    },
  ]);
  expect(() => verificationSchema.parse(JSON.parse(verdictText("json", verdict)))).not.toThrow();
  const text = verdictText("table", verdict);
  expect(text).toContain('role: "viewer" in Automox, "admin" in the configuration');
  expect(text).not.toContain("secret");
});

test.each([
  [
    "a creation in place of an import",
    [change("ada", ["create"], { before: null })],
    /created, not imported/,
  ],
  ["a removal", [change("ada", ["delete"], { after: null })], /would be changed \(delete\)/],
  ["somebody who is not in the plan", [], /not in the plan at all/],
])("%s fails", async (_name, changes, why) => {
  const { failures } = await verify(changes);
  expect(failures).toEqual([expect.objectContaining({ why: expect.stringMatching(why) })]);
});

test("a removal elsewhere does not hide the import, but is told", async () => {
  const verdict = await verify([
    change("ada", ["no-op"], imported),
    change("old", ["delete"], { after: null }),
  ]);
  expect(verdict).toMatchObject({ imported: ["automox_user.ada"], failures: [], otherChanges: 1 });
});

test.each([
  ["failed", { errored: true }],
  ["partial", { complete: false }],
])("a plan that is %s is no proof", async (word, more) => {
  const { problems } = await verify([change("ada", ["no-op"], imported)], more);
  expect(problems).toEqual([expect.stringContaining(word)]);
});

test("without a map everything that is imported is looked at, and nothing imported is no proof", async () => {
  const bad = await planOf([change("ada", ["update"], { ...imported, after: { ...PERSON, role: "admin" } })]);
  expect(verifyAdoption(bad, undefined).failures).toHaveLength(1);
  expect(verifyAdoption(await planOf([change("ada", ["no-op"])]), undefined).problems).toEqual([
    "the plan imports nobody",
  ]);
});
