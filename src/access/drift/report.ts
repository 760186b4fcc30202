import type { Io } from "../cli/command";
import { type Tool, toolOf } from "../facts/document-parts";
import { distinctNumbers } from "../facts/order";
import type { Completeness, Roster } from "../facts/roster";
import type { Severity } from "../model/severity";
import type { LoadedStacks } from "../terraform/load-stacks";
import type { DriftSettings } from "./drift-settings";
import { type FoundDrift, findDrift, type Withheld } from "./find-drift";
import { setFingerprint } from "./finding-fingerprint";
import { builtInExcuse, type Excuse, type IgnoreRules } from "./ignore-file";
import type { DriftItem } from "./item";
import { type DriftKind, isAtLeast, KINDS } from "./kinds";
import { type Posture, postureOf } from "./posture";
import type { Since } from "./since-previous";

/** Everything a drift run found, in the shape that every format prints. */
export interface DriftReport {
  readonly tool: Tool;
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

type IgnoredItem = DriftItem & Excuse;

interface DriftRun extends Pick<DriftSettings, "roleOrder"> {
  readonly roster: Roster;
  readonly rules: IgnoreRules;
  /** Age of a stale invitation in milliseconds. */
  readonly staleAfter: number;
  /** Whether what no file has to excuse is reported too. */
  readonly strict?: boolean | undefined;
  readonly io: Pick<Io, "now" | "version">;
}

/** Compares; what a rule excuses, and what an incomplete plan cannot support, is set apart. */
export function makeReport(
  { stacks, problems: planProblems }: Pick<LoadedStacks, "stacks" | "problems">,
  { roster, rules, staleAfter, strict, roleOrder, io }: DriftRun,
): DriftReport {
  const now = io.now();
  const found = findDrift({ stacks, roster }, { staleAfterMs: staleAfter, now: now.getTime(), roleOrder });
  const founded = withoutUnfounded(found, planProblems);
  const excuseOf = (item: DriftItem) =>
    rules.excuseOf(item) ?? (strict ? undefined : builtInExcuse(item, roster.keyOwner));
  const judged = founded.items.map((item) => ({ item, excuse: excuseOf(item) }));
  const items = judged.flatMap(({ item, excuse }) => (excuse ? [] : [item]));
  const problems = [...roster.completeness.problems, ...planProblems];
  return {
    tool: toolOf(io.version),
    generatedAt: now.toISOString(),
    roster,
    completeness: {
      ...roster.completeness,
      status: problems.length > 0 ? "incomplete" : roster.completeness.status,
      problems,
    },
    stacks: stacks.map(({ stack }) => stack),
    knowsConfiguration: stacks.every(({ knowsDesired }) => knowsDesired),
    managed: stacks.reduce((sum, { entries }) => sum + entries.length, 0),
    items,
    ignored: judged.flatMap(({ item, excuse }) => (excuse ? [{ ...item, ...excuse }] : [])),
    since: null,
    withheld: founded.withheld,
    posture: postureOf(roster),
    notes: outOfScope(found.outOfScope),
    fingerprint: setFingerprint(items.map(({ fingerprint }) => fingerprint)),
  };
}

const outOfScope = (count: number): readonly string[] =>
  count === 0
    ? []
    : [`${count} resources give access to organizations that were not asked for; they were not compared`];

/** Nobody can be called unmanaged by a configuration of which a part was not planned. */
const NEEDS_ALL_STACKS: readonly DriftKind[] = ["unmanaged_admin", "unmanaged_user", "zone_added"];

/** Takes out what an incomplete plan cannot support, and says so. */
function withoutUnfounded(
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
    reason: "a plan shows just a part of the configuration, so nobody can be called unmanaged",
  }));
  return {
    items: found.items.filter((item) => !unfounded.includes(item)),
    withheld: [...unseen, ...unclear],
  };
}

/** Items that make the run end with "drift". */
export const failing = ({ items }: Pick<DriftReport, "items">, threshold: Severity): readonly DriftItem[] =>
  items.filter(({ kind, severity }) => KINDS[kind].isDrift && isAtLeast(severity, threshold));
