import { distinctNumbers } from "../facts/order";
import type { Roster } from "../facts/roster";
import { stackPrefix } from "../guards/breach";
import type { GuardResult } from "../guards/guard";
import type { RoleOrder } from "../model/authority";
import type { Difference } from "../model/difference";
import { type Item, itemOf, itemsOf } from "../model/item";
import { labelsOf } from "../model/labels";
import { sealed } from "../model/seal";
import { VERBS } from "../model/verb";
import { type Phrase, value } from "../text/phrase";
import { providerLines } from "./provider-lines";
import { type ReviewDocument, reviewDocument } from "./review-schema";

interface ReviewParts {
  readonly difference: Difference;
  /** From the least to the most; what is shown as raised or lowered follows from it. */
  readonly order: RoleOrder;
  readonly digest: string | null;
  /** Of the digest, where the environment named one. */
  readonly digestKey?: string | null | undefined;
  readonly guards: readonly GuardResult[];
  readonly completeness: Pick<Roster["completeness"], "status" | "problems">;
  readonly commit: string | null;
  readonly version: string;
  readonly now: Date;
}

/**
 * Everything a printer needs, as data; members in the order of the schema, so that the same review is the
 * same text. Nothing sensitive is in it.
 */
export const toReviewDocument = (parts: ReviewParts): ReviewDocument => reviewDocument.parse(assemble(parts));

/** The schema checks that nothing sensitive is left in the difference. */
function assemble(parts: ReviewParts): Omit<ReviewDocument, "difference"> & { difference: Difference } {
  const { order, guards, digest, commit, version, now, completeness } = parts;
  const difference = sealed(parts.difference, { key: parts.digestKey ?? null, order });
  const { documents, totals, observations } = difference.facts;
  const items = itemsOf(difference, order);
  const isBlocked = guards.some(({ status, code }) => status === "failed" && code !== "AMX013");
  const isIncomplete = completeness.status === "incomplete";
  const sum = (of: (document: (typeof documents)[number]) => number) =>
    documents.reduce((total, document) => total + of(document), 0);
  return {
    schemaVersion: "access-review/v2",
    tool: { name: "automox-access", version },
    generatedAt: now.toISOString(),
    scope: {
      stacks: documents.flatMap(({ stack }) => (stack === null ? [] : [stack])),
      organizations: [...distinctNumbers(items.flatMap(({ org }) => org ?? []))],
      commit,
      terraform: [...new Set(documents.flatMap(({ terraformVersion }) => terraformVersion ?? []))].sort(),
    },
    completeness: { status: completeness.status, problems: completeness.problems },
    summary: {
      verdict: verdictOf({ isBlocked, isIncomplete, hasChanges: items.length > 0 }),
      digest,
      verbs: countsByVerb(items),
      labels: labelsOf(items, isBlocked),
      totals,
      terraform: {
        create: sum(({ terraform }) => terraform.create),
        update: sum(({ terraform }) => terraform.update),
        delete: sum(({ terraform }) => terraform.delete),
      },
      otherChanges: sum(({ otherChanges }) => otherChanges),
      otherActions: sum(({ otherActions }) => otherActions),
      complete: completenessOf(documents),
      live: difference.isLive,
    },
    items,
    observations: observations.map(({ kind, change }) => ({ kind, ...itemOf(change, order) })),
    provider: providerLines(difference),
    guards: [...guards],
    warnings: warningsOf(difference, digest),
    difference,
  };
}

type Documents = Difference["facts"]["documents"];

function completenessOf(documents: Documents): boolean | null {
  if (documents.some(({ complete }) => complete === false)) return false;
  return documents.some(({ complete }) => complete === null) ? null : true;
}

const countsByVerb = (items: readonly Item[]) =>
  Object.fromEntries(
    VERBS.flatMap((verb) => {
      const many = items.filter((item) => item.verb === verb).length;
      return many > 0 ? [[verb, many]] : [];
    }),
  );

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

function warningsOf({ facts }: Difference, digest: string | null): readonly Phrase[] {
  return [
    ...(digest === null
      ? [["there is no digest: a value is sensitive, and --digest-key-env was not given"]]
      : []),
    ...facts.skipped.map(
      (stack): Phrase => ["stack ", value(stack), " has no plan and is not in this review"],
    ),
    ...facts.documents.flatMap(documentWarnings),
  ];
}

function documentWarnings(document: Documents[number]): readonly Phrase[] {
  const { complete, checks, otherChanges, otherActions } = document;
  const within = stackPrefix(document);
  const failing = checks.filter(({ kind }) => kind === "check");
  return [
    ...(complete === null
      ? [
          [
            ...within,
            "the document cannot say whether it is complete: -target or -exclude may have limited it",
          ],
        ]
      : []),
    ...failing.map(
      ({ address, status, problems }): Phrase => [
        ...within,
        status === "unknown" ? "cannot tell yet whether " : "does not hold: ",
        value(address),
        ...(problems.length > 0 ? [": ", value(problems.join(" "))] : []),
        ". A check only warns, it blocks nothing",
      ],
    ),
    ...(otherChanges > 0 ? [[...within, `${resources(otherChanges)} none of Automox's and not shown`]] : []),
    ...(otherActions > 0
      ? [
          [
            ...within,
            `${otherActions === 1 ? "one action of another provider runs" : `${otherActions} actions of other providers run`}, of which nobody can say what it does to people`,
          ],
        ]
      : []),
  ];
}

const resources = (many: number): string =>
  many === 1 ? "one resource changes too that is" : `${many} resources change too that are`;
