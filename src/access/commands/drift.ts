import { InvalidArgumentError } from "commander";
import type { Client } from "../../automox/client";
import { AccessError } from "../cli/access-error";
import { wantsColor } from "../cli/colors";
import { accessCommand, type Io } from "../cli/command";
import { EXIT, worst } from "../cli/exit-code";
import { FORMAT, formats, outputsOr, writeOutputs } from "../cli/formats";
import { type OptionsOf, oneOf, parsed } from "../cli/options";
import { startProgress } from "../cli/progress";
import { readText } from "../cli/read-text";
import { parseAge, staleAfter } from "../drift/age-option";
import { attribute } from "../drift/attribution";
import { checkReason, loadIgnoreRules, writeIgnoreLines } from "../drift/ignore-source";
import { driftMarkdown } from "../drift/print-markdown";
import { driftTable } from "../drift/print-table";
import { redactReport } from "../drift/redact-report";
import { type DriftReport, failing, makeReport } from "../drift/report";
import { documentOf, documentText } from "../drift/report-document";
import { LANGUAGES } from "../drift/settings";
import { compareWithPrevious, readPrevious } from "../drift/since-previous";
import { DAY_MS } from "../facts/days";
import { withoutAddress } from "../facts/without-people";
import { planGuards } from "../guards/plan-guards";
import { type Policy, readPolicy } from "../guards/policy";
import { LIVE } from "../live/live-client";
import { type RosterOptions, withRoster } from "../live/roster-source";
import { matrixOfReport } from "../matrix/report-matrix";
import { SEVERITIES } from "../model/severity";
import { type LoadedStacks, loadStacks } from "../terraform/load-stacks";
import { spokenOf } from "../terraform/stack-access";
import { harmless } from "../text/safe-text";

const FORMATS = ["table", "md", "json", "html"] as const;

const OPTIONS = {
  "--state <file>*":
    "what `terraform show -json` prints for a state, - for stdin; NAME=FILE names the stack; several times",
  "--plan <file>*":
    "a plan of a normal run as JSON instead: also tells what waits to be applied; several times",
  "--cdktf-out <folder>": "every stack with a plan in the output of cdktf or cdktn",
  "--terraform-dir <folder>": "starts Terraform and its providers there, where init ran, to read saved plans",
  ...LIVE,
  "--roster <file>": "people from an export of this tool (profile roster, JSON) instead of Automox",
  [FORMAT]: formats(FORMATS),
  ...staleAfter("age from which a pending invitation is stale"),
  "--detailed-exitcode": "end with 2 where there is drift",
  "--fail-on <severity>": oneOf("the same, from this severity on (default: low)", SEVERITIES),
  "--language <name>": oneOf(
    "of what is suggested (default: TypeScript where a cdk.tf.json tells of constructs, else HCL)",
    LANGUAGES,
  ),
  "--strict": "also report the owner of the key and Automox's support accounts where nobody manages them",
  "--ignore-file <file>": "accepted differences; default .accessignore of the working folder if it is there",
  "--write-ignore <file>":
    "add a line for everything found, and for what no list tells, to this file; needs --reason",
  "--reason <text>": "why, for --write-ignore",
  "--until <day>": "last day as YYYY-MM-DD, for --write-ignore",
  "--since <file>": "an earlier report in JSON: tells what is new, continuing and resolved",
  "--attribute <age>": parsed("ask the audit trail of so many days who changed it", daysBack),
};

type DriftOptions = RosterOptions & OptionsOf<typeof OPTIONS>;

function daysBack(text: string): number {
  const days = Math.ceil(parseAge(text) / DAY_MS);
  if (days > 90) throw new InvalidArgumentError("At most 90d: each day is a request for each organization.");
  return days;
}

export const driftCommand = accessCommand({
  name: "drift",
  summary: "Compares states or plans with Automox: what somebody changed by hand, and whom nobody manages.",

  options: OPTIONS,

  async run(options, io) {
    if (options.writeIgnore !== undefined) checkReason(options);
    const policy = await readPolicy(options, io);
    const rules = await loadIgnoreRules(options.ignoreFile, io);
    const { since } = options;
    const previous = since === undefined ? undefined : readPrevious(await readText(io, since), since);
    const loaded = await loadStacks(options, io);
    const spoken = spokenOf(loaded.stacks);
    const report = await withRoster(options, { io, ...spoken }, async ({ roster, notes, client }) => {
      const found = makeReport(loaded, { ...options, roster, rules, roleOrder: policy.roleOrder, io });
      const named = await attributed(found, { options, io, client });
      const report = { ...found, items: named.items, notes: [...notes, ...named.notes, ...found.notes] };
      return previous === undefined ? report : { ...report, ...compareWithPrevious(report, previous) };
    });

    for (const { line, pattern } of rules.unused())
      io.stderr.write(
        `Line ${line} of the ignore file fits nothing any more: ${harmless(withoutAddress(pattern, /^[^/]*\//, policy.redact))}\n`,
      );
    if (options.writeIgnore !== undefined) await writeIgnoreLines(report, options, io);
    await print(report, { loaded, options, policy }, io);
    const isAsked = options.detailedExitcode === true || options.failOn !== undefined;
    const isDrift = isAsked && failing(report, options.failOn ?? "low").length > 0;
    return worst(
      isDrift ? EXIT.changes : EXIT.clean,
      report.completeness.status === "complete" ? EXIT.clean : EXIT.incomplete,
    );
  },
});

async function print(
  report: DriftReport,
  { loaded, options, policy }: { loaded: LoadedStacks; options: DriftOptions; policy: Policy },
  io: Io,
): Promise<void> {
  const { redact } = policy;
  const shown = redactReport(report, redact);
  const colors = wantsColor(options, io) ? "on" : "off";
  const texts: Readonly<Record<(typeof FORMATS)[number], () => string>> = {
    table: () => driftTable(shown, { colors }),
    md: () => driftMarkdown(shown),
    json: () => documentText(documentOf(shown)),
    // Joins people by their addresses before it hides them, so it takes the report as it is.
    html: () =>
      matrixOfReport(report, loaded.stacks, {
        guards: planGuards(loaded.plans, { policy, roster: report.roster, now: io.now() }),
        accountName: null,
        redact,
        staleAfterDays: Math.ceil(options.staleAfter / DAY_MS),
      }),
  };
  await writeOutputs(outputsOr(options.format, "table"), io, (format) => texts[format]());
}

async function attributed(
  { items, roster }: DriftReport,
  { options, io, client }: { options: DriftOptions; io: Io; client: Client | undefined },
): Promise<Pick<DriftReport, "items" | "notes">> {
  if (options.attribute === undefined) return { items, notes: [] };
  if (client === undefined)
    throw new AccessError("--attribute asks Automox, so it does not go with --roster.");
  const progress = startProgress("Asking who changed it, day", io, options);
  try {
    return await attribute({ items, organizations: roster.organizations }, client.audit, {
      call: { signal: io.signal },
      now: io.now(),
      days: options.attribute,
      progress: progress.update,
    });
  } finally {
    progress.end();
  }
}
