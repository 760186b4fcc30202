import type { Io } from "../cli/command";
import { toolOf } from "../facts/document-parts";
import { grouped } from "../facts/order";
import type { Roster } from "../facts/roster";
import { SEVERITIES, type Severity } from "../model/severity";
import type { LoadedStacks } from "../terraform/load-stacks";
import type { DriftSettings } from "./drift-settings";
import { findDrift } from "./find-drift";
import { builtInExcuse, type Excuse, type IgnoreRules } from "./ignore-file";
import type { DriftDocument, DriftItem } from "./item";
import { type DriftKind, KINDS } from "./kinds";
import { setFingerprint } from "./make-item";
import { postureOf } from "./posture";

/**
 * Everything a drift run found, in the shape that every format prints. `completeness` is of the roster and of
 * the plans together.
 */
export interface DriftReport
  extends Omit<DriftDocument, "schemaVersion" | "scope" | "summary" | "items" | "ignored"> {
  readonly roster: Roster;
  readonly stacks: readonly string[];
  /** Whether the configuration of every stack is known, from plans. */
  readonly knowsConfiguration: boolean;
  readonly managed: number;
  readonly items: readonly DriftItem[];
  readonly ignored: readonly (DriftItem & Excuse)[];
  /** Digest of the set of items. */
  readonly fingerprint: string;
}

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
  const isFounded = ({ kind }: DriftItem) => planProblems.length === 0 || !NEEDS_ALL_STACKS.includes(kind);
  const excuseOf = (item: DriftItem) =>
    rules.excuseOf(item) ?? (strict ? undefined : builtInExcuse(item, roster.keyOwner));
  const judged = found.items.filter(isFounded).map((item) => ({ item, excuse: excuseOf(item) }));
  const items = judged.flatMap(({ item, excuse }) => (excuse ? [] : [item]));
  const problems = [...roster.completeness.problems, ...planProblems];
  const unfounded = found.items.filter((item) => !isFounded(item)).map((who) => ({ org: who.org, who }));
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
    resolved: null,
    unchecked: null,
    withheld: [...inOrganizations(found.withheld, UNREAD), ...inOrganizations(unfounded, UNPLANNED)],
    posture: postureOf(roster),
    notes: found.outOfScope === 0 ? [] : [`${found.outOfScope} ${UNASKED}`],
    fingerprint: setFingerprint(items),
  };
}

/** `who` is the same for the same person. */
type Withheld = readonly { readonly org: number; readonly who: unknown }[];

const inOrganizations = (withheld: Withheld, reason: string): DriftReport["withheld"] =>
  [...grouped(withheld, ({ org }) => org)]
    .map(([org, same]) => ({ org, people: new Set(same.map(({ who }) => who)).size, reason }))
    .sort((a, b) => a.org - b.org);

/** Nobody can be called unmanaged by a configuration of which a part was not planned. */
const NEEDS_ALL_STACKS: readonly DriftKind[] = ["unmanaged_admin", "unmanaged_user", "zone_added"];

const UNASKED = "resources give access to organizations that were not asked for; they were not compared";
const UNREAD = "they were not seen, and the list was not read to its end";
const UNPLANNED = "a plan shows just a part of the configuration, so nobody can be called unmanaged";

/** Items that make the run end with "drift". */
export function failing({ items }: Pick<DriftReport, "items">, threshold: Severity): readonly DriftItem[] {
  const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(threshold) + 1);
  return items.filter(({ kind, severity }) => KINDS[kind].isDrift && grave.includes(severity));
}
