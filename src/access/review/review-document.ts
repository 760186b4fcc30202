import { foldEmail } from "../../automox/wire/email";
import type { AccessChanges } from "../facts/access-changes";
import { type AccessItem, VERBS } from "../facts/access-item";
import { labelsOf } from "../facts/labels";
import type { Observation } from "../facts/observations";
import { distinctNumbers } from "../facts/order";
import type { Plan } from "../facts/plan";
import type { Roster } from "../facts/roster";
import { totalsOf } from "../facts/totals";
import { stackPrefix } from "../guards/breach";
import type { GuardResult } from "../guards/guard";
import { mapValues, type Phrase, value } from "../text/phrase";
import { type ReviewDocument, reviewDocument } from "./review-schema";

interface ReviewParts {
  readonly plans: readonly Plan[];
  readonly changes: AccessChanges;
  readonly guards: readonly GuardResult[];
  readonly digest: string;
  readonly roster: Roster | null;
  readonly commit: string | null;
  readonly version: string;
  readonly now: Date;
  /** What could not be read, in words. */
  readonly problems: readonly string[];
  /** Stacks that were synthesized and have no plan. */
  readonly skipped?: readonly string[];
}

/**
 * Everything a printer needs, as data; members in the order of the schema, so that the same review is the
 * same text.
 */
export const toReviewDocument = (parts: ReviewParts): ReviewDocument => reviewDocument.parse(assemble(parts));

function assemble(parts: ReviewParts): ReviewDocument {
  const { plans, changes, guards, digest, roster, commit, version, now, skipped = [] } = parts;
  const { items } = changes;
  const problems = [...parts.problems, ...(roster?.completeness.problems ?? [])];
  const isBlocked = guards.some(({ status, code }) => status === "failed" && code !== "AMX013");
  const isIncomplete = problems.length > 0 || roster?.completeness.status === "incomplete";
  return {
    schemaVersion: "access-review/v1",
    tool: { name: "automox-access", version },
    generatedAt: now.toISOString(),
    scope: {
      stacks: plans.flatMap(({ stack }) => (stack === null ? [] : [stack])),
      organizations: [...distinctNumbers(items.flatMap(({ org }) => org ?? []))],
      commit,
      terraform: [...new Set(plans.flatMap(({ terraformVersion }) => terraformVersion ?? []))].sort(),
    },
    completeness: { status: isIncomplete ? "incomplete" : "complete", problems },
    summary: {
      verdict: verdictOf({ isBlocked, isIncomplete, hasChanges: items.length > 0 }),
      digest,
      verbs: Object.fromEntries(
        VERBS.flatMap((verb) => {
          const many = items.filter((item) => item.verb === verb).length;
          return many > 0 ? [[verb, many]] : [];
        }),
      ),
      labels: labelsOf(items, isBlocked),
      totals: totalsOf(plans.flatMap((plan) => plan.changes)),
      terraform: actionCounts(plans),
      otherChanges: plans.reduce((sum, { otherChanges }) => sum + otherChanges, 0),
      live: roster !== null,
    },
    items: items.map(withoutSecrets),
    observations: changes.observations.map(withoutSecrets),
    guards: withoutSecretSubjects(guards, { plans, items }),
    warnings: [
      ...skipped.map((stack): Phrase => ["stack ", value(stack), " has no plan and is not in this review"]),
      ...warningsOf(plans),
    ],
  };
}

function verdictOf({
  isBlocked,
  isIncomplete,
  hasChanges,
}: Readonly<
  Record<"isBlocked" | "isIncomplete" | "hasChanges", boolean>
>): ReviewDocument["summary"]["verdict"] {
  if (isBlocked) return "blocked";
  if (isIncomplete) return "incomplete";
  return hasChanges ? "changes" : "no-changes";
}

const SENSITIVE = "(sensitive)";

/** What the configuration marks as sensitive is reckoned with and not shown. */
function withoutSecrets<T extends AccessItem | Observation>({
  sensitive,
  ...shown
}: T): Omit<T, "sensitive"> {
  if (sensitive.length === 0) return shown;
  const { person, scope, from, to } = shown as unknown as AccessItem;
  const hide = (name: string, text: string | null) =>
    text !== null && sensitive.includes(name) ? SENSITIVE : text;
  const role = { organization: "role", account: "account_role", zone: "zone_roles" }[scope];
  return {
    ...shown,
    // Those of an observation are hidden where they are read.
    ...(role === undefined ? {} : { from: hide(role, from), to: hide(role, to) }),
    person: {
      ...person,
      email: hide("email", person.email),
      firstName: hide("first_name", person.firstName),
      lastName: hide("last_name", person.lastName),
    },
  };
}

/**
 * Texts that must not be printed, folded: of everybody in the plans, because a rule may name who does not
 * change at all.
 */
function secretsOf({
  plans,
  items,
}: Pick<AccessChanges, "items"> & Pick<ReviewParts, "plans">): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const change of plans.flatMap(({ changes, drift }) => [...changes, ...drift])) {
    if (!change.sensitive.includes("email")) continue;
    for (const person of [change.before, change.after])
      if (person?.email) secrets.add(foldEmail(person.email));
  }
  const roles = items.filter(({ sensitive }) =>
    sensitive.some((name) => name.endsWith("role") || name === "zone_roles"),
  );
  for (const role of roles.flatMap(({ from, to }) => [from, to]))
    if (role !== null) secrets.add(foldEmail(role));
  return secrets;
}

function withoutSecretSubjects(
  guards: readonly GuardResult[],
  parts: Parameters<typeof secretsOf>[0],
): readonly GuardResult[] {
  const secrets = secretsOf(parts);
  if (secrets.size === 0) return guards;
  const hide = (text: string) => (secrets.has(foldEmail(text)) ? SENSITIVE : text);
  return guards.map((guard) => ({
    ...guard,
    findings: guard.findings.map((finding) => ({
      ...finding,
      subject: finding.subject === null ? null : hide(finding.subject),
      message: mapValues(finding.message, hide),
    })),
  }));
}

/** As GitLab counts: a replacement is a creation and a deletion, an import nothing. */
function actionCounts(plans: readonly Plan[]): ReviewDocument["summary"]["terraform"] {
  const actions = plans.flatMap(({ changes }) => changes.flatMap((change) => change.actions));
  const many = (action: string) => actions.filter((each) => each === action).length;
  return { create: many("create"), update: many("update"), delete: many("delete") };
}

function warningsOf(plans: readonly Plan[]): readonly Phrase[] {
  return plans.flatMap(({ checks, stack, otherChanges }) => {
    const within = stackPrefix({ stack });
    const failing = checks.filter(({ kind }) => kind === "check");
    return [
      ...failing.map(
        ({ address, status, problems }): Phrase => [
          ...within,
          status === "unknown" ? "cannot tell yet whether " : "does not hold: ",
          value(address),
          ...(problems.length > 0 ? [": ", value(problems.join(" "))] : []),
          ". A check only warns, it blocks nothing",
        ],
      ),
      ...(otherChanges > 0
        ? [[...within, `${otherChanges} resources that are no people change too and are not shown`]]
        : []),
    ];
  });
}
