// What the guards answer about changes, at a fixed time.

import { DEFAULT_ROLE_ORDER } from "../../../src/access/facts/rank";
import type { Roster } from "../../../src/access/facts/roster";
import { indexRoster } from "../../../src/access/facts/roster-index";
import type { GuardCode } from "../../../src/access/guards/codes";
import { evaluateGuards } from "../../../src/access/guards/evaluate";
import type { GuardContext, GuardResult } from "../../../src/access/guards/guard";
import { DEFAULT_GUARD_SETTINGS, type GuardSettings } from "../../../src/access/guards/policy";
import { differenceOf } from "../../../src/access/model/compare-plans";
import type { Plan } from "../../../src/access/model/plan";
import { type Change, plan } from "./plan-builder";

const NOW = new Date("2026-03-01T12:00:00Z");

export async function results(
  changes: readonly Change[] | readonly Plan[],
  {
    settings = {},
    roster = null,
    ...more
  }: { settings?: Partial<GuardSettings>; roster?: Roster | null } & Partial<
    Omit<GuardContext, "settings">
  > = {},
) {
  const plans = changes.some((each) => "formatVersion" in each)
    ? (changes as readonly Plan[])
    : [await plan(changes as readonly Change[])];
  const live = roster === null ? null : indexRoster(roster);
  return evaluateGuards({
    difference: differenceOf(plans, live ? { live } : {}),
    order: DEFAULT_ROLE_ORDER,
    settings: { ...DEFAULT_GUARD_SETTINGS, ...settings },
    live,
    keys: null,
    author: null,
    digest: null,
    now: NOW,
    ...more,
  });
}

export const find = (list: readonly GuardResult[], code: GuardCode) =>
  list.find((each) => each.code === code);
export const words = (result: GuardResult | undefined) =>
  (result?.findings ?? []).map(({ subject, message }) =>
    [subject, ...message.map((part) => (typeof part === "string" ? part : part.value))]
      .filter((part) => part !== null)
      .join(" "),
  );

/** What becomes of one rule. */
export const statusOf = async (code: GuardCode, ...asked: Parameters<typeof results>) =>
  find(await results(...asked), code)?.status;
