import { type Command, InvalidArgumentError, Option } from "commander";
import type { Client } from "../../automox/client";
import { AccessError } from "../cli/access-error";
import { wantsColor } from "../cli/colors";
import type { AccessCommand, Io } from "../cli/command";
import { EXIT, worst } from "../cli/exit-code";
import { formatOption, type Output, outputsOr, writeOutputs } from "../cli/formats";
import { startProgress } from "../cli/progress";
import { parseAge } from "../drift/age-option";
import { attribute } from "../drift/attribution";
import { findDrift } from "../drift/find-drift";
import { checkReason, loadIgnoreRules, writeIgnoreLines } from "../drift/ignore-source";
import { driftMarkdown } from "../drift/print-markdown";
import { driftTable } from "../drift/print-table";
import { redactReport } from "../drift/redact-report";
import { type DriftReport, excused, failing, makeReport, withoutUnfounded } from "../drift/report";
import { documentOf, documentText } from "../drift/report-document";
import { compareWithPrevious, readPrevious } from "../drift/since-previous";
import { SEVERITIES, type Severity } from "../facts/access-item";
import { DAY_MS } from "../facts/days";
import { toolOf } from "../facts/document-parts";
import { redacted } from "../facts/redact";
import { type Roster, readerOf } from "../facts/roster";
import { planGuards } from "../guards/plan-guards";
import { type Policy, readPolicy } from "../guards/policy";
import { type LiveOptions, liveOptions, withLiveClient } from "../live/live-client";
import { readRosterDocument } from "../live/roster-document";
import { liveRoster, readable, readText } from "../live/roster-source";
import { matrixOfReport } from "../matrix/report-matrix";
import { type LoadedStacks, loadStacks } from "../terraform/load-stacks";
import { organizationsOf, peopleOfStacks } from "../terraform/stack-access";
import { harmless } from "../text/safe-text";

type DriftFormat = "table" | "md" | "json" | "html";

interface DriftOptions extends LiveOptions {
  readonly state?: readonly string[];
  readonly plan?: readonly string[];
  readonly cdktfOut?: string;
  readonly terraformDir?: string;
  readonly roster?: string;
  readonly format?: readonly Output<DriftFormat>[];
  readonly staleAfter: number;
  readonly failOn: Severity;
  readonly strict?: boolean;
  readonly ignoreFile?: string;
  readonly writeIgnore?: string;
  readonly reason?: string;
  readonly until?: string;
  readonly since?: string;
  readonly attribute?: number;
}

const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

function age(text: string): number {
  const ms = parseAge(text);
  if (ms === undefined) throw new InvalidArgumentError("Expected a number with h, d or w, such as 14d.");
  return ms;
}

function daysBack(text: string): number {
  const days = Math.ceil(age(text) / DAY_MS);
  if (days > 90) throw new InvalidArgumentError("At most 90d: each day is a request for each organization.");
  return days;
}

