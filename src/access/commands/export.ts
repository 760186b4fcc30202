import { hidden } from "../../secrets/hidden";
import { accessCommand } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { FORMAT, formats, outputsOr, writeOutputs, writeWhole } from "../cli/formats";
import { oneOf } from "../cli/options";
import { readText } from "../cli/read-text";
import { COLUMNS } from "../export/columns";
import { exportText, linesOf, OUTPUT_FORMATS, selectedRoster } from "../export/export-text";
import { listedOutput, manifestText } from "../export/manifest";
import { exportRows, PROFILE_NAMES } from "../export/profiles";
import { parseSelection } from "../export/selection";
import { toolOf } from "../facts/document-parts";
import { withoutAddress, withoutPeople } from "../facts/without-people";
import { redactionFor } from "../guards/policy";
import { ROSTER, rosterFrom, tellIncomplete } from "../live/roster-source";
import { matrixOfRoster } from "../matrix/access-matrix";
import { harmless } from "../text/safe-text";

export const exportCommand = accessCommand({
  name: "export",
  summary: "Lists who has access, as CSV or JSON: for auditors, for reviews, to join with other systems.",

  options: {
    ...ROSTER,
    [FORMAT]: formats(OUTPUT_FORMATS),
    "--profile <name>": oneOf(
      "which columns: the console's own six, or others",
      PROFILE_NAMES,
      "automox-console",
    ),
    "--columns <list>": `columns in place of the profile's: ${COLUMNS.map(({ key }) => key).join(",")}`,
    "--select <what>*":
      "email=PATTERN, role=ROLE, status=STATUS, org=NUMBER or @FILE with addresses; several of a kind are alternatives",
    "--bom": "a byte order mark before CSV, so that Excel takes it for UTF-8",
    "--manifest <file>": "also write what makes the list evidence: SHA-256, time, account, completeness",
  },

  async run(options, io) {
    const { profile, select = [] } = options;
    const outputs = outputsOr(options.format, profile === "baton" ? "json" : "csv");
    const columns = options.columns?.split(",");
    const selection = await parseSelection(select, (path) => readText(io, path));
    const mode = await redactionFor(options, io);
    const tool = toolOf(io.version);
    const live = await rosterFrom(options, io);
    if (live.completeness.status === "incomplete") {
      tellIncomplete(live, io, mode);
      io.stderr.write("Nothing was written: a list with people missing would pass for a whole one.\n");
      return EXIT.incomplete;
    }
    const lines = linesOf(profile);
    for (const text of selection.unmatched(exportRows(live, lines)))
      io.stderr.write(`Nobody fits the selection ${harmless(withoutAddress(text, /^\w+=/, mode))}.\n`);
    // Selected before it is redacted: people are asked for by their real address.
    const selected = selectedRoster(live, lines, selection);
    const chosen = withoutPeople(selected, mode);
    const rows = exportRows(chosen, lines).length;
    const page = { toolVersion: io.version, redact: mode, staleAfterDays: STALE_AFTER_DAYS };
    const bom = options.bom ? "with" : "without";
    const listed: ReturnType<typeof listedOutput>[] = [];
    await writeOutputs(outputs, io, (format) => {
      const text =
        format === "html"
          ? matrixOfRoster(selected, page)
          : exportText(chosen, format, { profile, columns, bom, tool });
      // As it leaves: the manifest has its sum.
      const content = hidden(text);
      // Outputs are rendered in their order.
      listed.push(listedOutput(outputs[listed.length]?.file ?? "-", content, rows));
      return content;
    });
    if (options.manifest === undefined) return EXIT.clean;
    const shown = select.map((text) => withoutAddress(text, /^\w+=/, mode));
    const facts = { tool, writtenAt: io.now(), profile, selection: shown, outputs: listed };
    await writeWhole(options.manifest, manifestText(withoutPeople(live, mode), facts), io);
    return EXIT.clean;
  },
});

/** As the provider's default for `invitation.max_age`. */
const STALE_AFTER_DAYS = 14;
