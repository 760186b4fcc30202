// The review of real plans: every verb in one plan, from a real Terraform over the simulator. Golden files hold what is printed;
// `UPDATE_GOLDEN=1 npx jest test/accept/access-review.test.ts` writes them anew.
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Io } from "../../src/access/cli/command";
import { VERBS } from "../../src/access/model/verb";
import type { ReviewDocument } from "../../src/access/review/review-schema";
import { DEFAULT_SCIM_TOKEN } from "../../src/simulator/world/seed";
import { access } from "../support/access-io";
import { CONTRACTS } from "../support/contracts";
import { expectGolden } from "../support/golden";
import { type Attributes, person, provider } from "../support/hcl";
import { ORG, openScene } from "../support/scene";
import { baseEnvironment } from "../support/terraform-folder";
import { openAccountScene, openReviewScene, reviewerEnvironment } from "./access-review-scene";

/** Only the account contract has it. */
const OF_THE_ACCOUNT = ["two-factor"];

const ANSWERED_FOR = ["AMX001", "AMX003", "AMX004"].flatMap((code) => [
  ...["--allow-unevaluated", code, "--reason", "looked at by hand"],
]);

/** Only a roster tells who is there already. */
const OF_A_ROSTER = ["refuse"];

/** What another machine or another run prints otherwise. */
const settled = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "UUID")
    .replaceAll(/("terraform": \[\s*)"[^"]+"/g, '$1"TERRAFORM"')
    .replaceAll(/("terraformVersion"|"timestamp"): "[^"]+"/g, '$1: "TERRAFORM"');

const ALLOWED = ["AMX005", "AMX006", "AMX007"].flatMap((code) => ["--allow", code, "--reason", "agreed"]);

test("every verb of one plan, in every way to give it, and the gate before its apply", async () => {
  const scene = await openReviewScene();
  const { tf, simulator, writes } = scene;
  const plan = await tf.plan();
  await writeFile(join(tf.folder, "plan.json"), JSON.stringify(await plan.json()));
  writes();
  const io: Partial<Io> = { cwd: tf.folder, env: { ...baseEnvironment() } };
  const run = (...argv: readonly string[]) => access(argv, io);
  const review = (...argv: readonly string[]) => run("review", "--plan", "plan.json", ...argv);
  const gate = (...argv: readonly string[]) => run("guard", "--digest", "digest", ...ALLOWED, ...argv);

  const markdown = await review("--format", "md", "--format", "json=review.json", "--digest-out", "digest");
  expect(markdown.code).toBe(3);
  const json = await readFile(join(tf.folder, "review.json"), "utf8");
  const document = JSON.parse(json) as ReviewDocument;
  expect(new Set(document.items.map(({ verb }) => verb))).toEqual(
    new Set(VERBS.filter((verb) => ![...OF_THE_ACCOUNT, ...OF_A_ROSTER].includes(verb))),
  );
  expectGolden("access-review.md", settled(markdown.stdout));
  expectGolden("access-review.json", settled(json));
  expectGolden("access-review.txt", settled((await review()).stdout));

  // A saved plan is read by Terraform where that is asked for, and says the same.
  const initialized = ["--terraform-dir", "."];
  expect(await run("review", "--plan", plan.file, ...initialized, "--format", "md")).toEqual(markdown);
  // So is a stack that cdktf left.
  await copyFile(plan.file, join(tf.folder, "plan"));
  const stack = { name: "team", workingDirectory: ".", synthesizedStackPath: "none" };
  const manifest = { version: "0.21.0", stacks: { team: stack } };
  await writeFile(join(tf.folder, "manifest.json"), JSON.stringify(manifest));
  const ofStack = await run("review", "--cdktf-out", ".", ...initialized, "--format", "json");
  // A setting belongs to its stack, so the digest of one with a name is another.
  const { digest: _, ...summary } = document.summary;
  expect(JSON.parse(ofStack.stdout).summary).toMatchObject(summary);
  expect(JSON.parse(ofStack.stdout).scope.stacks).toEqual(["team"]);

  // Asked of Automox, every guard answers.
  const live = await access(
    ["review", "--plan", "plan.json", "--live", "--format", "json", "--author-email", "x@example.com"],
    { ...io, env: reviewerEnvironment(simulator) },
  );
  const evaluated = JSON.parse(live.stdout) as ReviewDocument;
  expect(evaluated.guards.filter(({ status }) => status === "not-evaluated")).toEqual([]);
  expect(evaluated.guards.find(({ code }) => code === "AMX004")?.status).toBe("passed");
  expect(evaluated.items.find(({ verb }) => verb === "invite")?.notes).toEqual(["not a member yet"]);
  expect(evaluated.summary.digest).toMatch(/^v2-live:/);

  // Without a roster nobody can say who is left; that is no pass, unless somebody answers for it.
  expect((await gate("--plan", plan.file, ...initialized)).code).toBe(4);
  expect((await gate("--plan", plan.file, ...initialized, ...ANSWERED_FOR)).code).toBe(0);
  // What somebody does at the console meanwhile changes what an apply would do.
  scene.control.edit({ who: "unchanged@example.com", set: { role: "admin" } });
  const later = await tf.plan();
  const refused = await gate("--plan", later.file, ...initialized);
  expect({ code: refused.code, says: refused.stdout.includes("AMX016 reviewed-is-applied: failed") }).toEqual(
    { code: 3, says: true },
  );
  // Nothing of this wrote to Automox.
  expect(writes()).toEqual([]);
});

test("a provider that lies in the plan's folder is started where that is asked for, and not otherwise", async () => {
  const { tf, simulator } = await openReviewScene();
  const { file } = await tf.plan();
  const mark = join(tf.folder, "marked");
  const providers = join(tf.folder, ".terraform", "providers");
  const [binary = ""] = (await readdir(providers, { recursive: true })).filter((name) =>
    /terraform-provider-automox[^/]*$/.test(name),
  );
  // Whoever writes the folder writes the lock file beside it too. The folder itself is a link to the build's.
  const planted = join(providers, dirname(binary));
  await rm(planted, { recursive: true });
  await mkdir(planted);
  await writeFile(join(providers, binary), `#!/bin/sh\ntouch "${mark}"\nexit 1\n`, { mode: 0o755 });
  const lock = join(tf.folder, ".terraform.lock.hcl");
  await writeFile(lock, (await readFile(lock, "utf8")).replace(/ *hashes = \[[^\]]*\]\n/, ""));
  const io: Partial<Io> = {
    cwd: tf.folder,
    env: { ...baseEnvironment(), ...reviewerEnvironment(simulator) },
  };
  const review = (...argv: readonly string[]) => access(["review", "--plan", file, ...argv], io);

  const { code, stderr } = await review("--live");
  expect({ code, line: stderr.includes("show -json"), marked: existsSync(mark) }).toEqual({
    code: 1,
    line: true,
    marked: false,
  });
  await review("--terraform-dir", ".");
  expect(existsSync(mark)).toBe(true);
});

