import { InvalidArgumentError } from "commander";
import { uuidOf } from "../../automox/wire/uuid";
import { unshown } from "../../secrets/unshown";
import { AccessError } from "../cli/access-error";
import { accessCommand, type Io } from "../cli/command";
import { mandatory, type OptionsOf, oneOf, parsed } from "../cli/options";
import { startProgress } from "../cli/progress";
import { readText } from "../cli/read-text";
import { parseAddresses } from "../export/selection";
import { toolOf } from "../facts/document-parts";
import type { Redaction } from "../facts/redact";
import type { Roster } from "../facts/roster";
import { redactionFor } from "../guards/policy";
import { FINDINGS, printFindings } from "../live/findings";
import { withLiveClient } from "../live/live-client";
import { ROSTER, type RosterOptions, rosterFrom } from "../live/roster-source";
import { auditLogins } from "../stale/audit-logins";
import type { LoginEvidence } from "../stale/login-evidence";
import { type LoginColumns, loginsIn } from "../stale/logins-file";
import { withZones } from "../stale/organization-zones";
import { judgePeople } from "../stale/stale-people";
import { staleReport } from "../stale/stale-report";
import { namesOf } from "../tables/systems";
import { tableFrom } from "../tables/table-from";

/** More days than any audit trail keeps. */
const MAX_DAYS = 3_660;

const OPTIONS = {
  ...ROSTER,
  ...FINDINGS,
  "--days <number>": mandatory(parsed("how many days without a log-in make somebody stale", wholeDays)),
  "--look-back <number>": parsed(
    "how many days of the audit trail to read (default: twice --days)",
    wholeDays,
  ),
  "--org-uuid <number=uuid>": parsed(
    "UUID of an organization, which the audit trail is asked by, where Automox shows none; several times",
    organizationUuid,
  ),
  "--logins <csv>": "take last log-ins from this file instead of the audit trail",
  "--email-column <name>": "its column of the e-mail address",
  "--login-column <name>": "its column of the last log-in",
  "--dates <order>": oneOf("how its dates such as 3/4/2026 are meant", ["dmy", "mdy"]),
  "--skip-invalid-rows": "leave out its rows that are wrong, and end with 4, instead of refusing it",
  "--except <what>*": "people to leave out, such as a break-glass account: a pattern, or @FILE",
};

type StaleOptions = RosterOptions & OptionsOf<typeof OPTIONS>;

export const staleCommand = accessCommand({
  name: "stale",
  summary: "Finds people who have not logged in for a number of days.",

  options: OPTIONS,

  async run(options, io) {
    const now = io.now();
    const { days, logins } = options;
    const redaction = await redactionFor(options, io);
    const fromFile = logins === undefined ? undefined : await loginsFrom(logins, { options, redaction, io });
    const isExcepted = await parseAddresses(options.except ?? [], (path) => readText(io, path));
    const live = await rosterFrom(options, io);
    const roster = { ...live, people: live.people.filter(({ email }) => !isExcepted(email)) };
    const evidence = fromFile ?? (await fromAuditTrail(roster, options, io));
    const people = judgePeople(roster, evidence, { days, now });
    const report = staleReport({ roster, people, evidence, days, now, tool: toolOf(io.version), redaction });
    return printFindings(report, options, io);
  },
});

interface LoginsFile {
  readonly options: LoginColumns;
  readonly redaction: Redaction;
  readonly io: Io;
}

async function loginsFrom(file: string, { options, redaction, io }: LoginsFile): Promise<LoginEvidence> {
  const { emailColumn } = options;
  const table = await tableFrom(file, { io, emailColumn, more: namesOf("actor") });
  return loginsIn(table, { columns: options, now: io.now(), redaction });
}

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
    const call = { signal: io.signal };
    const account = options.accountId ?? (io.env.AUTOMOX_ACCOUNT_UUID?.trim() || roster.accountId);
    try {
      const organizations = await withZones(roster.organizations, client, {
        given: options.orgUuid ?? new Map(),
        accountId: account ?? undefined,
        call,
      });
      const reading = { days, now: io.now(), call, progress: progress.update };
      return await auditLogins(client.audit, organizations, reading);
    } finally {
      progress.end();
    }
  });
}
