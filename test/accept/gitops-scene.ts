// A team that works by examples/gitops: a bare repository with the example's files and a project, a GitHub, a state behind
// HTTP, Automox, and a runner.
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { startHttpState } from "../../bench/http-state.mjs";
import { copyExample } from "../../scripts/example-projects.mjs";
import type { Control } from "../../src/simulator/server/control";
import { startSimulator } from "../../src/simulator/start";
import { type Forge, openForge } from "../support/forge";
import { baseEnvironment, withoutUndefined, workingFolder } from "../support/terraform-folder";
import {
  type Before,
  type JobRun,
  type RunEvent,
  type Runner,
  runAgain,
  runWorkflow,
  type WorkflowRun,
} from "../support/workflow-run";

const GITOPS = join(__dirname, "..", "..", "examples", "gitops");
const ROOT = join(__dirname, "..", "..");
const DIST = process.env.AUTOMOX_TEST_DIST ?? "";

type Files = Readonly<Record<string, string | ((before: string) => string)>>;

export interface GitopsScene {
  readonly folder: string;
  /** Of the API. */
  readonly url: string;
  readonly control: Control;
  readonly forge: Forge;
  /** Of the stack `team`, as the backend has it. */
  state(): string | undefined;
  /** Another version of the same state: somebody was at it. */
  touchState(): Promise<void>;
  /** Writes or changes files on a new branch of main, pushes it, and answers the commit. */
  push(branch: string, files: Files): Promise<string>;
  /** The request of a branch, and the preview that follows it. */
  request(branch: string, head: string): Promise<{ request: WorkflowRun; preview: WorkflowRun }>;
  /** What the comment on the request says now. */
  comment(): string;
  /** Answers the commit on main. */
  merge(branch: string): Promise<string>;
  /** After the merge; with `before` something happens between its jobs. */
  apply(commit: string, before?: Before): Promise<WorkflowRun>;
  run(workflow: string, event: RunEvent): Promise<WorkflowRun>;
  again(run: WorkflowRun, how?: { failed?: boolean; before?: Before }): Promise<WorkflowRun>;
  /** Role by address, of everybody in the first organization. */
  roles(): Readonly<Record<string, string>>;
}