test("a plan that failed, was limited or takes everybody away is refused, and one of nothing is clean", async () => {
  const scene = await openReviewScene();
  const { tf } = scene;
  const io: Partial<Io> = { cwd: tf.folder, env: { ...baseEnvironment() } };
  const review = async (plan: { readonly file: string }) => {
    const { code, stdout } = await access(
      ["review", "--plan", plan.file, "--terraform-dir", ".", "--format", "json", "--detailed-exitcode"],
      io,
    );
    const { guards } = JSON.parse(stdout) as ReviewDocument;
    const broken = guards.filter(({ status }) => status === "failed").map((guard) => guard.code);
    return { code, broken };
  };
  expect(
    await review(
      await tf.plan({ args: ["profile", "move", "moved"].map((name) => `-target=automox_user.${name}`) }),
    ),
  ).toEqual({
    code: 3,
    broken: ["AMX012"],
  });
  const everything = await tf.plan({ args: ["-destroy"] });
  expect((await review(everything)).broken).toEqual(expect.arrayContaining(["AMX012", "AMX017"]));
  await tf.write(provider({ org_id: ORG, guards: { max_removals: 50 }, scim: {} }));
  expect((await review(await tf.plan())).broken).toContain("AMX017");
});

test("what only the account contract has: account-wide roles, further zones, second factors", async () => {
  const { tf, simulator, writes } = await openAccountScene();
  const plan = await tf.plan();
  await writeFile(join(tf.folder, "plan.json"), JSON.stringify(await plan.json()));
  writes();
  const { stdout } = await access(
    ["review", "--plan", "plan.json", "--format", "md", "--format", "json=review.json"],
    {
      cwd: tf.folder,
    },
  );
  expectGolden("access-review-account.md", settled(stdout));
  const { items } = JSON.parse(await readFile(join(tf.folder, "review.json"), "utf8")) as ReviewDocument;
  expect(items.map(({ verb, scope, person }) => `${verb} ${scope} ${person.email}`)).toEqual([
    "remove account leaves@example.com",
    "remove organization leaves@example.com",
    "revoke zone zones@example.com",
    "raise account account@example.com",
    "grant zone account@example.com",
    "change-role account hides@example.com",
    "two-factor organization factor@example.com",
  ]);

  // Asked of Automox in the same contract, every guard answers, and nothing is written.
  const live = await access(
    [
      ...["review", "--plan", "plan.json", "--live", "--account-id", simulator.accountId],
      ...["--author-email", "account@example.com", "--format", "json"],
    ],
    { cwd: tf.folder, env: reviewerEnvironment(simulator) },
  );
  const evaluated = JSON.parse(live.stdout) as ReviewDocument;
  const statusOf = (code: string) => evaluated.guards.find((guard) => guard.code === code)?.status;
  expect(evaluated.guards.filter(({ status }) => status === "not-evaluated")).toEqual([]);
  expect(["AMX003", "AMX004", "AMX006", "AMX011", "AMX013"].map(statusOf)).toEqual([
    "passed",
    "passed",
    "failed",
    "warned",
    "passed",
  ]);
  expect({ code: live.code, live: evaluated.summary.live, digest: evaluated.summary.digest }).toEqual({
    code: 3,
    live: true,
    digest: expect.stringMatching(/^v2-live:/),
  });
  expect(writes()).toEqual([]);
});

