import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReviewDocument } from "../../../../src/access/review/review-schema";
import {
  as,
  bytesOf,
  type Change,
  create,
  type Json,
  planJson,
  remove,
  unchanged,
} from "../../../support/access/plan-builder";
import { access } from "../../../support/access-io";
import { rosterFile, rosterOf, rosterPerson } from "../../../support/roster";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();

const write = (file: string, changes: readonly Change[], more: Json = {}) =>
  writeFile(join(cwd, file), JSON.stringify(planJson(changes, more)));
const run = (...argv: readonly string[]) => access(argv, { cwd });
const writeRoster = (...given: Parameters<typeof rosterOf>) =>
  writeFile(join(cwd, "roster.json"), rosterFile(rosterOf(...given)));
const read = (file: string) => readFile(join(cwd, file), "utf8");

const quiet = [unchanged()];
const invite = [unchanged(), create(as("bob").attributes, as("bob"))];
const escalation = [unchanged(), create({ ...as("bob").attributes, role: "admin" }, as("bob"))];

describe("exit codes", () => {
  test.each<[string, readonly Change[], readonly string[], number]>([
    ["nothing changes", quiet, [], 0],
    ["something changes", invite, [], 0],
    ["something changes, asked in detail", invite, ["--detailed-exitcode"], 2],
    ["nothing changes, asked in detail", quiet, ["--detailed-exitcode"], 0],
    ["a guard failed", escalation, [], 3],
    ["a guard failed wins over changes", escalation, ["--detailed-exitcode"], 3],
    ["a guard failed and is allowed", escalation, ["--allow", "AMX006", "--reason", "agreed"], 0],
    ["an allowance without a reason", escalation, ["--allow", "AMX006"], 1],
    ["an unknown rule", escalation, ["--allow", "AMX6", "--reason", "x"], 1],
    ["an unknown format", quiet, ["--format", "pdf"], 1],
    ["two formats on stdout", quiet, ["--format", "md", "--format", "json"], 1],
    ["an unknown option", quiet, ["--dry-run"], 1],
  ])("%s", async (...[, changes, more, expected]) => {
    await write("plan.json", changes);
    expect((await run("review", "--plan", "plan.json", ...more)).code).toBe(expected);
  });

  test.each<[string, readonly string[]]>([
    ["no plan", []],
    ["a plan that is not there", ["--plan", "none.json"]],
    ["two plans without names", ["--plan", "plan.json", "--plan", "plan.json"]],
    ["no output of cdktf", ["--cdktf-out", "cdktf.out"]],
    ["a time that is none", ["--plan", "plan.json", "--now", "yesterday"]],
    ["two plans of one name", ["--plan", "a=plan.json", "--plan", "a=plan.json"]],
    ["a manifest that was cut", ["--cdktf-out", "cut"]],
    ["a manifest of something else", ["--cdktf-out", "other"]],
    ["a digest to hold against nothing", ["--plan", "plan.json", "--verify-digest"]],
    ["a waiver until a day that never comes", ["--plan", "plan.json", "--config", "forever.yaml"]],
    ["a waiver without a reason", ["--plan", "plan.json", "--config", "silent.yaml"]],
  ])("%s is an error in words", async (_name, argv) => {
    await write("plan.json", quiet);
    await mkdir(join(cwd, "cut"));
    await mkdir(join(cwd, "other"));
    await writeFile(join(cwd, "cut/manifest.json"), '{"stacks": {');
    await writeFile(join(cwd, "other/manifest.json"), "[]");
    const waiver = (reason: string, expires: string) =>
      `waivers: [{ code: AMX006, subject: "*", owner: x, reason: "${reason}", expires: ${expires} }]\n`;
    await writeFile(join(cwd, "forever.yaml"), waiver("on call", "9999-99-99"));
    await writeFile(join(cwd, "silent.yaml"), waiver(" ", "2026-12-31"));
    const { code, stdout, stderr } = await run("review", ...argv);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^automox-access: .+/);
    expect(stderr).not.toContain("    at ");
  });

  test("a roster that is not complete is 4, and a failed guard is 3 all the same", async () => {
    const problems = ["organization 12345: refused"];
    await writeRoster([], { completeness: { status: "incomplete", scanned: 0, total: 1, problems } });
    await write("plan.json", invite);
    await write("raise.json", escalation);
    const codes = [];
    for (const plan of ["plan.json", "raise.json"])
      codes.push(
        (await run("review", "--plan", plan, "--roster", "roster.json", "--detailed-exitcode")).code,
      );
    expect(codes).toEqual([4, 3]);
  });
});

