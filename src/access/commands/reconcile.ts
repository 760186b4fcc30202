import { accessCommand } from "../cli/command";
import { mandatory } from "../cli/options";
import { readText } from "../cli/read-text";
import { parseAddresses } from "../export/selection";
import { toolOf } from "../facts/document-parts";
import { redactionFor } from "../guards/policy";
import { FINDINGS, printFindings } from "../live/findings";
import { ROSTER, rosterFrom } from "../live/roster-source";
import { comparePeople } from "../reconcile/compare-people";
import { peopleOf } from "../reconcile/people-file";
import { reconciliationReport } from "../reconcile/reconciliation-report";
import { readTable } from "../text/table-file";

export const reconcileCommand = accessCommand({
  name: "reconcile",
  summary: "Compares who has access with a CSV of your HR system or identity provider.",

  options: {
    ...ROSTER,
    ...FINDINGS,
    "--file <csv>": mandatory("the list of people; its usual columns are found by themselves"),
    "--email-column <name>": "column of the e-mail address",
    "--first-name-column <name>": "column of the given name",
    "--last-name-column <name>": "column of the family name",
    "--name-column <name>": "column of the whole name, where there are no two",
    "--status-column <name>": "column that says whether somebody belongs here",
    "--active-when <word>*":
      "word of that column that means yes, may be given several times (default: the usual ones)",
    "--except <what>*":
      "people to leave out on both sides, such as a break-glass account: a pattern, or @FILE",
  },

  async run(options, io) {
    // First what costs nothing: a wrong file must not wait for Automox.
    const listed = peopleOf(readTable(await readText(io, options.file), options.file), options);
    const isExcepted = await parseAddresses(options.except ?? [], (path) => readText(io, path));
    const redaction = await redactionFor(options, io);
    const live = await rosterFrom(options, io);
    const roster = { ...live, people: live.people.filter(({ email }) => !isExcepted(email)) };
    const comparison = comparePeople(
      roster,
      listed.filter(({ email }) => !isExcepted(email)),
    );
    const { file } = options;
    const report = reconciliationReport({ roster, comparison, file, tool: toolOf(io.version), redaction });
    return printFindings(report, options, io);
  },
});
