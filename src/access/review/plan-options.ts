import { InvalidArgumentError } from "commander";
import { AccessError } from "../cli/access-error";
import type { Io } from "../cli/command";
import { type OptionsOf, parsed } from "../cli/options";
import type { HeldKeys } from "../facts/held-keys";
import { indexRoster } from "../facts/roster-index";
import { GUARD_CODES } from "../guards/codes";
import { evaluateGuards } from "../guards/evaluate";
import { lossesIn } from "../guards/losses";
import type { Policy } from "../guards/policy";
import { organizationsLeft } from "../guards/removals";
import { withLiveClient } from "../live/live-client";
import { readKeys } from "../live/read-keys";
import { ROSTER, type RosterOptions, readable, rosterFrom } from "../live/roster-source";
import { differenceOf } from "../model/compare-plans";
import { accessDigest } from "../model/digest";
import { peopleOfPlans } from "../model/plan";
import { loadPlans } from "../terraform/load-plan";
import { toReviewDocument } from "./review-document";
import type { ReviewDocument } from "./review-schema";

/** Words of an option that names a rule; several times. */
export const guardCode = (meaning: string) =>
  parsed<readonly string[]>(meaning, (text, before = []) => {
    if (!GUARD_CODES.some((code) => code === text))
      throw new InvalidArgumentError(`Expected one of ${GUARD_CODES.join(", ")}.`);
    return [...before, text];
  });

/** Options of the commands that judge a plan. */
export const PLAN = {
  "--plan <file>*":
    "plan JSON, or - for it on stdin; NAME=FILE for several stacks; a saved plan with --terraform-dir",
  "--cdktf-out <folder>": "output folder of cdktf or cdktn: every stack in it that has a plan",
  "--stack <name>*": "only this stack of --cdktf-out; may be given several times",
  "--terraform-dir <folder>": "starts Terraform and its providers there, where init ran, to read saved plans",
  "--base-plan <file>*": "plan of the base branch: what it does too is not of this change",
  "--live": "ask Automox who is there (AUTOMOX_API_KEY): all guards are evaluated",
  "--author-email <email>": "who wrote the change",
  "--commit <sha>": "commit the plan was made of",
  "--allow <code>": guardCode("let a broken guard pass; needs --reason, may be given several times"),
  "--digest-key-env <name>":
    "environment variable with a key, for the digest of a plan with sensitive values",
  "--reason <text>*": "why, for the --allow in the same place",
  ...ROSTER,
};

export type PlanOptions = RosterOptions & OptionsOf<typeof PLAN>;

/** `--allow` and `--reason` in pairs. */
function allowances({ allow = [], reason = [] }: PlanOptions): readonly { code: string; reason: string }[] {
  if (allow.length !== reason.length || reason.some((text) => text.trim() === ""))
    throw new AccessError("Every --allow CODE needs a --reason TEXT of its own, which the review shows.");
  return allow.map((code, at) => ({ code, reason: (reason[at] ?? "").trim() }));
}

/** The key of the digest. Throws AccessError where the variable is empty: a digest with no key could be guessed. */
function digestKey({ digestKeyEnv: name }: PlanOptions, { env }: Io): string | null {
  if (name === undefined) return null;
  const key = env[name];
  if (key === undefined || key.length < LEAST_KEY)
    throw new AccessError(
      `--digest-key-env ${name}: the environment holds no key of at least ${LEAST_KEY} characters there.`,
    );
  return key;
}

const LEAST_KEY = 16;

/** The keys of organizations that somebody leaves, asked for only where there are any and a question is wanted. */
async function keysLive(left: readonly number[], options: PlanOptions, io: Io): Promise<HeldKeys | null> {
  if (!options.live || options.roster !== undefined || left.length === 0) return null;
  try {
    return await withLiveClient(options, io, (client) => readKeys(client, left, { signal: io.signal }));
  } catch (error) {
    throw readable(error);
  }
}

/** Loads, describes and judges the plans. `reviewed`: the digest that the plan must have. */
export async function reviewPlans(
  options: PlanOptions,
  io: Io,
  { policy, reviewed }: { policy: Policy; reviewed?: string | undefined },
): Promise<ReviewDocument> {
  const allowed = allowances(options);
  const key = digestKey(options, io);
  const skipped: string[] = [];
  const plans = await loadPlans(options, io, (stack) => skipped.push(stack));
  if (skipped.length > 0)
    io.stderr.write(`automox-access: no plan for ${skipped.join(", ")}: not in this review\n`);
  const { basePlan, terraformDir } = options;
  const base = basePlan ? await loadPlans({ plan: basePlan, terraformDir }, io) : [];
  const roster =
    options.live || options.roster !== undefined
      ? await rosterFrom(options, io, { expected: peopleOfPlans(plans) })
      : null;
  const live = roster === null ? null : indexRoster(roster);
  const difference = differenceOf(plans, { base, skipped, ...(live ? { live } : {}) });
  const { roleOrder: order } = policy;
  const digest = accessDigest(difference, key);
  const left = organizationsLeft(lossesIn({ difference, live, order }));
  return toReviewDocument({
    difference,
    order,
    digest,
    digestKey: key,
    guards: evaluateGuards({
      difference,
      order,
      settings: { ...policy.guards, allowed },
      live,
      keys: await keysLive(left, options, io),
      author: options.authorEmail ?? null,
      digest: reviewed === undefined ? null : { reviewed, now: digest },
      now: io.now(),
    }),
    completeness: roster?.completeness ?? { status: "complete", problems: [] },
    commit: options.commit ?? null,
    version: io.version,
    now: io.now(),
  });
}