test("the plan may come on stdin", async () => {
  const stdin = bytesOf(JSON.stringify(planJson(invite)));
  const { stdout } = await access(["review", "--plan", "-", "--format", "md"], { cwd, stdin });
  expect(stdout).toContain("Invite `bob@example.com`");
});

test("several formats go to their files at once, and the same input gives the same bytes", async () => {
  await write("plan.json", invite);
  const formats = ["md", "html", "json", "annotations", "gitlab", "sarif", "junit", "summary"];
  const all = (prefix: string) => formats.flatMap((format) => ["--format", `${format}=${prefix}.${format}`]);
  const argv = ["review", "--plan", "plan.json", "--format", "table"];
  const first = await run(...argv, ...all("a"));
  const second = await run(...argv, ...all("b"));
  expect(second).toEqual(first);
  for (const format of formats) expect(await read(`b.${format}`)).toBe(await read(`a.${format}`));
});

test.each<[string, readonly string[], string]>([
  ["the file named", ["--plan", "plan.json", "--source", "team/people.yaml"], "team/people.yaml"],
  ["the plan", ["--plan", "a=plan.json"], "plan.json"],
  ["a plan from elsewhere by its name", ["--plan", "../plan.json"], "plan.json"],
])("SARIF points to %s", async (_name, argv, expected) => {
  await write("plan.json", escalation);
  await mkdir(join(cwd, "sub"));
  const folder = argv.includes("../plan.json") ? join(cwd, "sub") : cwd;
  const { stdout } = await access(["review", ...argv, "--format", "sarif"], { cwd: folder });
  expect(
    JSON.parse(stdout).runs[0].artifacts.map(({ location }: { location: { uri: string } }) => location.uri),
  ).toEqual([expected]);
});

test("the job summary is appended to the step's", async () => {
  await write("plan.json", invite);
  const summary = join(cwd, "summary.md");
  await writeFile(summary, "before\n");
  const { stdout } = await access(["review", "--plan", "plan.json", "--format", "summary"], {
    cwd,
    env: { GITHUB_STEP_SUMMARY: summary },
  });
  expect(stdout).toBe("");
  expect(await readFile(summary, "utf8")).toMatch(
    /^before\n<!-- automox-access:review[\s\S]*Invite `bob@example\.com`/,
  );
});

test("a review is rendered again from its JSON, to the byte", async () => {
  await write("plan.json", escalation);
  await run(
    "review",
    "--plan",
    "plan.json",
    "--format",
    "json=review.json",
    "--format",
    "md=review.md",
    "--commit",
    "abc",
  );
  const again = await run("review", "--from", "review.json", "--format", "md");
  expect(again.code).toBe(3);
  expect(again.stdout).toBe(await read("review.md"));
});

test.each([
  ["another document", (text: string) => text.replace("access-review/v2", "access-drift/v1")],
  ["one with a member more", (text: string) => text.replace("{", '{"note": "x",')],
  ["one with a guard of its own wording", (text: string) => text.replace('"escalation"', '"**all passed**"')],
  ["no JSON", () => "hello"],
])("%s is refused", async (_name, change) => {
  await write("plan.json", escalation);
  await run("review", "--plan", "plan.json", "--format", "json=review.json");
  await writeFile(join(cwd, "review.json"), change(await read("review.json")));
  expect((await run("review", "--from", "review.json", "--format", "md")).code).toBe(1);
});

