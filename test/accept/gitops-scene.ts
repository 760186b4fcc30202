// A team that works by examples/gitops: a bare repository with the project of examples/cdktf and the workflows, a GitHub, a
// state behind HTTP, Automox, and a runner.
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { startHttpState } from "../../bench/http-state.mjs";
import { copyExample } from "../../scripts/example-projects.mjs";
import type { Control } from "../../src/simulator/server/control";
import { startSimulator } from "../../src/simulator/start";
import { type Forge, openForge } from "../support/forge";
import { baseEnvironment, withoutUndefined, workingFolder } from "../support/terraform-folder";
import { type JobRun, type RunEvent, runWorkflow, type WorkflowRun } from "../support/workflow-run";

const GITOPS = join(__dirname, "..", "..", "examples", "gitops");
const ROOT = join(__dirname, "..", "..");

const MAIN = (states: string) => `import { App, HttpBackend } from "cdktf";
import { TeamStack } from "./team-stack";

const app = new App();
const address = "${states}team";
new HttpBackend(new TeamStack(app, "team"), { address, lockAddress: address, unlockAddress: address });
app.synth();
`;

export interface GitopsScene {
  readonly control: Control;
  readonly forge: Forge;
  /** A person's clone, on main. */
  readonly clone: string;
  git(...args: string[]): Promise<string>;
  /** Changes the people in the clone, commits, pushes, and answers the commit. */
  push(branch: string, change: (team: string) => string): Promise<string>;
  /** Opens a request, or moves it to the commit. */
  request(number: number, head: string): Promise<void>;
  review(number: number, head: string): Promise<{ review: JobRun; comment: JobRun }>;
  run(workflow: string, event: RunEvent): Promise<WorkflowRun>;
  /** Ends the request with a merge commit on main and answers that. */
  merge(number: number, branch: string): Promise<string>;
  approve(number: number, user: string): Promise<void>;
  /** Role by address, of everybody in the first organization. */
  roles(): Readonly<Record<string, string>>;
}

const closing: (() => Promise<void>)[] = [];

