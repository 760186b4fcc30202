import type { Command } from "commander";
import type { AccessCommand } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { formatOption, type Output, outputsOr, writeOutputs } from "../cli/formats";
import { toolOf } from "../facts/document-parts";
import { redacted } from "../facts/redact";
import { redactedRoster } from "../facts/redacted-roster";
import { redactionFor } from "../guards/policy";
import { confirmGone } from "../keys/confirm-gone";
import { absentOwners, isOrphaned, judgeKeys } from "../keys/judge-keys";
import { KEYS_FORMATS, type KeysFormat, keysText } from "../keys/keys-report";
import { type LiveOptions, liveOptions, withLiveClient } from "../live/live-client";
import { readKeys } from "../live/read-keys";
import { liveRoster, readable, tellIncomplete } from "../live/roster-source";
import { harmless } from "../text/safe-text";

interface KeysOptions extends LiveOptions {
  readonly format?: readonly Output<KeysFormat>[];
}

export const keysCommand: AccessCommand<KeysOptions> = {
  name: "keys",
  summary: "Lists API keys with their owners, those first whose owner is gone or disabled.",

  configure(command: Command) {
    liveOptions(command);
    formatOption(command, KEYS_FORMATS);
  },

  async run(options, io) {
    const now = io.now();
    const redaction = await redactionFor(options, io);
    const { roster, keys, problems } = await withLiveClient(options, io, async (client) => {
      const roster = await liveRoster(client, { options, io });
      const call = { signal: io.signal };
      try {
        const held = await readKeys(
          client,
          roster.organizations.map(({ org }) => org),
          call,
        );
        const asked = await confirmGone(client, absentOwners(held, roster), call);
        const unread = [...held.unread].map(
          ([org, why]) => `the API keys of organization ${org} could not be read: ${why}`,
        );
        const keys = judgeKeys(held, roster, { answers: asked.answers, now });
        return { roster, keys, problems: [...unread, ...asked.problems] };
      } catch (error) {
        throw readable(error);
      }
    });
    const shown = problems.map((problem) => redacted(problem, redaction));
    await writeOutputs(outputsOr(options.format, "table"), io, (format) =>
      keysText(format, {
        roster: redactedRoster(roster, redaction),
        keys,
        problems: shown,
        now,
        tool: toolOf(io.version),
        redaction,
      }),
    );
    const isUnread = roster.completeness.status === "incomplete";
    if (isUnread) tellIncomplete(roster, io, redaction);
    if (shown.length > 0) io.stderr.write("Incomplete: not all keys and owners could be read.\n");
    for (const problem of shown) io.stderr.write(`  ${harmless(problem, 500)}\n`);
    if (isUnread || shown.length > 0) return EXIT.incomplete;
    return keys.some(isOrphaned) ? EXIT.changes : EXIT.clean;
  },
};
