// Random teams, edits and silences of the API against a model: drift names exactly the edits that it can see, and lists as
// not compared exactly what it cannot.
import fc from "fast-check";
import { NO_IGNORE_RULES } from "../../../src/access/drift/ignore-file";
import type { DriftItem } from "../../../src/access/drift/item";
import { isDrift } from "../../../src/access/drift/kinds";
import { failing, makeReport } from "../../../src/access/drift/report";
import { readState } from "../../../src/access/terraform/read-state";
import { stackFromState } from "../../../src/access/terraform/stack-access";
import { bytesOf } from "../../support/access/plan-builder";
import { expectedOf } from "../../support/drift-model/expected";
import { rosterFor, type Scenario, STACKS, scenarios, stateFor } from "../../support/drift-model/scenario";

/** 10,000 with AUTOMOX_TEST_LONG, as `npm run test:long` sets it. */
const RUNS = process.env.AUTOMOX_TEST_LONG ? 10_000 : 300;
const io = { now: () => new Date("2026-03-20T12:00:00Z"), version: "0.0.0" };

async function reportOf(scenario: Scenario, given: readonly string[]) {
  const stacks = await Promise.all(
    given.map(async (stack) =>
      stackFromState(stack, await readState(bytesOf(stateFor(scenario, stack)), { stack })),
    ),
  );
  const roster = rosterFor(scenario);
  return makeReport(
    { stacks, problems: [] },
    { roster, rules: NO_IGNORE_RULES, staleAfter: 1, strict: true, io },
  );
}

/** Which attribute an item is about, by its kind and, where several have one, its value. */
function aboutOf({ kind, to }: DriftItem): string {
  switch (kind) {
    case "mailbox_changed":
      return "email";
    case "second_factor_changed":
      return "two_factor";
    case "profile_changed":
      return to?.startsWith("First") ? "first_name" : "last_name";
    case "disabled":
    case "enabled":
      return "use";
    case "missing":
    case "missing_admin":
    case "zone_removed":
      return "gone";
    case "unmanaged_admin":
    case "unmanaged_user":
      return "stranger";
    case "zone_added":
      return "added";
    default:
      return to === "global-admin" || to === "no-global-access" ? "account_role" : "role";
  }
}

const saidIn = ({ items, notCompared }: Awaited<ReturnType<typeof reportOf>>) => ({
  edits: items
    .filter(isDrift)
    .map((item) => `${item.person.email} ${aboutOf(item)} ${item.org}`)
    .sort(),
  gaps: notCompared
    .map(({ person, attribute, org }) => {
      const about = attribute === "active" ? "use" : (attribute ?? "everything");
      return `${person.email} ${about} ${org ?? "-"}`;
    })
    .sort(),
});

test.each([
  ["both stacks", STACKS],
  ["one of two stacks", STACKS.slice(0, 1)],
])(
  "of %s, every edit that shows is named, everything that does not is listed, and nothing else is",
  async (_name, given) => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const report = await reportOf(scenario, given);
        const expected = expectedOf(scenario, given);
        expect(saidIn(report)).toEqual(expected);
        const isClean = expected.gaps.length === 0 && scenario.isHomeRead;
        expect(report.completeness.status).toBe(isClean ? "complete" : "incomplete");
        expect(failing(report, "info").length > 0).toBe(expected.edits.length > 0);
      }),
      { numRuns: RUNS },
    );
  },
);

test("nobody of a stack that was given is unmanaged, and with one stack alone nobody is to be removed", async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const held = new Set(
        scenario.people.filter(({ stack }) => stack !== null).map(({ key }) => `${key}@example.com`),
      );
      for (const { kind, person } of (await reportOf(scenario, STACKS)).items)
        if (kind.startsWith("unmanaged")) expect(held).not.toContain(person.email.replace("new-", ""));
      for (const { actions } of (await reportOf(scenario, STACKS.slice(0, 1))).items)
        expect(actions.map(({ label }) => label)).not.toContain("Remove");
    }),
    { numRuns: RUNS },
  );
});