test.each<[string, Attributes, readonly string[], readonly string[]]>([
  ["as it is", {}, ["adopt"], []],
  ["as somebody else would be", { on_existing: "adopt", role: "admin" }, ["raise", "settings"], ["PUT"]],
])(
  "what is created before its old object goes is taken over: %s",
  async (...[_how, more, verbs, methods]) => {
    const { tf, control, writes } = await openScene();
    const ada = (attributes: Attributes) =>
      person("ada", attributes).replace(/}\s*$/, "  lifecycle {\n    create_before_destroy = true\n  }\n}\n");
    await tf.write(ada({}));
    await tf.apply();
    control.accept({ who: "ada@example.com" });
    await tf.write(ada(more));
    const plan = await tf.plan({ args: ["-replace=automox_user.ada"] });
    await writeFile(join(tf.folder, "plan.json"), JSON.stringify(await plan.json()));
    const { stdout } = await access(["review", "--plan", "plan.json", "--format", "json"], {
      cwd: tf.folder,
    });
    const { items } = JSON.parse(stdout) as ReviewDocument;
    expect(items.map(({ verb }) => verb)).toEqual(verbs);
    writes();
    await tf.applyPlan(plan);
    expect(writes().map((line) => line.split(" ")[0])).toEqual(methods);
    await tf.expectEmptyPlan();
  },
);

test("whom destroying would only disable is taken over by a replacement in place", async () => {
  const { tf, control, writes } = await openScene({ env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN } });
  await tf.write(provider({ org_id: ORG, scim: {} }) + person("ada", { on_destroy: "deactivate" }));
  await tf.apply();
  control.accept({ who: "ada@example.com" });
  const plan = await tf.plan({ args: ["-replace=automox_user.ada"] });
  expect((await reviewed(tf.folder, plan)).map(({ verb }) => verb)).toEqual(["adopt"]);
  writes();
  await tf.applyPlan(plan);
  expect(writes()).toEqual([]);
  await tf.expectEmptyPlan();
});

test("a role that the account contract does not change is refused, in the review as in the apply", async () => {
  const contract = { ...CONTRACTS.account, block: { account: { role_change: "fail" } } };
  const { tf, control } = await openScene({ contract });
  await tf.write(person("ada", { role: "read-only" }));
  await tf.apply();
  control.accept({ who: "ada@example.com" });
  await tf.write(person("ada", { role: "zone-admin" }));
  const plan = await tf.plan();
  const items = await reviewed(tf.folder, plan);
  expect(items.filter(({ scope }) => scope === "organization").map(({ verb }) => verb)).toContain("refuse");
  await expect(tf.applyPlan(plan)).rejects.toThrow("No published call changes the role");
  expect(control.person({ who: "ada@example.com" }).memberships[0]?.role).toBe("viewer");
  await tf.write(person("ada", { role: "read-only" }));
  await tf.expectEmptyPlan();
});

async function reviewed(cwd: string, plan: { json(): Promise<unknown> }) {
  await writeFile(join(cwd, "plan.json"), JSON.stringify(await plan.json()));
  const { stdout } = await access(["review", "--plan", "plan.json", "--format", "json"], { cwd });
  return (JSON.parse(stdout) as ReviewDocument).items;
}

test("with a roster, a take-over that disables somebody is said and judged as that", async () => {
  const eve = { id: 301, email: "eve@example.com", firstname: "Eve", lastname: "Example", role: "viewer" };
  const scene = await openScene({ people: [eve], env: { AUTOMOX_SCIM_TOKEN: DEFAULT_SCIM_TOKEN } });
  const { tf, simulator, control } = scene;
  await tf.write(
    provider({ org_id: ORG, scim: {} }) +
      person("eve", { on_existing: "adopt", active: false, first_name: "Eva" }),
  );
  const plan = await tf.plan();
  await writeFile(join(tf.folder, "plan.json"), JSON.stringify(await plan.json()));
  await writeFile(join(tf.folder, "none.yaml"), "limits: { removals: 0 }\n");
  const argv = ["review", "--plan", "plan.json", "--live", "--config", "none.yaml", "--format", "json"];
  const { stdout } = await access(argv, { cwd: tf.folder, env: reviewerEnvironment(simulator) });
  const { items, guards } = JSON.parse(stdout) as ReviewDocument;
  expect(items.map(({ verb }) => verb)).toEqual(["disable", "edit-profile"]);
  expect(guards.filter(({ status }) => status === "failed").map(({ code }) => code)).toEqual(["AMX004"]);
  await tf.applyPlan(plan);
  expect(control.people().find(({ email }) => email === eve.email)).toMatchObject({
    firstname: "Eva",
    memberships: [{ org: ORG, status: "disabled" }],
  });
  await tf.expectEmptyPlan();
});