export const driftCommand: AccessCommand<DriftOptions> = {
  name: "drift",
  summary: "Compares states or plans with Automox: what somebody changed by hand, and whom nobody manages.",

  configure(command: Command) {
    command
      .option(
        "--state <file>",
        "what `terraform show -json` prints for a state, - for stdin; NAME=FILE names the stack; several times",
        several,
      )
      .option(
        "--plan <file>",
        "a plan of a normal run instead: also tells what waits to be applied; several times",
        several,
      )
      .option("--cdktf-out <folder>", "every stack with a saved plan in the output of cdktf or cdktn")
      .option("--terraform-dir <folder>", "where terraform init ran, for saved plans");
    liveOptions(command);
    command.option(
      "--roster <file>",
      "people from an export of this tool (profile roster, JSON) instead of Automox",
    );
    formatOption<DriftFormat>(command, ["table", "md", "json", "html"]);
    command
      .addOption(
        new Option("--stale-after <age>", "age from which a pending invitation is stale")
          .argParser(age)
          .default(14 * DAY_MS, "14d"),
      )
      .addOption(
        new Option("--fail-on <severity>", "least severity that ends with code 2")
          .choices(SEVERITIES)
          .default("low"),
      )
      .option(
        "--strict",
        "also report the owner of the key and Automox's support accounts where nobody manages them",
      )
      .option(
        "--ignore-file <file>",
        "accepted differences; default .accessignore of the working folder if it is there",
      )
      .option("--write-ignore <file>", "add a line for everything found to this file; needs --reason")
      .option("--reason <text>", "why, for --write-ignore")
      .option("--until <day>", "last day as YYYY-MM-DD, for --write-ignore")
      .option("--since <file>", "an earlier report in JSON: tells what is new, continuing and resolved")
      .addOption(
        new Option("--attribute <age>", "ask the audit trail of so many days who changed it").argParser(
          daysBack,
        ),
      );
  },

  async run(options, io) {
    if (options.writeIgnore !== undefined) checkReason(options);
    const policy = await readPolicy(options, io);
    const rules = await loadIgnoreRules(options.ignoreFile, io);
    const previous =
      options.since === undefined
        ? undefined
        : readPrevious(await readText(io, options.since), options.since);
    const loaded = await loadStacks(
      {
        states: options.state ?? [],
        plans: options.plan ?? [],
        cdktfOut: options.cdktfOut,
        terraformDir: options.terraformDir,
      },
      io,
    );
    const { stacks } = loaded;

    const report = await withRoster(options, io, stacks, async (roster, notes, client) => {
      const settings = {
        staleAfterMs: options.staleAfter,
        now: io.now().getTime(),
        roleOrder: policy.roleOrder,
      };
      const found = findDrift({ stacks, roster }, settings);
      const founded = withoutUnfounded(found, loaded.problems);
      const { items, ignored } = excused(founded.items, {
        rules,
        keyOwner: roster.keyOwner,
        mode: options.strict ? "strict" : "lenient",
      });
      const named = await attributed(items, { options, io, client, roster });
      const compared =
        previous &&
        compareWithPrevious({
          items: named.items,
          ignored,
          previous,
          stacks: stacks.map(({ stack }) => stack),
          wasRead: readerOf(roster),
        });
      return makeReport({
        tool: toolOf(io.version),
        now: io.now(),
        roster,
        stacks,
        planProblems: loaded.problems,
        items: compared?.items ?? named.items,
        ignored,
        since: compared?.since ?? null,
        withheld: founded.withheld,
        notes: [...notes, ...named.notes, ...outOfScope(found.outOfScope)],
      });
    });

    for (const { line, pattern } of rules.unused())
      io.stderr.write(
        `Line ${line} of the ignore file fits nothing any more: ${harmless(redacted(pattern, policy.redact))}\n`,
      );
    if (options.writeIgnore !== undefined) await writeIgnoreLines(report.items, options, io);
    await print(report, { loaded, options, policy }, io);
    const drift = failing(report, options.failOn).length > 0 ? EXIT.changes : EXIT.clean;
    return worst(drift, report.completeness.status === "complete" ? EXIT.clean : EXIT.incomplete);
  },
};

async function print(
  report: DriftReport,
  { loaded, options, policy }: { loaded: LoadedStacks; options: DriftOptions; policy: Policy },
  io: Io,
): Promise<void> {
  const { redact } = policy;
  const shown = redactReport(report, redact);
  const colors = wantsColor(options, io) ? "on" : "off";
  await writeOutputs(outputsOr(options.format, "table"), io, (format) => {
    switch (format) {
      case "json":
        return documentText(documentOf(shown));
      case "md":
        return driftMarkdown(shown);
      case "table":
        return driftTable(shown, { colors });
      case "html":
        // Joins people by their addresses before it hides them, so it takes the report as it is.
        return matrixOfReport(report, loaded.stacks, {
          guards: planGuards(loaded.plans, { policy, roster: report.roster, now: io.now() }),
          accountName: null,
          redact,
          staleAfterDays: Math.ceil(options.staleAfter / DAY_MS),
        });
    }
  });
}

const outOfScope = (count: number): readonly string[] =>
  count === 0
    ? []
    : [`${count} resources give access to organizations that were not asked for; they were not compared`];

type Use = (roster: Roster, notes: readonly string[], client: Client | undefined) => Promise<DriftReport>;

// biome-ignore lint/complexity/useMaxParams: options and io go together everywhere; the other two are what is done
async function withRoster(
  options: DriftOptions,
  io: Io,
  stacks: LoadedStacks["stacks"],
  use: Use,
): Promise<DriftReport> {
  if (options.roster !== undefined)
    return use(readRosterDocument(await readText(io, options.roster)), [], undefined);
  return withLiveClient(options, io, async (client) => {
    const roster = await liveRoster(client, {
      ...{ options, io },
      known: organizationsOf(stacks),
      expected: peopleOfStacks(stacks),
    });
    try {
      return await use(roster, roster.notes, client);
    } catch (error) {
      throw readable(error);
    }
  });
}

async function attributed(
  items: DriftReport["items"],
  {
    options,
    io,
    client,
    roster,
  }: { options: DriftOptions; io: Io; client: Client | undefined; roster: Roster },
): Promise<{ readonly items: DriftReport["items"]; readonly notes: readonly string[] }> {
  if (options.attribute === undefined) return { items, notes: [] };
  if (client === undefined)
    throw new AccessError("--attribute asks Automox, so it does not go with --roster.");
  const progress = startProgress("Asking who changed it, day", io, options);
  try {
    return await attribute({ items, organizations: roster.organizations }, client.audit, {
      call: { signal: io.signal },
      now: io.now(),
      days: options.attribute,
      progress: (done, total) => progress.update(done, total),
    });
  } finally {
    progress.end();
  }
}
