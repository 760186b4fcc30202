import type { Severity } from "../facts/access-item";
import { distinctNumbers } from "../facts/order";
import type { Completeness, Roster } from "../facts/roster";
import type { StackAccess } from "../terraform/stack-access";
import type { FoundDrift, Withheld } from "./find-drift";
import { setFingerprint } from "./finding-fingerprint";
import { builtInExcuse, type Excuse, type IgnoreRules } from "./ignore-file";
import type { DriftItem } from "./item";
import { type DriftKind, isAtLeast, KINDS } from "./kinds";
import { type Posture, postureOf } from "./posture";
import type { Since } from "./since-previous";

/** Everything a drift run found, in the shape that every format prints. */
export interface DriftReport {
  readonly tool: { readonly name: string; readonly version: string };
  /** RFC 3339 in UTC. */
  readonly generatedAt: string;
  readonly roster: Roster;
  /** Of the roster and of the plans together. */
  readonly completeness: Completeness;
  readonly stacks: readonly string[];
  /** Whether the configuration of every stack is known, from plans. */
  readonly knowsConfiguration: boolean;
  readonly managed: number;
  readonly items: readonly DriftItem[];
  readonly ignored: readonly IgnoredItem[];
  /** Null without a previous report. */
  readonly since: Since | null;
  readonly withheld: readonly (Withheld & { readonly reason: string })[];
  readonly posture: readonly Posture[];
  readonly notes: readonly string[];
  /** Digest of the set of items. */
  readonly fingerprint: string;
}

export type IgnoredItem = DriftItem & Excuse;

/** Apart from what is reported: what a rule of the file or of ours excuses. */
export function excused(
  items: readonly DriftItem[],
  { rules, keyOwner, mode }: { rules: IgnoreRules; keyOwner: string | null; mode: "strict" | "lenient" },
): { readonly items: readonly DriftItem[]; readonly ignored: readonly IgnoredItem[] } {
  const reported: DriftItem[] = [];
  const ignored: IgnoredItem[] = [];
  for (const item of items) {
    const excuse = rules.excuseOf(item) ?? (mode === "strict" ? undefined : builtInExcuse(item, keyOwner));
    if (excuse) ignored.push({ ...item, ...excuse });
    else reported.push(item);
  }
  return { items: reported, ignored };
}

/** Nobody can be called unmanaged by a configuration of which a part was not planned. */
const NEEDS_ALL_STACKS: readonly DriftKind[] = ["unmanaged_admin", "unmanaged_user", "zone_added"];

/** Takes out what an incomplete plan cannot support, and says so. */
export function withoutUnfounded(
  found: FoundDrift,
  planProblems: readonly string[],
): { readonly items: readonly DriftItem[]; readonly withheld: DriftReport["withheld"] } {
  const unseen = found.withheld.map((each) => ({
    ...each,
    reason: "they were not seen, and the list was not read to its end",
  }));
  if (planProblems.length === 0) return { items: found.items, withheld: unseen };
  const unfounded = found.items.filter(({ kind }) => NEEDS_ALL_STACKS.includes(kind));
  const orgs = distinctNumbers(unfounded.map(({ org }) => org));
  const unclear = orgs.map((org) => ({
    org,
    people: unfounded.filter((item) => item.org === org).length,
    reason: "a plan shows only a part of the configuration, so nobody can be called unmanaged",
  }));
  return {
    items: found.items.filter((item) => !unfounded.includes(item)),
    withheld: [...unseen, ...unclear],
  };
}

export interface ReportParts
  extends Pick<DriftReport, "tool" | "roster" | "items" | "ignored" | "since" | "withheld" | "notes"> {
  readonly now: Date;
  readonly stacks: readonly StackAccess[];
  readonly planProblems: readonly string[];
}

export function makeReport({ now, stacks, planProblems, ...parts }: ReportParts): DriftReport {
  const { roster, items } = parts;
  const problems = [...roster.completeness.problems, ...planProblems];
  return {
    ...parts,
    generatedAt: now.toISOString(),
    completeness: {
      ...roster.completeness,
      status: problems.length > 0 ? "incomplete" : roster.completeness.status,
      problems,
    },
    stacks: stacks.map(({ stack }) => stack),
    knowsConfiguration: stacks.every(({ knowsDesired }) => knowsDesired),
    managed: stacks.reduce((sum, { entries }) => sum + entries.length, 0),
    posture: postureOf(roster),
    fingerprint: setFingerprint(items.map(({ fingerprint }) => fingerprint)),
  };
}

/** Items that make the run end with "drift". */
export const failing = ({ items }: Pick<DriftReport, "items">, threshold: Severity): readonly DriftItem[] =>
  items.filter(({ kind, severity }) => KINDS[kind].isDrift && isAtLeast(severity, threshold));
