// Every project among the examples: type-checked, synthesized, and its stacks planned (which validates) and applied.
import { execFile } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { startHttpState } from "../../bench/http-state.mjs";
import { type ExampleProject, exampleFolder, openExample } from "../support/example-project";
import { blocksFor } from "../support/page-blocks";
import { FRAGMENTS } from "../support/page-fragments";
import type { ResourceChange } from "../support/plan-json";
import { ALICE, BOB, ORG, openScene } from "../support/scene";

const EXAMPLES = join(__dirname, "..", "..", "examples");
const EUROPE = 23456;
const TEAM = [
  "automox_org_membership ada@example.com: create",
  "automox_user ada@example.com: create",
  "automox_user olga@example.com: create",
  "automox_user victor@example.com: create",
];

interface Row {
  readonly name: string;
  /** By stack. */
  readonly plans: Readonly<Record<string, readonly string[]>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const rows: readonly Row[] = [
  { name: "cdktf", plans: { team: TEAM } },
  { name: "cdktn", plans: { team: TEAM }, outputs: { ada_role: "zone-admin" } },
  { name: "people-file", plans: { "people-file": TEAM } },
  {
    name: "existing-people",
    plans: {
      "existing-people": [
        "automox_org_membership erin@example.com: import, no-op",
        "automox_user erin@example.com: import, no-op",
        "automox_user frank.fox@example.com: import, update",
      ],
    },
  },
  {
    name: "two-organizations",
    plans: {
      "two-organizations": [
        "automox_org_membership ada@example.com: create",
        "automox_user ada@example.com: create",
        "automox_user pierre@example.com: create",
      ],
    },
  },
  {
    name: "remote-backend",
    plans: {
      platform: ["automox_user ada@example.com: create", "automox_user petra@example.com: create"],
      support: ["automox_user sofia@example.com: create", "automox_user sven@example.com: create"],
    },
  },
];

const projects: Record<string, ExampleProject> = {};
let parent: string;
let states: Awaited<ReturnType<typeof startHttpState>>;

beforeAll(async () => {
  parent = await exampleFolder();
  states = await startHttpState();
  for (const { name } of rows) projects[name] = await openExample(name, parent);
});
afterAll(() => states.close());

test("every project among the examples is here", () => {
  const present = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "cdktf.json")));
  expect(present.sort()).toEqual(rows.map(({ name }) => name).sort());
});

/** Whole programs in the pages that people copy from. */
const PROGRAMS = blocksFor("quick starts").filter(({ code }) => code.includes("app.synth()"));

test("all of them compile, and so do the programs in the documentation", async () => {
  expect(PROGRAMS.map(({ page }) => page)).toEqual(["README.md", "docs/guides/constructs.md"]);
  const codes = [...PROGRAMS.map(({ code }) => code), ...FRAGMENTS.map(({ program }) => program)];
  for (const [index, code] of codes.entries())
    writeFileSync(join(parent, "cdktf", `program-${index}.ts`), code);
  const settings = { extends: "./cdktf/tsconfig.json", include: ["**/*.ts"], exclude: ["**/node_modules"] };
  writeFileSync(join(parent, "tsconfig.json"), JSON.stringify(settings));
  await projects.cdktf?.run(
    { package: "typescript", command: "tsc" },
    { args: ["--noEmit", "-p", join(parent, "tsconfig.json")] },
  );
});

test.each(blocksFor("projects"))("the commands of $page run in its folder", async ({ page, code }) => {
  const { folder: cwd } = projects[basename(dirname(page))] as ExampleProject;
  // Synthesizing needs nobody's state; the types are checked above.
  const env = { PATH: process.env.PATH, HOME: parent, TS_NODE_TRANSPILE_ONLY: "true" };
  const { stderr } = await promisify(execFile)("bash", ["-euc", code], { cwd, env });
  expect(readdirSync(join(cwd, "cdktf.out/stacks"))).not.toEqual([]);
  if (code.includes("jest")) expect(stderr).toContain("3 passed");
});

test.each(rows)(
  "$name plans what it says, and nothing once it is applied",
  async ({ name, plans, outputs }) => {
    const { tf, control } = await openScene({ seed });
    const stacks = (await projects[name]?.synth({ STATES_URL: states.url.replace(/\/$/, "") })) ?? {};
    expect(Object.keys(stacks).sort()).toEqual(Object.keys(plans).sort());
    for (const [stack, text] of Object.entries(stacks)) {
      await tf.write({ "terraform.tf": "", "cdk.tf.json": text });
      await tf.init({ args: ["-reconfigure"] });
      const plan = await tf.plan();
      const { resource_changes: changes = [] } = await plan.json();
      expect(changes.map(inWords).sort()).toEqual(plans[stack]);
      const { warnings } = await tf.applyPlan(plan);
      // This one gives Frank another address, which hands over his account.
      const told = name === "existing-people" ? ["An account gets another address"] : [];
      expect(warnings.map(({ summary }) => summary)).toEqual(told);
      await tf.expectEmptyPlan();
      if (JSON.parse(text).output === undefined) continue;
      const { values } = await tf.state();
      expect(plain(values?.outputs)).toEqual(outputs);
    }
    expect(control.invitations().length).toBe(
      Object.values(plans)
        .flat()
        .filter((line) => line.endsWith("create")).length,
    );
  },
);

/** Erin and Frank have been there for long. */
const ERIN = { id: 103, email: "erin@example.com", firstname: "Erin", lastname: "East", role: "viewer" };
const seed = {
  organizations: [
    { id: ORG, name: "Acme" },
    { id: EUROPE, name: "Acme Europe" },
  ],
  users: [
    ALICE,
    BOB,
    { ...ALICE, org: EUROPE },
    ERIN,
    { ...ERIN, org: EUROPE },
    { id: 104, email: "frank@example.com", firstname: "Frank", lastname: "Fox", role: "viewer" },
  ],
  keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }],
};

function inWords({ type, change: { actions, after, importing } }: ResourceChange): string {
  return `${type} ${after?.email}: ${[...(importing ? ["import"] : []), ...actions].join(", ")}`;
}

const plain = (outputs: Readonly<Record<string, { readonly value: unknown }>> = {}) =>
  Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
