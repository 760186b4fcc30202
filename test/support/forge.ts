// A GitHub or GitLab for the scripts in examples/gitops: `gh` and `glab` on a PATH of their own, and what they keep.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exitCodeOf } from "./exit-code";

const PROGRAM = resolve(__dirname, "fake-forge.mjs");
const SCRIPTS = resolve(__dirname, "..", "..", "examples", "gitops", "scripts");

interface ForgeComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  /** GitLab's own word: it was pushed, approved, ... */
  readonly system?: boolean;
}

interface ForgeRequest {
  readonly head: string;
  readonly author: string;
  readonly comments: readonly ForgeComment[];
  readonly fork?: boolean;
  readonly pipelines?: readonly { id: number; sha: string }[];
}

export interface ForgeIssue {
  readonly number: number;
  readonly author: string;
  readonly state: "open" | "closed";
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly comments: readonly string[];
}

interface ForgeWorld {
  readonly bot: string;
  /** Whether the environment of the apply has required reviewers. */
  readonly asks: boolean;
  readonly nextId: number;
  /** GitLab: a bare repository, and by pipeline the file that its job handed on. */
  readonly repository?: string;
  readonly synthesized?: Readonly<Record<string, string>>;
  /** GitLab: the job of each, who said what when, and how many rules ask for somebody; default one. */
  readonly deployments?: readonly {
    readonly id: number;
    readonly job: number;
    readonly approvals: readonly { readonly status: string; readonly created_at: string }[];
    readonly rules?: number;
  }[];
  readonly labels: readonly string[];
  readonly requests: Readonly<Record<string, ForgeRequest>>;
  readonly issues: readonly ForgeIssue[];
  readonly calls: readonly (readonly string[])[];
}

export type ForgeName = "github" | "gitlab";

export interface Forge {
  readonly name: ForgeName;
  readonly bot: string;
  /** First on the PATH of scripts. */
  readonly bin: string;
  /** What scripts need in their environment. */
  readonly env: Readonly<Record<string, string>>;
  world(): ForgeWorld;
  change(change: (world: ForgeWorld) => Partial<ForgeWorld>): Promise<void>;
  /** Calls that write, since the last time somebody asked. */
  writes(): Promise<readonly string[]>;
}

/** In a folder of its own, or in `folder`. */
export async function openForge(name: ForgeName, folder: string): Promise<Forge> {
  const [bin, file] = [join(folder, "bin"), join(folder, "forge.json")];
  await mkdir(bin, { recursive: true });
  for (const tool of ["gh", "glab"]) {
    const path = join(bin, tool);
    await writeFile(path, `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" ${tool} "${file}" "$@"\n`);
    await chmod(path, 0o755);
  }
  const bot = name === "github" ? "github-actions[bot]" : "project_7_bot";
  const world = (): ForgeWorld => JSON.parse(readFileSync(file, "utf8"));
  const change: Forge["change"] = async (by) => {
    const before = world();
    await writeFile(file, JSON.stringify({ ...before, ...by(before) }));
  };
  const empty: ForgeWorld = { bot, asks: true, nextId: 100, labels: [], requests: {}, issues: [], calls: [] };
  await writeFile(file, JSON.stringify(empty));
  return {
    name,
    bot,
    bin,
    env: {
      FORGE: name,
      ...(name === "github"
        ? { GH_TOKEN: "token-of-the-test", GITHUB_REPOSITORY: "acme/access" }
        : { GITLAB_TOKEN: "token-of-the-test", CI_PROJECT_ID: "7" }),
    },
    world,
    change,
    async writes() {
      const { calls } = world();
      await change(() => ({ calls: [] }));
      return calls.flatMap(([, ...args]) => (isWrite(args) ? [args.slice(0, 3).join(" ")] : []));
    },
  };
}

const isWrite = (args: readonly string[]) =>
  args[0] === "pr" || args.some((arg) => ["POST", "PUT", "PATCH", "DELETE"].includes(arg));

export interface ScriptRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of examples/gitops against the forge. */
export function runScript(
  [script, ...args]: readonly [string, ...string[]],
  { forge, cwd, env = {} }: { forge: Forge; cwd: string; env?: Readonly<Record<string, string>> },
): Promise<ScriptRun> {
  const environment = { PATH: `${forge.bin}:${process.env.PATH}`, ...forge.env, ...env };
  return new Promise((done) => {
    const program = script.endsWith(".mjs") ? process.execPath : "bash";
    execFile(
      program,
      [resolve(SCRIPTS, script), ...args],
      { cwd, env: environment },
      (error, stdout, stderr) => done({ code: exitCodeOf(error), stdout, stderr }),
    );
  });
}

const folders: string[] = [];

/** A fresh folder that is gone after the test file. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gitops-"));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
