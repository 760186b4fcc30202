import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { AccessError, messageOf, whyUnreadable } from "../cli/access-error";
import type { Io } from "../cli/command";
import { parsedJson } from "../cli/read-text";
import { repeated } from "../facts/order";
import type { Plan } from "../model/plan";
import { shellQuoted } from "../text/shell-quoted";
import { type ConstructPaths, readConstructPaths } from "./construct-paths";
import { readPlan } from "./read-plan";
import { showJson } from "./terraform-program";

/** Where plans are, as options name it. */
export interface PlanPlace {
  /** Plan JSON, or `-` for JSON on stdin. `NAME=FILE` names the stack. */
  readonly plan?: readonly string[] | undefined;
  /** Output folder of cdktf or cdktn: every stack in it that has a plan. */
  readonly cdktfOut?: string | undefined;
  /** Only these of the output folder; all without one. */
  readonly stack?: readonly string[] | undefined;
  /**
   * Where `terraform init` ran: a saved plan is read by starting Terraform there, and with it what lies there. With
   * `cdktfOut` it is that folder, and stands for each stack's own.
   */
  readonly terraformDir?: string | undefined;
}

export type LoadIo = Pick<Io, "stdin" | "env" | "cwd" | "signal">;

/**
 * Every plan asked for, in the order of the stacks' names. `skipped` hears of stacks of the output folder
 * that have none and were not named. Throws AccessError that names the file.
 */
export async function loadPlans(
  place: PlanPlace,
  io: LoadIo,
  skipped: (stack: string) => void = () => undefined,
): Promise<readonly Plan[]> {
  const { plan = [], terraformDir } = place;
  const named = plan.map(namedFile);
  const names = named.flatMap(({ stack }) => stack ?? []);
  const [twice] = repeated(names);
  if (twice !== undefined) throw sameName(twice);
  if (named.length > 1 && named.some(({ stack }) => stack === null))
    throw new AccessError(
      "Several plans need names: give each as NAME=FILE, so that the review can tell them apart.",
    );
  const plans: Plan[] = [];
  for (const { stack, file } of named) plans.push(await loadPlan(file, { stack, io, terraformDir }));
  if (place.cdktfOut !== undefined) {
    const { plans: found, without } = await loadStacks(place.cdktfOut, place, io);
    for (const { stack } of found) if (stack !== null && names.includes(stack)) throw sameName(stack);
    plans.push(...found);
    for (const stack of without) if (!names.includes(stack)) skipped(stack);
  }
  if (plans.length === 0)
    throw new AccessError("Expected a plan: give --plan FILE (`-` for JSON on stdin) or --cdktf-out FOLDER.");
  return plans.sort((a, b) => ((a.stack ?? "") < (b.stack ?? "") ? -1 : 1));
}

const sameName = (name: string) =>
  new AccessError(`Two plans are called ${name}: give every stack a name of its own.`);

/** `NAME=FILE`, or a file whose stack has no name. */
export function namedFile(text: string): { readonly stack: string | null; readonly file: string } {
  const [, stack = null, file = text] = /^([A-Za-z0-9_.-]+)=(.+)$/.exec(text) ?? [];
  return { stack, file };
}

/** One plan. Construct paths come from a `cdk.tf.json` beside it or in the folder where init ran. */
export async function loadPlan(
  file: string,
  {
    stack = null,
    io,
    terraformDir,
    constructPaths,
  }: {
    stack?: string | null;
    io: LoadIo;
    terraformDir?: string | undefined;
    constructPaths?: ConstructPaths;
  },
): Promise<Plan> {
  if (file === "-") return readPlan(io.stdin, { stack });
  const path = resolve(io.cwd, file);
  const paths = constructPaths ?? (await readConstructPaths(join(dirname(path), "cdk.tf.json")));
  const source = { stack, constructPaths: paths };
  const isSaved = await isSavedPlan(path);
  if (isSaved && terraformDir === undefined) throw savedPlan(file);
  const folder = resolve(io.cwd, terraformDir ?? ".");
  const bytes = isSaved ? showJson(path, { folder, io }) : createReadStream(path);
  try {
    return await readPlan(bytes, source);
  } catch (error) {
    throw new AccessError(`${file}: ${messageOf(error)}`);
  }
}

