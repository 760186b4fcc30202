import { appendFile } from "node:fs/promises";
import { basename, isAbsolute, relative, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { z } from "zod";
import { hidden } from "../../secrets/hidden";
import { AccessError } from "../cli/access-error";
import { wantsColor } from "../cli/colors";
import { accessCommand, type Io } from "../cli/command";
import { EXIT, worst } from "../cli/exit-code";
import {
  FOR_EVERYBODY,
  FORMAT,
  formats,
  type Output,
  outputsOr,
  writeOutputs,
  writeWhole,
} from "../cli/formats";
import { type OptionsOf, parsed, preset } from "../cli/options";
import { parsedJson, readText } from "../cli/read-text";
import { evaluateGuards } from "../guards/evaluate";
import { type Policy, readPolicy } from "../guards/policy";
import { accessDigest } from "../model/digest";
import { reviewAnnotations } from "../review/annotations";
import { gitlabReport } from "../review/gitlab-report";
import { PLAN, type PlanOptions, reviewPlans } from "../review/plan-options";
import { redactReview } from "../review/redact-review";
import { toReviewDocument } from "../review/review-document";
import { reviewHtml } from "../review/review-html";
import { reviewJunit } from "../review/review-junit";
import { reviewMarkdown } from "../review/review-markdown";
import { reviewSarif } from "../review/review-sarif";
import { type ReviewDocument, reviewDocument } from "../review/review-schema";
import { reviewTable } from "../review/review-table";
import { namedFile } from "../terraform/load-plan";
import { jsonText } from "../text/json-text";
import { COMMENT_CHARACTERS } from "../text/markdown-budget";

const FORMATS = [
  "table",
  "md",
  "html",
  "json",
  "annotations",
  "summary",
  "gitlab",
  "sarif",
  "junit",
] as const;

type Format = (typeof FORMATS)[number];

const OPTIONS = {
  ...PLAN,
  [FORMAT]: formats(FORMATS),
  "--from <file>": "render a review that --format json wrote, instead of reading a plan",
  "--verify-digest": "with --from: refuse a review whose digest is not that of what it shows",
  "--detailed-exitcode": "end with 2 where something changes",
  "--digest-out <file>": "write the digest of what happens to people, for guard --digest",
  "--labels-out <file>": "write labels for the pull request, one a line",
  "--max-characters <number>": preset(
    parsed("longest Markdown; GitLab takes 900000", characters),
    COMMENT_CHARACTERS,
  ),
  "--source <file>": "where people are written, for SARIF: a plan names no file; default: the plan",
  "--artifact <text>": "where the whole review is, for when not everything fits",
};

type ReviewOptions = PlanOptions & OptionsOf<typeof OPTIONS>;

/** GitHub drops a whole job summary above 1,024 KiB. */
const SUMMARY_BYTES = 900 * 1024;

export const reviewCommand = accessCommand({
  name: "review",
  summary: "Says in people's words what a plan does: who gets, keeps and loses access. Needs no credentials.",

  options: OPTIONS,

  async run(options, io) {
    const policy = await readPolicy(options, io);
    onlyRendering(options);
    const whole =
      options.from === undefined
        ? await reviewPlans(options, io, { policy })
        : await readReview(options.from, options, { io, policy });
    const document = redactReview(whole, policy.redact);
    const outputs = outputsOr(options.format, "table");
    const [summaries, others] = [
      outputs.filter(isJobSummary),
      outputs.filter((output) => !isJobSummary(output)),
    ];
    await writeOutputs(others, io, (format) => render(format, { document, options, io }));
    for (const { format } of summaries)
      await appendSummary(await render(format, { document, options, io }), io);
    if (options.digestOut !== undefined) await writeDigest(options.digestOut, whole, io);
    if (options.labelsOut !== undefined)
      await writeNameless(options.labelsOut, whole.summary.labels.map((label) => `${label}\n`).join(""), io);
    return exitCode(whole, options.detailedExitcode === true ? "detailed" : "plain");
  },
});

/**
 * What would be judged anew is refused beside `--from`: it was judged where the review was made, and would be
 * ignored in silence.
 */
function onlyRendering(options: ReviewOptions): void {
  const { from, plan, basePlan, cdktfOut, stack, live, roster, allow, authorEmail } = options;
  if (from === undefined) {
    if (options.verifyDigest)
      throw new AccessError("--verify-digest needs --from FILE: it is about a review by another job.");
    return;
  }
  const asked = Object.entries({
    "--plan": plan,
    "--base-plan": basePlan,
    "--cdktf-out": cdktfOut,
    "--stack": stack,
    "--live": live,
    "--roster": roster,
    "--allow": allow,
    "--author-email": authorEmail,
  }).flatMap(([name, given]) => (given === undefined ? [] : [name]));
  if (asked.length > 0)
    throw new AccessError(
      `--from only renders a review again: leave ${asked.join(", ")} out, or leave out --from.`,
    );
}

function characters(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 5_000)
    throw new InvalidArgumentError("Expected a number from 5000.");
  return number;
}