/** With what it printed, where it did not end as expected. */
export function expectEnd(job: JobRun | undefined, conclusion: JobRun["conclusion"]): void {
  if (job?.conclusion !== conclusion)
    throw new Error(`Expected ${conclusion}, got ${job?.conclusion}:\n${job?.log}`);
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

/** Writes what is the team's own into a fresh clone. */
type Project = (at: { readonly clone: string; readonly states: string }) => Promise<void>;

/** examples/cdktf with its state behind HTTP. */
export const cdktfTeam: Project = ({ clone, states }) =>
  writeFile(
    join(clone, "main.ts"),
    `import { App, HttpBackend } from "cdktf";
import { TeamStack } from "./team-stack";

const app = new App();
const address = "${states}team";
new HttpBackend(new TeamStack(app, "team"), { address, lockAddress: address, unlockAddress: address });
app.synth();
`,
  );

export async function openGitopsScene(project: Project): Promise<GitopsScene> {
  const { folder: initialized } = await workingFolder();
  const folder = dirname(initialized);
  const simulator = await startSimulator({ seed: seed() });
  const states = await startHttpState();
  closing.push(
    () => simulator.close(),
    () => states.close(),
  );
  const forge = await openForge("github", folder);
  const clone = join(folder, "clone");
  const git: Git = (...args) =>
    promisify(execFile)("git", ["-C", clone, ...args], { env: GIT }).then(({ stdout }) => stdout.trim());
  const runner = await runnerOf({ folder, forge, repository: join(folder, "origin.git") });
  const environment = { ...FOR_TERRAFORM, AUTOMOX_BASE_URL: simulator.url };
  await layOut({ ...runner, clone, git, forge, allowed: allowedIn(states.url, environment) });
  await project({ clone, states: states.url });
  await commitAll(git, "The team");
  return {
    folder,
    url: simulator.url,
    control: simulator.control,
    forge,
    state: () => states.state("/team"),
    touchState: async () => {
      const state = JSON.parse(states.state("/team") ?? "{}");
      const body = JSON.stringify({ ...state, serial: state.serial + 1 });
      await fetch(`${states.url}team`, { method: "POST", body });
    },
    ...onTheForge({ clone, git, forge, runner }),
    roles: () =>
      Object.fromEntries(
        simulator.control.people().flatMap(({ email, memberships }) => {
          const role = memberships.find(({ org }) => org === 12345)?.role;
          return role === undefined ? [] : [[email, role]];
        }),
      ),
  };
}

type Git = (...args: string[]) => Promise<string>;

/** Where logs go, and which program: what scripts get of nobody but the list of the protected branch. */
const FOR_TERRAFORM = {
  TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME ?? "terraform",
};

const allowedIn = (states: string, environment: Readonly<Record<string, string>>) => (text: string) => {
  const address = `${states}team`;
  const backend = { http: { address, lock_address: address, unlock_address: address } };
  const { resources, ...allowed } = JSON.parse(text);
  const stacks = { team: { backend } };
  return JSON.stringify({ ...allowed, resources: [...resources, "terraform_data"], stacks, environment });
};

async function commitAll(git: Git, message: string): Promise<string> {
  await git("add", "--all");
  await git("commit", "--quiet", "--message", message);
  await git("push", "--quiet", "origin", "HEAD");
  return git("rev-parse", "HEAD");
}

interface Layout {
  readonly folder: string;
  readonly repository: string;
  readonly clone: string;
  readonly git: Git;
  readonly forge: Forge;
  allowed(text: string): string;
}

/** A bare repository and a clone of it with the example's files. */
async function layOut({ folder, repository, clone, git, forge, allowed }: Layout): Promise<void> {
  const project = join(folder, "installed");
  await copyExample("cdktf", { to: project, dist: DIST });
  await commands(forge.bin, join(project, "node_modules"));
  await cp(project, clone, { recursive: true, filter: (source) => basename(source) !== "node_modules" });
  for (const name of ["scripts", "github/.github", "access.allowed.json", "access.yaml", ".accessignore"])
    await cp(join(GITOPS, name), join(clone, name.replace("github/", "")), { recursive: true });
  const file = join(clone, "access.allowed.json");
  await writeFile(file, allowed(await readFile(file, "utf8")));
  await writeFile(
    join(clone, ".accessignore"),
    'alice@example.com reason="for emergencies, managed by hand"\n',
  );
  await writeFile(join(clone, ".gitignore"), "node_modules\ncdktf.out\n");
  await writeFile(join(clone, "package-lock.json"), "{}\n");
  await writeFile(join(clone, ".terraform.lock.hcl"), await lockFile(project, clone));
  await promisify(execFile)("git", ["init", "--quiet", "--bare", "--initial-branch=main", repository]);
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", repository);
}

/** As the README tells to make it. */
async function lockFile(project: string, clone: string): Promise<string> {
  const folder = join(dirname(clone), "lock");
  await cp(clone, folder, { recursive: true });
  await symlink(join(project, "node_modules"), join(folder, "node_modules"));
  const { AUTOMOX_API_KEY: _, TF_CLI_CONFIG_FILE: __, ...env } = withoutUndefined(baseEnvironment());
  const lock = ["scripts/lock.sh"];
  await promisify(execFile)("bash", lock, { cwd: folder, env: { ...env, ...FOR_TERRAFORM } });
  const text = await readFile(join(folder, ".terraform.lock.hcl"), "utf8");
  await rm(folder, { recursive: true });
  return text;
}

async function runnerOf(at: { folder: string; repository: string; forge: Forge }): Promise<Runner> {
  const folder = join(at.folder, "runner");
  const home = join(at.folder, "home");
  await mkdir(folder);
  await mkdir(home);
  const url = "https://x-access-token:token-of-the-test@github.com/acme/access";
  await writeFile(join(home, ".gitconfig"), `[url "${at.repository}"]\n\tinsteadOf = ${url}\n`);
  const read = { AUTOMOX_READ_KEY: "key-that-can-only-read" };
  const planKey = { PLAN_KEY: "a key that both environments have" };
  return {
    repository: at.repository,
    folder,
    env: { HOME: home, PATH: `${at.forge.bin}:${process.env.PATH}` },
    secrets: {
      "automox-preview": read,
      "automox-plan": { ...read, ...planKey },
      automox: { AUTOMOX_WRITE_KEY: process.env.AUTOMOX_API_KEY ?? "", ...planKey },
    },
  };
}

type OnTheForge = Pick<GitopsScene, "push" | "request" | "comment" | "merge" | "apply" | "run" | "again">;

function onTheForge(at: { clone: string; git: Git; forge: Forge; runner: Runner }): OnTheForge {
  const { clone, git, forge, runner } = at;
  const run: GitopsScene["run"] = (workflow, event) => runWorkflow(runner, workflow, event);
  return {
    run,
    again: (ended, how) => runAgain(runner, ended, how),
    apply: (commit, before) => run("apply", { name: "push", commit, ...(before && { before }) }),
    async push(branch, files) {
      await git("checkout", "--quiet", "-B", branch, "main");
      for (const [name, change] of Object.entries(files)) {
        const file = join(clone, name);
        await mkdir(dirname(file), { recursive: true });
        const text = typeof change === "string" ? change : change(await readFile(file, "utf8"));
        await writeFile(file, text);
      }
      return commitAll(git, branch);
    },
    async request(branch, head) {
      await forge.change(({ requests }) => ({
        requests: { 1: { author: "ada", comments: requests[1]?.comments ?? [], head } },
      }));
      const ref = "refs/pull/1/merge";
      const event = { pull_request: { number: 1, head: { sha: head } } };
      const request = await run("build", { name: "pull_request", commit: head, ref, event });
      const { conclusion } = request.jobs.synth ?? {};
      const workflow_run = {
        id: request.id,
        event: "pull_request",
        conclusion,
        head_sha: head,
        head_branch: branch,
        head_repository: { full_name: "acme/access" },
        pull_requests: [{ number: 1 }],
      };
      const commit = await git("rev-parse", "origin/main");
      return {
        request,
        preview: await run("preview", { name: "workflow_run", commit, event: { workflow_run } }),
      };
    },
    comment: () =>
      forge
        .world()
        .requests[1]?.comments.map(({ body }) => body)
        .join("\n") ?? "",
    async merge(branch) {
      await git("checkout", "--quiet", "main");
      await git("merge", "--quiet", "--no-ff", "--message", `Merge ${branch}`, branch);
      await git("push", "--quiet", "origin", "main");
      return git("rev-parse", "HEAD");
    },
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

/** What `npm` does here: the installed packages by a link, and a synthesis. */
async function commands(bin: string, installed: string): Promise<void> {
  // `cdktf synth` starts a command of 20 MB that then does the same.
  const npm = `case "$*" in
"ci --ignore-scripts") ln -s "${installed}" node_modules ;;
"run synth") if [ -e synth.mjs ]; then exec node synth.mjs; else exec ts-node --transpileOnly main.ts; fi ;;
*) exit 1 ;;
esac
`;
  await writeFile(join(bin, "npm"), `#!/bin/sh\nPATH="$PATH:$PWD/node_modules/.bin"\n${npm}`);
  await chmod(join(bin, "npm"), 0o755);
  const own = join(installed, ".bin");
  await rename(own, join(installed, ".bin-of-the-repository"));
  await mkdir(own);
  await symlink(join(ROOT, "node_modules", ".bin", "ts-node"), join(own, "ts-node"));
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
