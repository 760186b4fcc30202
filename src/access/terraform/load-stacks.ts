import { createReadStream } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AccessError } from "../cli/access-error";
import type { Io } from "../cli/command";
import type { Plan } from "../facts/plan";
import { readConstructPaths } from "./construct-paths";
import { loadPlans } from "./load-plan";
import { readState } from "./read-state";
import { type StackAccess, stackFromState, stackOfPlan } from "./stack-access";

export interface StackPlaces {
  /** What `terraform show -json` prints for a state, or `-` for stdin; `NAME=FILE` names the stack. */
  readonly states: readonly string[];
  readonly plans: readonly string[];
  readonly cdktfOut?: string | undefined;
  readonly terraformDir?: string | undefined;
}

export interface LoadedStacks {
  readonly stacks: readonly StackAccess[];
  /** Those that were given as plans: what they change can be judged. */
  readonly plans: readonly Plan[];
  /** Why a plan does not show the whole configuration, in sentences. */
  readonly problems: readonly string[];
}

type LoadIo = Pick<Io, "stdin" | "env" | "cwd" | "signal">;

/** Every state and plan asked for, by name. Throws AccessError that names the file. */
export async function loadStacks(places: StackPlaces, io: LoadIo): Promise<LoadedStacks> {
  const fromStates = [];
  for (const text of places.states) fromStates.push(await loadState(text, io));
  const wantsPlans = places.plans.length > 0 || places.cdktfOut !== undefined;
  const plans = wantsPlans ? await loadPlans(places, io) : [];
  const fromPlans = plans.map((plan) => ({ plan, stack: plan.stack ?? "plan" }));
  const stacks = [...fromStates, ...fromPlans.map(({ plan, stack }) => stackOfPlan(stack, plan))];
  if (stacks.length === 0)
    throw new AccessError(
      "Expected what is managed: give --state FILE (what `terraform show -json` prints, `-` for stdin), or --plan FILE.",
    );
  const names = stacks.map(({ stack }) => stack);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0)
    throw new AccessError(`Two stacks are called ${twice[0]}: name them apart, as --state NAME=FILE.`);
  return {
    plans,
    stacks: stacks.sort((a, b) => (a.stack < b.stack ? -1 : 1)),
    problems: fromPlans.flatMap(({ plan, stack }) => problemsOf(plan, stack)),
  };
}

async function loadState(text: string, io: LoadIo): Promise<StackAccess> {
  const named = /^([A-Za-z0-9_.-]+)=(.+)$/.exec(text);
  const file = named?.[2] ?? text;
  const stack = named?.[1] ?? nameOf(file);
  const path = resolve(io.cwd, file);
  try {
    if (file === "-") return stackFromState(stack, (await readState(io.stdin, { stack })).people);
    const constructPaths = await readConstructPaths(join(dirname(path), "cdk.tf.json"));
    const { people } = await readState(createReadStream(path), { stack, constructPaths });
    return stackFromState(stack, people);
  } catch (error) {
    const { code, message = String(error) } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new AccessError(`Cannot read the state ${file}: ${reason}`, { cause: error });
  }
}

/** `prod.json` is the stack `prod`. */
const nameOf = (file: string): string =>
  file === "-" ? "state" : basename(file).replace(/\.[^.]+$/, "") || "state";

function problemsOf(plan: Plan, stack: string): readonly string[] {
  if (plan.destroysAll)
    throw new AccessError(
      `The plan of ${stack} destroys everything, so it does not tell what the configuration wants. Give a normal plan.`,
    );
  if (plan.errored) return [`the plan of ${stack} failed, so it shows only a part of the configuration`];
  if (!plan.complete) return [`the plan of ${stack} is partial (-target, or values not known yet)`];
  return [];
}
