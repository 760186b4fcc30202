// The workflows of examples/gitops from the first request to the repair of a console edit: their own steps, read from the
// files, over real Git, real Terraform and the constructs.
import { cdktfTeam, expectEnd, type GitopsScene, openGitopsScene } from "./gitops-scene";

const NIGHTLY = { "alice@example.com": "admin", "nightly@example.com": "viewer" };

test("request, preview, merge, gate, approval, apply, acceptance, nightly drift, repair, export", async () => {
  const scene = await openGitopsScene(cdktfTeam);
  await requestAndPreview(scene);
  await driftAndRepair(scene, await mergeAndApply(scene));
});

const TEAM = ["ada", "olga", "victor"].map((name) => `${name}@example.com`);

async function requestAndPreview(scene: GitopsScene): Promise<void> {
  const head = await scene.push("team", { "team-stack.ts": (text) => text.replace("Vale", "Valley") });
  const { request, preview } = await scene.request("team", head);
  expectEnd(request.jobs.synth, "success");
  expectEnd(preview.jobs.comment, "success");
  for (const email of TEAM) expect(scene.comment()).toContain(`Invite \`${email}\``);
  expect(scene.comment()).not.toContain("which decides");
  // Nobody who has not merged anything has changed anything.
  expect(scene.roles()).toEqual(NIGHTLY);
}

/** Who must approve sees the page of the gate first; until they say yes nothing happens. */
async function mergeAndApply(scene: GitopsScene): Promise<string> {
  const merged = await scene.merge("team");
  const applied = await scene.apply(merged, async (job, { jobs }) => {
    if (job !== "apply") return true;
    const { summary: page = "", outputs: { digest, changes } = {} } = jobs.gate ?? {};
    for (const email of TEAM) expect(page).toContain(`Invite \`${email}\``);
    expect(changes).toBe("true");
    expect(page).toContain(
      `The rules end with 0. Who approves applies exactly this, with the digest \`${digest}\`.`,
    );
    expect(scene.roles()).toEqual(NIGHTLY);
    return true;
  });
  expectEnd(applied.jobs.apply, "success");
  expect(scene.control.invitations().map(({ email }) => email)).toEqual(expect.arrayContaining(TEAM));
  for (const email of TEAM) scene.control.accept({ who: email });
  return merged;
}

/** What is as configured is silent, night for night; what somebody did at the console is an issue until it is undone. */
async function driftAndRepair(
  { control, forge, run, apply, roles }: GitopsScene,
  commit: string,
): Promise<void> {
  const night = async () =>
    expectEnd((await run("drift", { name: "workflow_dispatch", commit })).jobs.drift, "success");
  await night();
  expect(forge.world().issues).toEqual([]);

  control.edit({ who: "victor@example.com", by: "console.user@example.com", set: { role: "admin" } });
  await night();
  const [issue] = forge.world().issues;
  expect(issue).toMatchObject({ state: "open", title: "Access drift: team", author: forge.bot });
  expect(issue?.body).toContain("`victor@example.com`");

  // To undo it nobody needs a request: a run of the newest commit is started by hand, and approved.
  expectEnd((await apply(commit)).jobs.apply, "success");
  expect(roles()).toEqual({
    ...NIGHTLY,
    "ada@example.com": "admin",
    "olga@example.com": "operator",
    "victor@example.com": "viewer",
  });
  await night();
  expect(forge.world().issues).toMatchObject([{ state: "closed" }]);
  expectEnd((await run("export", { name: "workflow_dispatch", commit })).jobs.export, "success");
}
