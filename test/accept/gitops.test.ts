// The workflows of examples/gitops from the first request to the repair of a console edit: their own steps, read from the
// files, over real Git and real Terraform.
import type { JobRun } from "../support/workflow-run";
import { type GitopsScene, openGitopsScene } from "./gitops-scene";

const NIGHTLY = { "alice@example.com": "admin", "nightly@example.com": "viewer" };

/** With what it printed, where it did not end as expected. */
function expectEnd(job: JobRun | undefined, conclusion: JobRun["conclusion"]): void {
  if (job?.conclusion !== conclusion)
    throw new Error(`Expected ${conclusion}, got ${job?.conclusion}:\n${job?.log}`);
}

test("request, review, merge, gate, apply, acceptance, nightly drift, repair", async () => {
  const scene = await openGitopsScene();
  await requestAndReview(scene);
  await driftAndRepair(scene, await mergeAndApply(scene));
});

const TEAM = ["ada", "olga", "victor"].map((name) => `${name}@example.com`);

async function requestAndReview(scene: GitopsScene): Promise<void> {
  const { forge, roles } = scene;

  // A request says in its one comment who gets what.
  const head = await scene.push("team", (text) => text.replace("Vale", "Valley"));
  await scene.request(1, head);
  const { review, comment } = await scene.review(1, head);
  expectEnd(review, "success");
  expectEnd(comment, "success");
  const [posted] = forge.world().requests[1]?.comments ?? [];
  expect(posted?.author).toBe(forge.bot);
  expect(posted?.body).toMatch(
    new RegExp(`^<!-- automox-access:review stack="team" digest="v2:[0-9a-f]{64}" commit="${head}" -->`),
  );
  for (const email of TEAM) expect(posted?.body).toContain(`Invite \`${email}\``);
  expect(review.summary).toContain("Who is invited");
  // Nobody who has not merged anything has changed anything.
  expect(roles()).toEqual(NIGHTLY);
}

/** Merged without the word of a named approver: an administrator would be made, so the gate stays shut until it is given. */
async function mergeAndApply(scene: GitopsScene): Promise<string> {
  const { control, run, roles } = scene;
  const merged = await scene.merge(1, "team");
  const shut = await run("apply", { commit: merged });
  expectEnd(shut.jobs.gate, "failure");
  expect(shut.jobs.gate?.log).toMatch(/AMX006 escalation: failed/);
  expectEnd(shut.jobs.apply, "skipped");
  expect(roles()).toEqual(NIGHTLY);

  await scene.approve(1, "carol");
  const applied = await run("apply", { commit: merged });
  expectEnd(applied.jobs.gate, "success");
  expectEnd(applied.jobs.apply, "success");
  expect(applied.jobs.gate?.outputs).toMatchObject({ changes: "true", approver: "carol", number: "1" });
  expect(control.invitations().map(({ email }) => email)).toEqual(expect.arrayContaining(TEAM));
  for (const email of TEAM) control.accept({ who: email });

  return merged;
}

/** What is as configured is silent, night for night; what somebody did at the console is an issue until it is undone. */
async function driftAndRepair({ control, forge, run, roles }: GitopsScene, merged: string): Promise<void> {
  expectEnd((await run("drift", { commit: merged })).jobs.drift, "success");
  expect(forge.world().issues).toEqual([]);

  // Somebody makes Victor an administrator at the console.
  control.edit({ who: "victor@example.com", by: "console.user@example.com", set: { role: "admin" } });
  expectEnd((await run("drift", { commit: merged })).jobs.drift, "success");
  const [issue] = forge.world().issues;
  expect(issue).toMatchObject({ state: "open", title: "Access drift: team", author: forge.bot });
  expect(issue?.body).toContain("`victor@example.com`");

  // To undo it nobody needs a request, but somebody who has read what happens: without the digest the gate stays shut.
  const asked = await run("apply", { commit: merged });
  expectEnd(asked.jobs.gate, "failure");
  expect(asked.jobs.gate?.log).toMatch(/something else to people than what was reviewed/);
  const digest = asked.jobs.gate?.outputs.digest as string;
  const repaired = await run("apply", { commit: merged, inputs: { digest } });
  expectEnd(repaired.jobs.apply, "success");
  expect(roles()).toEqual({
    ...NIGHTLY,
    "ada@example.com": "admin",
    "olga@example.com": "operator",
    "victor@example.com": "viewer",
  });
  expectEnd((await run("drift", { commit: merged })).jobs.drift, "success");
  expect(forge.world().issues).toMatchObject([{ state: "closed" }]);
}