/** Whoever made the folder would choose what is started. */
function savedPlan(file: string): AccessError {
  const [folder, json] = [shellQuoted(dirname(file)), shellQuoted(`${file}.json`)];
  return new AccessError(
    `${file} is a saved plan. Only Terraform can read it, and starts the providers that lie in the folder to do so. Print it where it was made, and give the JSON:
  terraform -chdir=${folder} show -json ${shellQuoted(basename(file))} > ${json}
Or name the folder where init ran with --terraform-dir, if nobody else could write to it.`,
  );
}

/** A saved plan is a zip file. */
async function isSavedPlan(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw new AccessError(`Cannot read the plan ${path}: ${whyUnreadable(error)}`);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}

interface Manifest {
  readonly stacks?: Readonly<
    Record<string, { readonly workingDirectory?: string; readonly synthesizedStackPath?: string }>
  >;
}

async function loadStacks(
  out: string,
  { stack: only = [], plan: named = [], terraformDir }: PlanPlace,
  io: LoadIo,
): Promise<{ readonly plans: readonly Plan[]; readonly without: readonly string[] }> {
  const root = resolve(io.cwd, out);
  if (terraformDir !== undefined && resolve(io.cwd, terraformDir) !== root)
    throw new AccessError(
      `Beside --cdktf-out ${out}, --terraform-dir names that folder too: it then stands for each stack's own.`,
    );
  const text = await readFile(join(root, "manifest.json"), "utf8").catch(() => {
    throw new AccessError(
      `${out} holds no manifest.json: give the folder that cdktf synth writes (cdktf.out).`,
    );
  });
  const stacks = stacksIn(text, out);
  const unknown = only.filter((name) => stacks[name] === undefined);
  if (unknown.length > 0)
    throw new AccessError(
      `${out} has no stack ${unknown.join(", ")}; there are ${Object.keys(stacks).sort().join(", ")}.`,
    );
  const plans: Plan[] = [];
  const without: string[] = [];
  for (const [name, stack] of Object.entries(stacks)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const folder = join(root, stack.workingDirectory ?? join("stacks", name));
    const file = join(folder, "plan");
    if (!(await isFile(file))) {
      without.push(name);
      continue;
    }
    const constructPaths = await readConstructPaths(
      join(root, stack.synthesizedStackPath ?? join("stacks", name, "cdk.tf.json")),
    );
    // A folder elsewhere is none that the option names.
    const trusted = terraformDir !== undefined && isWithin(root, folder) ? folder : undefined;
    const shown = relative(io.cwd, file);
    plans.push(await loadPlan(shown, { stack: name, io, terraformDir: trusted, constructPaths }));
  }
  if (without.length > 0 && (only.length > 0 || plans.length + named.length === 0))
    throw new AccessError(
      `No plan for ${without.join(", ")}: \`cdktf diff\` leaves one for local runs, or run \`terraform plan -out=plan\` in the stack's folder.`,
    );
  return { plans, without: without.sort() };
}

/** Cut by an interrupted synth, or something else of this name: said in words. */
function stacksIn(text: string, out: string): NonNullable<Manifest["stacks"]> {
  const manifest = parsedJson(text, (why) => new AccessError(`${out}/manifest.json is no JSON: ${why}`));
  const stacks = (manifest as Manifest | null)?.stacks;
  if (typeof stacks !== "object" || stacks === null)
    throw new AccessError(`${out}/manifest.json names no stacks: run cdktf synth again.`);
  return stacks;
}

const isWithin = (root: string, folder: string): boolean => {
  const way = relative(root, folder);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== "..";
};

const isFile = async (path: string) => (await statOf(path))?.isFile() ?? false;

const statOf = (path: string) => stat(path).catch(() => undefined); // not there is an answer
