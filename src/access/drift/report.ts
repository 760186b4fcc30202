import type { Io } from "../cli/command";
import { toolOf } from "../facts/document-parts";
import { byEmail, byText } from "../facts/order";
import type { Roster } from "../facts/roster";
import { SEVERITIES, type Severity } from "../model/severity";
import type { LoadedStacks } from "../terraform/load-stacks";
import { plural } from "../text/plural";
import { findDrift } from "./find-drift";
import { type Gap, mayBeAccepted, UNPLANNED } from "./gaps";
import { builtInExcuse, type Excuse, type IgnoreRules, NOT_COMPARED } from "./ignore-file";
import type { DriftDocument, DriftItem } from "./item";
import { groupOf, isDrift } from "./kinds";
import { setFingerprint } from "./make-item";
import { postureOf } from "./posture";
import type { DriftSettings } from "./settings";

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

interface DriftRun extends Pick<DriftSettings, "roleOrder" | "language"> {
  readonly roster: Roster;
  readonly rules: IgnoreRules;
  /** Age of a stale invitation in milliseconds. */
  readonly staleAfter: number;
  /** Whether what no file has to excuse is reported too. */
  readonly strict?: boolean | undefined;
  /** Organizations that were asked for by name: others are left out on purpose. */
  readonly org?: readonly number[] | undefined;
  readonly io: Pick<Io, "now" | "version">;
}

/** Compares; what a rule excuses, and what an incomplete plan cannot support, is set apart. */
export function makeReport(
  { stacks, problems: planProblems }: Pick<LoadedStacks, "stacks" | "problems">,
  { roster, rules, staleAfter, strict, roleOrder, language, org, io }: DriftRun,
): DriftReport {
  const now = io.now();
  const settings = { staleAfterMs: staleAfter, now: now.getTime(), roleOrder, language };
  const found = findDrift({ stacks, roster }, settings);
  // Nobody is in no stack by a configuration of which a part was not planned.
  const isFounded = (item: DriftItem) =>
    planProblems.length === 0 || item.address !== null || groupOf(item) !== "unmanaged";
  const excuseOf = (item: DriftItem) =>
    rules.excuseOf(item) ?? (strict ? undefined : builtInExcuse(item, roster.keyOwner));
  const judged = found.items.filter(isFounded).map((item) => ({ item, excuse: excuseOf(item) }));
  const items = judged.flatMap(({ item, excuse }) => (excuse ? [] : [item]));
  const problems = [...roster.completeness.problems, ...planProblems];
  const gaps = [...found.gaps, ...(org ? [] : found.unlisted)];
  const unfounded = found.items.filter((item) => !isFounded(item)).map(unfoundedGap);
  const notCompared = [...gaps, ...unfounded].sort(inOrder).map((gap) => ({
    ...gap,
    accepted: (mayBeAccepted(gap) && rules.excuseOf({ ...gap, kind: NOT_COMPARED })) || null,
  }));
  const isWhole = problems.length === 0 && notCompared.every(({ accepted }) => accepted);
  return {
    tool: toolOf(io.version),
    generatedAt: now.toISOString(),
    roster,
    completeness: {
      ...roster.completeness,
      status: isWhole ? roster.completeness.status : "incomplete",
      problems,
    },
    stacks: stacks.map(({ stack }) => stack),
    knowsConfiguration: stacks.every(({ knowsDesired }) => knowsDesired),
    managed: stacks.reduce((sum, { entries }) => sum + entries.length, 0),
    items,
    ignored: judged.flatMap(({ item, excuse }) => (excuse ? [{ ...item, ...excuse }] : [])),
    resolved: null,
    unchecked: null,
    notCompared,
    posture: postureOf(roster),
    notes:
      org && found.unlisted.length > 0
        ? [`${plural(found.unlisted.length, "grant lies", "grants lie")} ${UNASKED}`]
        : [],
    fingerprint: setFingerprint(items),
  };
}

const unfoundedGap = ({ person, org }: DriftItem): Gap => ({
  person: { email: person.email, userId: person.userId, uuid: person.uuid },
  ...{ org, attribute: null, reason: "unplanned", why: UNPLANNED },
  ...{ stack: null, address: null, constructPath: null },
});

const inOrder = (a: Gap, b: Gap): number =>
  (a.org ?? 0) - (b.org ?? 0) ||
  byEmail(a.person, b.person) ||
  byText(a.address ?? "", b.address ?? "") ||
  byText(a.attribute ?? "", b.attribute ?? "");

const UNASKED = "in organizations that were not asked for, and was not compared";

/** Items that make the run end with "drift". */
export function failing({ items }: Pick<DriftReport, "items">, threshold: Severity): readonly DriftItem[] {
  const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(threshold) + 1);
  return items.filter((item) => isDrift(item) && grave.includes(item.severity));
}
