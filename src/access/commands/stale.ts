import { type Command, InvalidArgumentError, Option } from "commander";
import { uuidOf } from "../../automox/wire/uuid";
import { unshown } from "../../secrets/unshown";
import { AccessError } from "../cli/access-error";
import { type AccessCommand, type Io, several } from "../cli/command";
import { EXIT } from "../cli/exit-code";
import { formatOption, type Output, outputsOr, writeOutputs } from "../cli/formats";
import { startProgress } from "../cli/progress";
import { readText } from "../cli/read-text";
import { parseAddresses } from "../export/selection";
import { toolOf } from "../facts/document-parts";
import { redacted } from "../facts/redact";
import { redactedRoster } from "../facts/redacted-roster";
import type { Roster } from "../facts/roster";
import { redactionFor } from "../guards/policy";
import { withLiveClient } from "../live/live-client";
import {
  type RosterOptions,
  readable,
  rosterFrom,
  rosterOptions,
  tellIncomplete,
} from "../live/roster-source";
import { auditLogins } from "../stale/audit-logins";
import type { LoginEvidence } from "../stale/login-evidence";
import { type LoginColumns, loginsIn } from "../stale/logins-file";
import { withZones } from "../stale/organization-zones";
import { judgePeople } from "../stale/stale-people";
import { STALE_FORMATS, type StaleFormat, staleText } from "../stale/stale-report";
import { cutLines } from "../text/markdown-budget";
import { harmless } from "../text/safe-text";
import { readTable } from "../text/table-file";

interface StaleOptions extends RosterOptions, LoginColumns {
  readonly days: number;
  readonly lookBack?: number;
  readonly logins?: string;
  readonly orgUuid?: ReadonlyMap<number, string>;
  readonly except?: readonly string[];
  readonly format?: readonly Output<StaleFormat>[];
}

/** More days than any audit trail keeps. */
const MAX_DAYS = 3_660;

export const staleCommand: AccessCommand<StaleOptions> = {
  name: "stale",
  summary: "Finds people who have not logged in for a number of days.",

  configure(command: Command) {
    rosterOptions(command);
    formatOption(command, STALE_FORMATS);
    command
      .requiredOption("--days <number>", "how many days without a log-in make somebody stale", wholeDays)
      .option(
        "--look-back <number>",
        "how many days of the audit trail to read (default: twice --days)",
        wholeDays,
      )
      .option(
        "--org-uuid <number=uuid>",
        "UUID of an organization, which the audit trail is asked by, where Automox shows none; several times",
        organizationUuid,
      )
      .option("--logins <csv>", "take last log-ins from this file instead of the audit trail")
      .option("--email-column <name>", "its column of the e-mail address")
      .option("--login-column <name>", "its column of the last log-in")
      .addOption(
        new Option("--dates <order>", "how its dates such as 3/4/2026 are meant").choices(["dmy", "mdy"]),
      )
      .option(
        "--except <what>",
        "people to leave out, such as a break-glass account: a pattern, or @FILE",
        several,
      );
  },

  async run(options, io) {
    const now = io.now();
    const fromFile =
      options.logins === undefined
        ? undefined
        : loginsIn(readTable(await readText(io, options.logins), options.logins), options, now);
    const isExcepted = await parseAddresses(options.except ?? [], (path) => readText(io, path));
    const redaction = await redactionFor(options, io);
    const live = await rosterFrom(options, io);
    const roster = { ...live, people: live.people.filter(({ email }) => !isExcepted(email)) };
    const read = fromFile ?? (await fromAuditTrail(roster, options, io));
    const evidence = { ...read, problems: read.problems.map((problem) => redacted(problem, redaction)) };
    const people = judgePeople(roster, evidence, { days: options.days, now });
    const tool = toolOf(io.version);
    await writeOutputs(outputsOr(options.format, "table"), io, (format) =>
      staleText(format, {
        roster: redactedRoster(roster, redaction),
        people,
        evidence,
        days: options.days,
        now,
        tool,
        redaction,
      }),
    );
    if (roster.completeness.status === "incomplete") tellIncomplete(roster, io, redaction);
    tellProblems(evidence, io);
    if (roster.completeness.status === "incomplete" || evidence.problems.length > 0) return EXIT.incomplete;
    return people.some(({ standing }) => standing === "stale") ? EXIT.changes : EXIT.clean;
  },
};

function organizationUuid(
  text: string,
  before: ReadonlyMap<number, string> = new Map(),
): ReadonlyMap<number, string> {
  const [, org, id] = /^(\d+)=(.*)$/.exec(text.trim()) ?? [];
  const uuid = uuidOf(id);
  if (org === undefined || uuid === undefined)
    // Not commander's error, which would repeat the text: it may be a key in the wrong place.
    throw new AccessError(
      `Expected the number of an organization, =, and its UUID, got ${unshown(text, "these")}.`,
    );
  return new Map([...before, [Number(org), uuid]]);
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    throw new InvalidArgumentError(`Expected a whole number from 1 to ${MAX_DAYS}.`);
  return days;
}

/**
 * Twice the days: a sign-in before them is what makes somebody stale, so it has to lie within what is read.
 */
async function fromAuditTrail(roster: Roster, options: StaleOptions, io: Io): Promise<LoginEvidence> {
  const days = options.lookBack ?? Math.min(2 * options.days, MAX_DAYS);
  return withLiveClient(options, io, async (client) => {
    const progress = startProgress("Reading the audit trail, day", io, options);
    try {
      const organizations = await withZones(roster.organizations, client, {
        given: options.orgUuid ?? new Map(),
        accountId:
          options.accountId ?? (io.env.AUTOMOX_ACCOUNT_UUID?.trim() || roster.accountId) ?? undefined,
        call: { signal: io.signal },
      });
      return await auditLogins(client.audit, organizations, {
        days,
        now: io.now(),
        signal: io.signal,
        progress: (done, total) => progress.update(done, total),
      });
    } catch (error) {
      throw readable(error);
    } finally {
      progress.end();
    }
  });
}

function tellProblems({ problems }: LoginEvidence, io: Io): void {
  if (problems.length === 0) return;
  io.stderr.write("Incomplete: not all log-ins could be read.\n");
  for (const line of cutLines(problems, 20, { line: (problem) => harmless(problem, 500) }))
    io.stderr.write(`  ${line}\n`);
  io.stderr.write(
    "A file of last log-ins from the identity provider's logs can be used instead: --logins FILE.\n",
  );
}