describe("a review by another job is held against its own digest", () => {
  const from = (...more: readonly string[]) =>
    run("review", "--from", "review.json", "--verify-digest", "--format", "md", ...more);

  test("passes as it was written, and takes the commit from who knows it", async () => {
    await write("plan.json", escalation);
    await run("review", "--plan", "plan.json", "--format", "json=review.json", "--commit", "of-the-job");
    const { code, stdout } = await from("--commit", "of-the-system");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^<!-- automox-access:review .* commit="of-the-system" -->$/m);
    expect(stdout).not.toContain("of-the-job");
  });

  const forged = async (forge: (document: ReviewDocument) => unknown) => {
    await write("plan.json", escalation);
    await run("review", "--plan", "plan.json", "--format", "json=review.json");
    await writeFile(join(cwd, "review.json"), JSON.stringify(forge(JSON.parse(await read("review.json")))));
    return from();
  };

  test("what is shown is derived from the difference, whatever else the document says", async () => {
    const honest = await forged((document) => document);
    const { code, stdout } = await forged((document) => ({
      ...document,
      items: [],
      guards: document.guards.map((guard) => ({ ...guard, status: "passed", findings: [] })),
      summary: { ...document.summary, verdict: "no-changes", verbs: {}, labels: ["access: none"] },
    }));
    expect({ code, stdout }).toEqual({ code: 3, stdout: honest.stdout });
  });

  test.each<[string, (document: ReviewDocument) => unknown]>([
    [
      "a change taken out",
      ({ difference, ...document }) => ({ ...document, difference: { ...difference, access: [] } }),
    ],
    [
      "the digest of another review",
      ({ summary, ...document }) => ({
        ...document,
        summary: { ...summary, digest: `v2:${"0".repeat(64)}` },
      }),
    ],
  ])("%s: refused", async (_name, forge) => {
    const { code, stdout, stderr } = await forged(forge);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("The digest in review.json is not that of what it holds");
  });
});

test("labels say what kind of change it is", async () => {
  await write("plan.json", [...escalation, remove(as("carl").attributes, as("carl"))]);
  await run("review", "--plan", "plan.json", "--labels-out", "labels");
  expect(await read("labels")).toBe("access: invite\naccess: removal\naccess: blocked\n");
});

describe("the gate before apply", () => {
  const gate = async (changes: readonly Change[], ...more: readonly string[]) => {
    await write("applied.json", changes);
    return run("guard", "--plan", "applied.json", "--digest", "digest", ...more);
  };

  beforeEach(async () => {
    await write("plan.json", invite);
    await run("review", "--plan", "plan.json", "--digest-out", "digest");
  });

  test("the same change passes, whatever else the plan looks like", async () => {
    const { code, stdout } = await gate([...invite].reverse());
    expect({ code, passed: stdout.includes("AMX016 reviewed-is-applied: passed") }).toEqual({
      code: 0,
      passed: true,
    });
  });

  test.each<[string, readonly Change[]]>([
    ["one more", [...invite, create(as("eve").attributes, as("eve"))]],
    ["one less", quiet],
    ["another role", [unchanged(), create({ ...as("bob").attributes, role: "operator" }, as("bob"))]],
  ])("%s does not", async (_name, changes) => {
    const { code, stdout } = await gate(changes);
    expect({ code, failed: stdout.includes("AMX016 reviewed-is-applied: failed") }).toEqual({
      code: 3,
      failed: true,
    });
  });

  test("a file that holds no digest is an error, not a pass", async () => {
    await writeFile(join(cwd, "digest"), "");
    expect((await gate(invite)).code).toBe(1);
  });
});

test("a waiver of the policy file lets its person pass until it expires", async () => {
  const waiver = (expires: string) =>
    writeFile(
      join(cwd, "access.yaml"),
      `waivers: [{ code: AMX006, subject: bob@example.com, reason: on call, owner: x, expires: ${expires} }]\n`,
    );
  await write("plan.json", escalation);
  await waiver("2026-03-01");
  expect((await run("review", "--plan", "plan.json")).code).toBe(0);
  await waiver("2026-02-28");
  const { code, stdout } = await run("review", "--plan", "plan.json");
  expect(code).toBe(3);
  expect(stdout).toContain("AMX019 waivers-hold: failed");
});

