// Real Terraform in a working directory of its own, for acceptance tests.
//
//   const tf = await openTerraform({ env: { AUTOMOX_BASE_URL: simulator.url } });
//   await tf.write('resource "automox_user" "ada" { … }');
//   await tf.apply();
//   await tf.expectEmptyPlan();
//
// A command that ends otherwise than expected throws with everything Terraform said. Everything it wrote (outputs,
// plans, states, logs) stays in the run's artefact folder, where `npm test` searches it for the API key.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { keptProvider } from "./kept-provider";
import { type Instance, instancesInState, type StateJson, type Values } from "./plan-json";
import type { CommandOptions, Outcome, PlanOutcome, RunningCommand } from "./terraform-command";
import {
  baseEnvironment,
  REQUIREMENTS,
  refuseMarkedKey,
  withoutUndefined,
  workingFolder,
} from "./terraform-folder";
import { checkExpectation, type Reader, scopeArguments, toOutcome } from "./terraform-outcome";
import { start } from "./terraform-process";
import { readPlainText, readUiLines, readValidation } from "./ui-output";

export interface TerraformOptions {
  /** Added to a small environment made from nothing; undefined takes a variable out, AUTOMOX_API_KEY for example. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /**
   * "kept": one process serves every command that ends before the test goes on and has no environment of its own, but for `init`, which
   * looks for one. Default: Terraform starts it, as it does for users.
   */
  readonly provider?: "started" | "kept";
  /** Of a kept process; default the provider as it is built. */
  readonly script?: string;
}

export interface Terraform {
  readonly folder: string;
  /** Replaces the configuration: one text for main.tf, or files by name (every other `.tf` file is removed). */
  write(configuration: string | Readonly<Record<string, string>>): Promise<void>;
  /** A real `terraform init`; only modules, backends and further providers need it. */
  init(options?: CommandOptions): Promise<Outcome>;
  validate(options?: CommandOptions): Promise<Outcome>;
  plan(options?: CommandOptions): Promise<PlanOutcome>;
  /** A plan of nothing but what changed outside of Terraform. */
  refreshOnly(options?: CommandOptions): Promise<PlanOutcome>;
  /** Plans and applies in one command. */
  apply(options?: CommandOptions): Promise<Outcome>;
  applyPlan(plan: { readonly file: string }, options?: CommandOptions): Promise<Outcome>;
  destroy(options?: CommandOptions): Promise<Outcome>;
  /** `terraform import ADDRESS ID`. */
  importResource(resource: { address: string; id: string }, options?: CommandOptions): Promise<Outcome>;
  /** Any other command, `["state", "rm", "…"]` for example; diagnostics are read from plain text. */
  run(command: readonly [string, ...string[]], options?: CommandOptions): Promise<Outcome>;
  /** A command that goes on while the test does, to be killed for example. */
  start(command: "plan" | "apply" | "destroy", options?: CommandOptions): RunningCommand;
  /** `terraform show -json`: the state as the provider's schema decodes it. */
  state(): Promise<StateJson>;
  /** Every instance in the state file, tainted and deposed ones too. Starts no process. */
  instances(): Promise<readonly Instance[]>;
  /** Attributes of one resource in the state file; undefined where it has no such address. Starts no process. */
  attributes(address: string): Promise<Values | undefined>;
  /** Plans the same scope and throws, showing the plan, unless nothing would change. */
  expectEmptyPlan(options?: CommandOptions): Promise<PlanOutcome>;
}

const PLAN = ["plan", "-json", "-input=false"];
const APPLY = ["apply", "-json", "-input=false", "-auto-approve"];
const DESTROY = ["destroy", "-json", "-input=false", "-auto-approve"];