/** A guard over incompleteness over changes. */
export function exitCode(
  { guards, summary, completeness, items }: ReviewDocument,
  how: "detailed" | "plain",
): number {
  return worst(
    summary.verdict === "blocked" ||
      guards.some(({ status, code }) => status === "failed" && code !== "AMX013")
      ? EXIT.guard
      : EXIT.clean,
    completeness.status === "incomplete" ? EXIT.incomplete : EXIT.clean,
    how === "detailed" && items.length > 0 ? EXIT.changes : EXIT.clean,
  );
}

/** Neither digest nor labels name anybody. */
const writeNameless = (file: string, text: string, { cwd }: Io) =>
  writeWhole(file, text, { cwd, mode: FOR_EVERYBODY });

async function writeDigest(file: string, { summary: { digest } }: ReviewDocument, io: Io): Promise<void> {
  if (digest === null)
    throw new AccessError(
      "There is no digest to write: a value of the plan is sensitive. Name a variable that holds a key with --digest-key-env.",
    );
  await writeNameless(file, `${digest}\n`, io);
}

/**
 * The document of an earlier run: it may come from a job that ran somebody else's code. Only its difference is
 * believed, member by member; all that is shown is derived from that again, and the rules are asked again by the
 * policy that stands here.
 */
async function readReview(
  file: string,
  { verifyDigest, commit }: ReviewOptions,
  { io, policy }: { readonly io: Io; readonly policy: Policy },
): Promise<ReviewDocument> {
  const text = await readText(io, file);
  const json = parsedJson(text, (why) => new AccessError(`${file} is no JSON: ${why}`));
  const read = reviewDocument.safeParse(json);
  if (!read.success) throw new AccessError(`${file} is no access-review/v2:\n${z.prettifyError(read.error)}`);
  const { scope, summary, difference, completeness, generatedAt, tool } = read.data;
  if (difference === null)
    throw new AccessError(
      `People are hidden in ${file}, so nothing can be derived from it. Hide them with --redact where it is rendered.`,
    );
  const digest = accessDigest(difference);
  // The gate before an apply compares with the digest that was posted.
  if (verifyDigest && digest !== summary.digest)
    throw new AccessError(`The digest in ${file} is not that of what it holds: it was edited.`);
  const { roleOrder: order, guards: settings } = policy;
  const guards = evaluateGuards({
    difference,
    order,
    settings,
    live: null,
    keys: null,
    author: null,
    digest: null,
    now: io.now(),
  });
  return toReviewDocument({
    difference,
    order,
    digest,
    guards,
    completeness,
    commit: commit ?? scope.commit,
    version: tool.version,
    now: new Date(generatedAt),
  });
}

function render(
  format: Format,
  { document, options, io }: { document: ReviewDocument; options: ReviewOptions; io: Io },
): string | Promise<string> {
  const artifact = options.artifact ?? null;
  switch (format) {
    case "table":
      return reviewTable(document, { color: wantsColor(options, io), columns: io.columns });
    case "md":
      return reviewMarkdown(document, { max: options.maxCharacters, artifact });
    case "html":
      return reviewHtml(document);
    case "json":
      return jsonText(document);
    case "annotations":
      return reviewAnnotations(document);
    case "summary":
      return reviewMarkdown(document, {
        max: SUMMARY_BYTES,
        measure: (text) => Buffer.byteLength(text),
        artifact,
      });
    case "gitlab":
      return gitlabReport(document);
    case "sarif":
      return reviewSarif(document, {
        cdktfOut: inRepository(options.cdktfOut, io),
        source: sourceOf(options, io),
      });
    case "junit":
      return reviewJunit(document);
  }
}

/** The file that SARIF points to: the one named, else what was read. */
function sourceOf({ source, from, plan = [] }: ReviewOptions, io: Io): string {
  const [first = "-"] = plan.map((each) => namedFile(each).file);
  const file = source ?? from ?? first;
  return (file === "-" ? undefined : inRepository(file, io)) ?? "plan.json";
}

/**
 * As a path from the working folder, which is the root of the repository; what lies elsewhere by its name
 * alone.
 */
function inRepository(path: string | undefined, { cwd }: Io): string | undefined {
  if (path === undefined) return undefined;
  const found = relative(cwd, resolve(cwd, path)).replaceAll("\\", "/");
  return found === "" || found.startsWith("../") || isAbsolute(found) ? basename(path) : found;
}

/** `summary` without a file goes to the job summary of the step, if there is one. */
const isJobSummary = ({ format, file }: Output<Format>): boolean => format === "summary" && file === null;

async function appendSummary(text: string, io: Io): Promise<void> {
  const file = io.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === "") io.stdout.write(text);
  else await appendFile(file, hidden(text));
}