const seed = () => ({
  organizations: [
    { id: 12345, name: "Acme Corp" },
    { id: 23456, name: "Acme Europe" },
  ],
  users: [
    { email: "alice@example.com", firstname: "Alice", lastname: "Smith", role: "admin" },
    { email: "alice@example.com", role: "admin", org: 23456 },
    { email: "nightly@example.com", firstname: "Nightly", lastname: "Job", role: "viewer" },
    { email: "nightly@example.com", role: "viewer", org: 23456 },
  ],
  keys: [
    { key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" },
    { key: "key-that-can-only-read", userEmail: "nightly@example.com" },
  ],
});

export async function openGitopsScene(): Promise<GitopsScene> {
  const { folder: initialized } = await workingFolder();
  const folder = join(initialized, "..");
  const simulator = await startSimulator({ seed: seed() });
  closing.push(() => simulator.close());
  const states = await startHttpState();
  closing.push(() => states.close());
  const forge = await openForge("github", folder);
  const clone = join(folder, "clone");
  const git = (...args: string[]) =>
    promisify(execFile)("git", ["-C", clone, ...args], { env: GIT }).then(({ stdout }) => stdout.trim());
  const repository = await layOut({ folder, clone, forge, states: states.url, git });
  const runner = runnerOf({ folder, repository, forge, automox: simulator.url });
  await mkdir(runner.folder);
  const run = (workflow: string, event: RunEvent) => runWorkflow(runner, workflow, event);
  return {
    control: simulator.control,
    forge,
    clone,
    git,
    run,
    ...inTheClone({ clone, git, forge }),
    ...onTheForge({ git, forge, run }),
    roles: () =>
      Object.fromEntries(
        simulator.control.people().flatMap(({ email, memberships }) => {
          const role = memberships.find(({ org }) => org === 12345)?.role;
          return role === undefined ? [] : [[email, role]];
        }),
      ),
  };
}

type Git = GitopsScene["git"];

async function commitAll(git: Git, message: string): Promise<string> {
  await git("add", "--all");
  await git("commit", "--quiet", "--message", message);
  await git("push", "--quiet", "origin", "HEAD");
  return git("rev-parse", "HEAD");
}

interface Layout {
  readonly folder: string;
  readonly clone: string;
  readonly forge: Forge;
  /** Where states are kept. */
  readonly states: string;
  readonly git: Git;
}

/** A bare repository and a clone of it with the example's files; answers the repository's folder. */
async function layOut({ folder, clone, forge, states, git }: Layout): Promise<string> {
  const repository = join(folder, "origin.git");
  const project = join(folder, "project");
  await copyExample("cdktf", { to: project, dist: process.env.AUTOMOX_TEST_DIST ?? "" });
  await cp(project, clone, {
    recursive: true,
    filter: (source) => basename(source) !== "node_modules",
  });
  await commands(forge.bin, join(project, "node_modules"));
  for (const name of ["scripts", "github/.github"])
    await cp(join(GITOPS, name), join(clone, name.replace("github/", "")), { recursive: true });
  const policy = "domains: [example.com]\nadmins: { required: [alice@example.com] }\n";
  const ignored = 'alice@example.com reason="for emergencies, managed by hand"\n';
  await writeFile(join(clone, ".gitignore"), "node_modules\ncdktf.out\n");
  await writeFile(join(clone, "access.yaml"), policy);
  await writeFile(join(clone, ".accessignore"), ignored);
  await writeFile(join(clone, "main.ts"), MAIN(states));
  await promisify(execFile)("git", ["init", "--quiet", "--bare", "--initial-branch=main", repository]);
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", repository);
  await commitAll(git, "The team");
  return repository;
}

function runnerOf(at: { folder: string; repository: string; forge: Forge; automox: string }) {
  const { AUTOMOX_API_KEY: writeKey = "", ...base } = withoutUndefined(baseEnvironment());
  const { TF_CLI_CONFIG_FILE: _, ...environment } = base;
  return {
    repository: at.repository,
    folder: join(at.folder, "runner"),
    // Terraform looks for providers in the home folder only: that scripts/provider.sh has put ours there is part of the test.
    env: {
      ...environment,
      HOME: join(at.folder, "home"),
      PATH: `${at.forge.bin}:${process.env.PATH}`,
      TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME ?? "terraform",
      AUTOMOX_BASE_URL: at.automox,
      TF_LOG_PATH: join(at.folder, "provider.log"),
    },
    secrets: { AUTOMOX_READ_KEY: "key-that-can-only-read", AUTOMOX_WRITE_KEY: writeKey },
    vars: { ACCESS_APPROVERS: "carol dave" },
  };
}

function inTheClone({
  clone,
  git,
  forge,
}: {
  clone: string;
  git: Git;
  forge: Forge;
}): Pick<GitopsScene, "push" | "merge"> {
  return {
    async push(branch, change) {
      await git("checkout", "--quiet", "-B", branch, "main");
      const file = join(clone, "team-stack.ts");
      const before = await readFile(file, "utf8");
      const after = change(before);
      if (after === before) throw new Error("Nothing was changed.");
      await writeFile(file, after);
      return commitAll(git, branch);
    },
    async merge(number, branch) {
      await git("checkout", "--quiet", "main");
      await git("merge", "--quiet", "--no-ff", "--message", `Merge request ${number}`, branch);
      await git("push", "--quiet", "origin", "main");
      const mergedAs = await git("rev-parse", "HEAD");
      await forge.change(({ requests }) => ({
        requests: {
          ...requests,
          [number]: { ...(requests[number] as object), mergedAs } as (typeof requests)[string],
        },
      }));
      return mergedAs;
    },
  };
}

function onTheForge({
  git,
  forge,
  run,
}: {
  git: Git;
  forge: Forge;
  run: GitopsScene["run"];
}): Pick<GitopsScene, "request" | "review" | "approve"> {
  return {
    request: (number, head) =>
      forge.change(({ requests }) => ({
        requests: {
          ...requests,
          [number]: { author: "ada", comments: [], reviews: [], ...requests[number], head },
        },
      })),
    async review(number, head) {
      const repository = { full_name: "acme/access" };
      const event = { pull_request: { number, head: { sha: head, repo: repository } } };
      const reviewed = await run("review", { commit: head, event });
      const review = reviewed.jobs.review as JobRun;
      const workflow_run = {
        id: reviewed.id,
        event: "pull_request",
        conclusion: review.conclusion,
        head_sha: head,
      };
      const main = await git("rev-parse", "main");
      const commented = await run("comment", { commit: main, event: { workflow_run } });
      return { review, comment: commented.jobs.comment as JobRun };
    },
    approve: (number, user) =>
      forge.change(({ requests, nextId }) => {
        const request = requests[number];
        if (request === undefined) throw new Error(`There is no request ${number}.`);
        const review = { id: nextId + 1, user, state: "APPROVED", commit: request.head };
        return {
          nextId: nextId + 1,
          requests: { ...requests, [number]: { ...request, reviews: [...request.reviews, review] } },
        };
      }),
  };
}

/** Nothing of the machine's own settings. */
const GIT = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.com",
};

/** What an image or `npm ci` would bring: the installed packages by a link, their commands. */
async function commands(bin: string, installed: string): Promise<void> {
  // `cdktf synth` starts a command of 20 MB that then does the same.
  const npm = `case "$*" in
ci) ln -s "${installed}" node_modules ;;
"run synth") exec ts-node --transpileOnly main.ts ;;
*) exit 1 ;;
esac
`;
  await writeFile(join(bin, "npm"), `#!/bin/sh\n${npm}`);
  await chmod(join(bin, "npm"), 0o755);
  const own = join(installed, ".bin");
  await rename(own, join(installed, ".bin-of-the-repository"));
  await mkdir(own);
  await symlink(join(ROOT, "node_modules", ".bin", "ts-node"), join(own, "ts-node"));
  await symlink(join(process.env.AUTOMOX_TEST_DIST ?? "", "automox-access.cjs"), join(own, "automox-access"));
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