describe("with a roster", () => {
  beforeEach(async () => {
    await writeRoster([rosterPerson("bob", { userId: 7, email: "Bob@example.com", role: "read-only" })]);
    await write("plan.json", [...invite, create(as("eve").attributes, as("eve"))]);
  });
  const withRoster = (...more: readonly string[]) =>
    run("review", "--plan", "plan.json", "--roster", "roster.json", ...more);

  test("invitations say whether the person is there", async () => {
    const bob = create({ ...as("bob").attributes, first_name: "bob" }, as("bob"));
    await write("plan.json", [bob, create(as("eve").attributes, as("eve"))]);
    const { stdout } = await withRoster("--format", "md");
    expect(stdout).toMatch(/Adopt `bob@example\.com`.*is a member already and is adopted without an e-mail/);
    expect(stdout).toMatch(/Invite `eve@example\.com`.*not a member yet/);
  });

  test("somebody who is there and is not as configured makes the apply refuse", async () => {
    const { stdout } = await withRoster("--format", "md");
    expect(stdout).toMatch(
      /`bob@example\.com` is in organization `12345` already as `read-only`: the apply refuses/,
    );
    expect(stdout).not.toMatch(/Invite `bob/);
  });

  test("the digest says that a roster was asked, holds for what is shown, and is compared with its like", async () => {
    await withRoster("--format", "json=review.json", "--digest-out", "with");
    await run("review", "--plan", "plan.json", "--digest-out", "without");
    expect(await read("with")).toMatch(/^v2-live:/);
    expect(await read("without")).toMatch(/^v2:/);
    expect((await run("review", "--from", "review.json", "--verify-digest")).code).toBe(0);
    const compared = async (digest: string, ...more: readonly string[]) =>
      (await run("guard", "--plan", "plan.json", "--digest", digest, ...more)).code;
    expect(await compared("with", "--roster", "roster.json")).toBe(0);
    expect(await compared("without")).toBe(0);
    expect(await compared("with")).toBe(4);
    expect(await compared("without", "--roster", "roster.json")).toBe(4);
  });
});

test.each([
  ["--plan", "plan.json"],
  ["--allow", "AMX006", "--reason", "agreed"],
  ["--live"],
  ["--author-email", "x@example.com"],
])("beside --from, %s is refused and not ignored", async (...argv) => {
  await write("plan.json", escalation);
  await run("review", "--plan", "plan.json", "--format", "json=review.json");
  const { code, stderr } = await run("review", "--from", "review.json", ...argv);
  expect({ code, named: stderr.includes(argv[0] ?? "") }).toEqual({ code: 1, named: true });
});

test("stacks of cdktf are read with the paths of their constructs", async () => {
  await mkdir(join(cwd, "cdktf.out/stacks/team"), { recursive: true });
  await mkdir(join(cwd, "cdktf.out/stacks/idle"), { recursive: true });
  await writeFile(
    join(cwd, "cdktf.out/manifest.json"),
    JSON.stringify({
      version: "0.21.0",
      stacks: Object.fromEntries(
        ["team", "idle"].map((name) => [
          name,
          { name, workingDirectory: `stacks/${name}`, synthesizedStackPath: `stacks/${name}/cdk.tf.json` },
        ]),
      ),
    }),
  );
  await write("cdktf.out/stacks/team/plan", [create(as("bob").attributes, as("bob"))]);
  await writeFile(
    join(cwd, "cdktf.out/stacks/team/cdk.tf.json"),
    JSON.stringify({
      resource: { automox_user: { bob: { "//": { metadata: { path: "team/bob", uniqueId: "bob" } } } } },
    }),
  );
  const { stdout, stderr, code } = await run("review", "--cdktf-out", "cdktf.out", "--format", "md");
  expect(code).toBe(0);
  expect(stdout).toContain("| `team` `team/bob` |");
  expect(stdout).toContain('stack="team"');
  // A stack without a plan is not left out in silence.
  expect(stdout).toContain("- stack `idle` has no plan and is not in this review");
  expect(stderr).toContain("no plan for idle");
  expect((await run("review", "--cdktf-out", "cdktf.out", "--stack", "team")).stdout).not.toContain("idle");
  expect((await run("review", "--cdktf-out", "cdktf.out", "--stack", "idle")).stderr).toContain(
    "No plan for idle",
  );
  expect(
    (await run("review", "--cdktf-out", "cdktf.out", "--plan", "team=cdktf.out/stacks/team/plan")).stderr,
  ).toContain("Two plans are called team");
});
