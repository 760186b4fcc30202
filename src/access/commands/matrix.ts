import { type Command, InvalidArgumentError, Option } from "commander";
import type { AccessCommand, Io } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { writeWhole } from "../cli/formats";
import { parseAge } from "../drift/age-option";
import { findDrift } from "../drift/find-drift";
import type { IgnoreRules } from "../drift/ignore-file";
import { loadIgnoreRules } from "../drift/ignore-source";
import { excused, makeReport, withoutUnfounded } from "../drift/report";
import { DAY_MS } from "../facts/days";
import { toolOf } from "../facts/document-parts";
import type { Roster } from "../facts/roster";
import { planGuards } from "../guards/plan-guards";
import { type Policy, readPolicy } from "../guards/policy";
import { type RosterOptions, rosterFrom, rosterOptions, tellIncomplete } from "../live/roster-source";
import { accessMatrix } from "../matrix/access-matrix";
import { matrixOfReport } from "../matrix/report-matrix";
import { type LoadedStacks, loadStacks } from "../terraform/load-stacks";
import { organizationsOf, peopleOfStacks } from "../terraform/stack-access";

interface MatrixOptions extends RosterOptions {
  readonly state?: readonly string[];
  readonly plan?: readonly string[];
  readonly out?: string;
  readonly staleAfter: number;
  readonly ignoreFile?: string;
  readonly strict?: boolean;
  readonly accountName?: string;
}

const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

function age(text: string): number {
  const ms = parseAge(text);
  if (ms === undefined) throw new InvalidArgumentError("Expected a number with h, d or w, such as 14d.");
  return ms;
}

export const matrixCommand: AccessCommand<MatrixOptions> = {
  name: "matrix",
  summary:
    "Writes people and organizations as one HTML page: roles, drift, pending, unmanaged, second factor.",

  configure(command: Command) {
    rosterOptions(command);
    command
      .option(
        "--state <file>",
        "what `terraform show -json` prints for a state, - for stdin; NAME=FILE names the stack; several times. Without one nobody is called unmanaged",
        several,
      )
      .option("--plan <file>", "a plan of a normal run instead; several times", several)
      .option("--out <file>", "where the page goes (default: stdout)")
      .addOption(
        new Option("--stale-after <age>", "age from which a pending invitation needs attention")
          .argParser(age)
          .default(14 * DAY_MS, "14d"),
      )
      .option("--ignore-file <file>", "accepted differences; default .accessignore of the working folder")
      .option("--strict", "also the owner of the key and Automox's support accounts count as unmanaged")
      .option("--account-name <name>", "how the page calls the account (default: its id)");
  },

  async run(options, io) {
    const places = { states: options.state ?? [], plans: options.plan ?? [] };
    const isCompared = places.states.length > 0 || places.plans.length > 0;
    const loaded = isCompared ? await loadStacks(places, io) : undefined;
    const policy = await readPolicy(options, io);
    const rules = await loadIgnoreRules(options.ignoreFile, io);
    const stacks = loaded?.stacks ?? [];
    const roster = await rosterFrom(options, io, {
      known: organizationsOf(stacks),
      expected: peopleOfStacks(stacks),
    });
    const { html, isComplete } = rendered(roster, loaded, { options, io, policy, rules });
    if (options.out === undefined) io.stdout.write(html);
    else await writeWhole(options.out, html, io);
    // The page itself says so in red; whoever only looks at the code must learn it too.
    if (isComplete) return EXIT.clean;
    tellIncomplete(roster, io, policy.redact);
    for (const problem of loaded?.problems ?? []) io.stderr.write(`  ${problem}\n`);
    return EXIT.incomplete;
  },
};

function rendered(
  roster: Roster,
  loaded: LoadedStacks | undefined,
  { options, io, policy, rules }: { options: MatrixOptions; io: Io; policy: Policy; rules: IgnoreRules },
): { readonly html: string; readonly isComplete: boolean } {
  const meta = {
    accountName: options.accountName ?? null,
    redact: policy.redact,
    staleAfterDays: Math.ceil(options.staleAfter / DAY_MS),
  };
  if (loaded === undefined)
    return {
      html: accessMatrix({
        ...{ roster, managed: null, drift: [], ignored: [], guards: [] },
        meta: { ...meta, toolVersion: io.version },
      }),
      isComplete: roster.completeness.status === "complete",
    };
  const { stacks, problems } = loaded;
  const settings = {
    staleAfterMs: options.staleAfter,
    now: io.now().getTime(),
    roleOrder: policy.roleOrder,
  };
  const found = findDrift({ stacks, roster }, settings);
  const founded = withoutUnfounded(found, problems);
  const split = excused(founded.items, {
    rules,
    keyOwner: roster.keyOwner,
    mode: options.strict ? "strict" : "lenient",
  });
  const report = makeReport({
    tool: toolOf(io.version),
    now: io.now(),
    ...{ roster, stacks, planProblems: problems, ...split },
    since: null,
    withheld: founded.withheld,
    notes: [],
  });
  return {
    html: matrixOfReport(report, stacks, {
      ...meta,
      guards: planGuards(loaded.plans, { policy, roster, now: io.now() }),
    }),
    isComplete: report.completeness.status === "complete",
  };
}