/** Starts commands in one folder, each with its output and its log in files of its own. */
function launcherIn(
  { folder, runs }: { folder: string; runs: string },
  { env: given = {}, provider = "started", script }: TerraformOptions,
) {
  const environment = { ...baseEnvironment(), ...given };
  const attach = keptProvider({
    script: script ?? join(process.env.AUTOMOX_TEST_DIST ?? "", "provider.cjs"),
    cwd: folder,
    env: withoutUndefined(environment),
    log: join(runs, "provider.log"),
  });
  let count = 0;
  /** A file of the next command. */
  const nextFile = (ending: string) => join(runs, `${String(count + 1).padStart(3, "0")}${ending}`);

  function launch(args: readonly string[], { env, read }: CommandOptions & { read: Reader }): RunningCommand {
    const outputPrefix = nextFile(`-${args[0]}`);
    count += 1;
    const log = `${outputPrefix}.log`;
    for (const arg of args) refuseMarkedKey(arg);
    const { pid, kill, exit } = start({
      program: environment.TERRAFORM_BINARY_NAME ?? process.env.TERRAFORM_BINARY_NAME ?? "terraform",
      args,
      cwd: folder,
      env: withoutUndefined({ ...environment, TF_LOG_PATH: log, ...env }),
      outputPrefix,
    });
    return { pid, kill, outcome: exit.then((ended) => toOutcome(ended, log, read)) };
  }

  async function run(args: readonly string[], how: CommandOptions & { read: Reader }): Promise<Outcome> {
    const isAbout = how.provider === "started" || how.env !== undefined || args[0] === "init";
    const isAttached = provider === "kept" && !isAbout;
    const env = isAttached ? { env: { TF_REATTACH_PROVIDERS: await attach() } } : {};
    const outcome = await launch(args, { ...how, ...env }).outcome;
    checkExpectation(args, outcome, how.expect ?? "success");
    return outcome;
  }
  return { launch, run, nextFile };
}

/** Opens a fresh, initialized working directory. */
export async function openTerraform(options: TerraformOptions = {}): Promise<Terraform> {
  const { folder, runs } = await workingFolder();
  const stateFile = join(folder, "terraform.tfstate");
  const { launch, run, nextFile } = launcherIn({ folder, runs }, options);

  const runJson = (args: readonly string[], how: CommandOptions) =>
    run([...args, ...scopeArguments(how)], { ...how, read: readUiLines });
  const runPlain = (args: readonly string[], how: CommandOptions) =>
    run(args, { ...how, read: readPlainText });
  const show = async (...args: string[]) => (await runPlain(["show", ...args], {})).stdout;

  async function plan(args: readonly string[], how: CommandOptions): Promise<PlanOutcome> {
    const file = nextFile(".tfplan");
    const outcome = await runJson([...PLAN, "-detailed-exitcode", `-out=${file}`, ...args], how);
    return {
      ...outcome,
      file,
      isEmpty: outcome.exitCode === 0,
      json: async () => JSON.parse(await show("-json", file)),
      text: () => show("-no-color", file),
    };
  }

  return {
    folder,
    write: (configuration) => replaceConfiguration(folder, configuration),
    init: (how = {}) => runPlain(["init", "-input=false", "-no-color", ...(how.args ?? [])], how),
    validate: (how = {}) => run(["validate", "-json", ...(how.args ?? [])], { ...how, read: readValidation }),
    plan: (how = {}) => plan([], how),
    refreshOnly: (how = {}) => plan(["-refresh-only"], how),
    apply: (how = {}) => runJson(APPLY, how),
    applyPlan: ({ file }, how = {}) =>
      run(["apply", "-json", "-input=false", ...(how.args ?? []), file], { ...how, read: readUiLines }),
    destroy: (how = {}) => runJson(DESTROY, how),
    importResource: ({ address, id }, how = {}) =>
      runPlain(["import", "-input=false", "-no-color", ...scopeArguments(how), address, id], how),
    run: (command, how = {}) => runPlain([...command, ...(how.args ?? [])], how),
    start: (command, how = {}) =>
      launch([...{ plan: PLAN, apply: APPLY, destroy: DESTROY }[command], ...scopeArguments(how)], {
        ...how,
        read: readUiLines,
      }),
    state: async () => JSON.parse(await show("-json")),
    instances: () => instancesInState(stateFile),
    attributes: async (address) =>
      (await instancesInState(stateFile)).find((each) => each.address === address && !each.isDeposed)
        ?.attributes,
    async expectEmptyPlan(how = {}) {
      const outcome = await plan([], how);
      if (!outcome.isEmpty) throw new Error(`The plan is not empty:\n${await outcome.text()}`);
      return outcome;
    },
  };
}

async function replaceConfiguration(
  folder: string,
  configuration: string | Readonly<Record<string, string>>,
) {
  const files = typeof configuration === "string" ? { "main.tf": configuration } : configuration;
  for (const name of await readdir(folder)) {
    if (/\.tf(\.json)?$/.test(name) && name !== REQUIREMENTS) await rm(join(folder, name));
  }
  for (const [name, text] of Object.entries(files)) {
    refuseMarkedKey(text);
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}
