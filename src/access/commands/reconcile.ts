import { accessCommand } from "../cli/command";
import { mandatory, oneOf } from "../cli/options";
import { readText } from "../cli/read-text";
import { parseAddresses } from "../export/selection";
import { toolOf } from "../facts/document-parts";
import { redactionFor } from "../guards/policy";
import { FINDINGS, printFindings } from "../live/findings";
import { ROSTER, rosterFrom } from "../live/roster-source";
import { comparePeople } from "../reconcile/compare-people";
import { peopleOf } from "../reconcile/people-file";
import { reconciliationReport } from "../reconcile/reconciliation-report";
import { tableFrom } from "../tables/table-from";

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
    "--status-column <name>": "the one column that says whether somebody belongs here",
    "--leaving-column <name>": "column of the day on which somebody leaves",
    "--active-when <word>*":
      "word of a status that means yes, besides the usual ones; may be given several times",
    "--left-when <word>*":
      "word of a status that means no, besides the usual ones; may be given several times",
    "--no-status": "the file has no status: everybody in it belongs here",
    "--dates <order>": oneOf("how its dates such as 3/4/2026 are meant", ["dmy", "mdy"]),
    "--skip-invalid-rows": "leave out rows that are wrong, and end with 4, instead of refusing the file",
    "--except <what>*":
      "people to leave out on both sides, such as a break-glass account: a pattern, or @FILE",
  },

  async run(options, io) {
    // First what costs nothing: a wrong file must not wait for Automox.
    const { file } = options;
    const isExcepted = await parseAddresses(options.except ?? [], (path) => readText(io, path));
    const redaction = await redactionFor(options, io);
    const table = await tableFrom(file, { io, emailColumn: options.emailColumn });
    const listed = peopleOf(table, { options, now: io.now(), redaction, isExcepted });
    const live = await rosterFrom(options, io);
    const roster = { ...live, people: live.people.filter(({ email }) => !isExcepted(email)) };
    const comparison = comparePeople(roster, listed.people);
    const facts = { roster, comparison, file, listed, tool: toolOf(io.version), redaction };
    return printFindings(reconciliationReport(facts), options, io);
  },
});
