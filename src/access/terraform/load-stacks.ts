import { createReadStream } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AccessError, whyUnreadable } from "../cli/access-error";
import type { Io } from "../cli/command";
import type { ManagedPerson } from "../facts/managed";
import { repeated } from "../facts/order";
import type { Plan } from "../model/plan";
import { readConstructPaths } from "./construct-paths";
import { type LoadIo, loadPlans, namedFile, type PlanPlace } from "./load-plan";
import { readState } from "./read-state";
import { type StackAccess, stackFromState, stackOfPlan } from "./stack-access";

export interface StackPlace extends Omit<PlanPlace, "stack"> {
  /** What `terraform show -json` prints for a state, or `-` for stdin; `NAME=FILE` names the stack. */
  readonly state?: readonly string[] | undefined;
}

export interface LoadedStacks {
  readonly stacks: readonly StackAccess[];
  /** Those that were given as plans: what they change can be judged. */
  readonly plans: readonly Plan[];
  /** Why a plan does not show the whole configuration, in sentences. */
  readonly problems: readonly string[];
}

/** Every state and plan asked for, by name. Throws AccessError that names the file. */
export async function loadStacks(place: StackPlace, io: LoadIo): Promise<LoadedStacks> {
  const fromStates = [];
  for (const text of place.state ?? []) fromStates.push(await loadState(text, io));
  const wantsPlans = (place.plan ?? []).length > 0 || place.cdktfOut !== undefined;
  const unplanned: string[] = [];
  const plans = wantsPlans ? await loadPlans(place, io, (stack) => unplanned.push(stack)) : [];
  const fromPlans = plans.map((plan) => ({ plan, stack: plan.stack ?? "plan" }));
  const stacks = [...fromStates, ...fromPlans.map(({ plan, stack }) => stackOfPlan(stack, plan))];
  if (stacks.length === 0)
    throw new AccessError(
      "Expected what is managed: give --state FILE (what `terraform show -json` prints, `-` for stdin), or --plan FILE.",
    );
  const names = stacks.map(({ stack }) => stack);
  const [twice] = repeated(names);
  if (twice !== undefined)
    throw new AccessError(`Two stacks are called ${twice}: name them apart, as --state NAME=FILE.`);
  return {
    plans,
    stacks: stacks.sort((a, b) => (a.stack < b.stack ? -1 : 1)),
    problems: [
      ...fromPlans.flatMap(({ plan, stack }) => problemsOf(plan, stack)),
      ...unplanned
        .filter((stack) => !names.includes(stack))
        .map((stack) => `the stack ${stack} has no plan, so whom it manages is not known`),
    ],
  };
}

async function loadState(text: string, io: LoadIo): Promise<StackAccess> {
  const { file, stack: name } = namedFile(text);
  const stack = name ?? nameOf(file);
  const beside = join(dirname(resolve(io.cwd, file)), "cdk.tf.json");
  const constructPaths = file === "-" ? new Map<string, string>() : await readConstructPaths(beside);
  return stackFromState(stack, await peopleInState(file, io, { stack, constructPaths }));
}

/**
 * What `terraform show -json` prints for a state, from a file or stdin. Throws AccessError that names the
 * file.
 */
export async function peopleInState(
  file: string,
  { cwd, stdin }: Pick<Io, "cwd" | "stdin">,
  source?: Parameters<typeof readState>[1],
): Promise<readonly ManagedPerson[]> {
  try {
    return await readState(file === "-" ? stdin : createReadStream(resolve(cwd, file)), source);
  } catch (error) {
    throw new AccessError(`Cannot read the state ${file}: ${whyUnreadable(error)}`, { cause: error });
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
  if (plan.isRefreshOnly)
    throw new AccessError(
      `The plan of ${stack} is one of -refresh-only, so it does not tell what the configuration wants. Give a normal plan, or with --state what \`terraform show -json\` prints.`,
    );
  if (plan.errored) return [`the plan of ${stack} failed, so it shows only a part of the configuration`];
  if (plan.complete === false) return [`the plan of ${stack} is partial (-target, or values not known yet)`];
  return [];
}
