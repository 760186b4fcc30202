import { accessCommand } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { writeWhole } from "../cli/formats";
import { preset } from "../cli/options";
import { staleAfter } from "../drift/age-option";
import { loadIgnoreRules } from "../drift/ignore-source";
import { redactReport } from "../drift/redact-report";
import { makeReport } from "../drift/report";
import { gapLines } from "../drift/report-lines";
import { DAY_MS } from "../facts/days";
import { planGuards } from "../guards/plan-guards";
import { readPolicy } from "../guards/policy";
import { ROSTER, rosterFrom, tellIncomplete } from "../live/roster-source";
import { matrixOfRoster } from "../matrix/access-matrix";
import { matrixOfReport } from "../matrix/report-matrix";
import { loadStacks } from "../terraform/load-stacks";
import { spokenOf } from "../terraform/stack-access";
import { plainText } from "../text/phrase-text";

export const matrixCommand = accessCommand({
  name: "matrix",
  summary:
    "Writes people and organizations as one HTML page: roles, drift, pending, unmanaged, second factor.",

  options: {
    ...ROSTER,
    "--state <file>*":
      "what `terraform show -json` prints for a state, - for stdin; NAME=FILE names the stack; several times. Without one nobody is called unmanaged",
    "--plan <file>*": "a plan of a normal run as JSON instead; several times",
    "--terraform-dir <folder>":
      "starts Terraform and its providers there, where init ran, to read saved plans",
    "-o, --out <file>": preset("where the page goes, - for stdout", "access-matrix.html"),
    ...staleAfter("age from which a pending invitation needs attention"),
    "--ignore-file <file>": "accepted differences; default .accessignore of the working folder",
    "--strict": "also the owner of the key and Automox's support accounts count as unmanaged",
    "--account-name <name>": "how the page calls the account (default: its id)",
  },

  async run(options, io) {
    const isCompared = options.state !== undefined || options.plan !== undefined;
    const loaded = isCompared ? await loadStacks(options, io) : undefined;
    const policy = await readPolicy(options, io);
    const rules = await loadIgnoreRules(options.ignoreFile, io);
    const roster = await rosterFrom(options, io, spokenOf(loaded?.stacks ?? []));
    const meta = {
      accountName: options.accountName ?? null,
      redact: policy.redact,
      staleAfterDays: Math.ceil(options.staleAfter / DAY_MS),
    };
    const compared = { ...options, roster, rules, roleOrder: policy.roleOrder, io };
    const report = loaded && makeReport(loaded, compared);
    const html = report
      ? matrixOfReport(report, loaded.stacks, {
          ...meta,
          guards: planGuards(loaded.plans, { policy, roster, now: io.now() }),
        })
      : matrixOfRoster(roster, { ...meta, toolVersion: io.version });
    if (options.out === "-") io.stdout.write(html);
    else {
      await writeWhole(options.out, html, io);
      io.stdout.write(`Written: ${options.out}\n`);
    }
    // The page itself says so in red; whoever only looks at the code must learn it too.
    if ((report ?? roster).completeness.status === "complete") return EXIT.clean;
    tellIncomplete(roster, io, policy.redact);
    const lines = report ? gapLines(redactReport(report, policy.redact)).open.map(plainText) : [];
    for (const line of [...(loaded?.problems ?? []), ...lines]) io.stderr.write(`  ${line}\n`);
    return EXIT.incomplete;
  },
});
