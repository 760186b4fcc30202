import type { Client } from "../../automox/client";
import type { Io } from "../cli/command";
import type { OptionsOf } from "../cli/options";
import { startProgress } from "../cli/progress";
import { readText } from "../cli/read-text";
import type { Redaction } from "../facts/redact";
import type { LiveRoster, Roster } from "../facts/roster";
import { withoutPeople } from "../facts/without-people";
import { plural } from "../text/plural";
import { harmless } from "../text/safe-text";
import { LIVE, type LiveOptions, scopeOf, withLiveClient } from "./live-client";
import { readRoster } from "./read-roster";
import { readRosterDocument } from "./roster-document";
import type { RosterScope } from "./roster-scope";

export { readable } from "./live-client";

/** Options of every command that lists or compares people. */
export const ROSTER = {
  ...LIVE,
  "--roster <file>": "read people from an export of this tool (profile roster, JSON) instead",
};

export type RosterOptions = LiveOptions & OptionsOf<typeof ROSTER>;

/** What states or plans speak of. */
type Expected = Pick<RosterScope, "known" | "expected">;

/** The people to work on: from the file named, else from Automox. Throws AccessError. */
export const rosterFrom = (options: RosterOptions, io: Io, spoken: Expected = {}): Promise<Roster> =>
  withRoster(options, { io, ...spoken }, async ({ roster, notes }) => {
    for (const note of notes) io.stderr.write(`Note: ${note}\n`);
    return roster;
  });

interface People {
  readonly roster: Roster;
  readonly notes: readonly string[];
  /** Undefined where the people come from a file. */
  readonly client?: Client;
}

/** The same, for what has more to ask. */
export async function withRoster<T>(
  options: RosterOptions,
  { io, ...spoken }: Expected & { readonly io: Io },
  use: (people: People) => Promise<T>,
): Promise<T> {
  if (options.roster !== undefined)
    return use({ roster: readRosterDocument(await readText(io, options.roster)), notes: [] });
  return withLiveClient(options, io, async (client) => {
    const roster = await liveRoster(client, { options, io, ...spoken });
    return use({ roster, notes: roster.notes, client });
  });
}

/** Everybody in the organizations asked for, or in all that are seen or known. Throws AccessError. */
export async function liveRoster(
  client: Client,
  { options, io, known = [], expected = [] }: Expected & { readonly options: LiveOptions; readonly io: Io },
): Promise<LiveRoster> {
  const scope = scopeOf(options, io);
  // An organization of the environment is where to begin, and not a limit: what the states speak of is read
  // as well.
  const isLimit = options.org !== undefined || scope.organizations.length === 0;
  const organizations = isLimit ? scope.organizations : [...scope.organizations, ...known];
  const reading = startProgress("Reading people, organization", io, options);
  let progress = reading;
  try {
    return await readRoster(
      client,
      { ...scope, organizations, known, expected },
      {
        now: io.now,
        signal: io.signal,
        progress: ({ done, total, people }) => reading.update(done, total, `${people} people so far`),
        confirming: (done, total) => {
          if (progress === reading) {
            reading.end();
            progress = startProgress("Asking for people on no list, person", io, options);
          }
          progress.update(done, total);
        },
      },
    );
  } finally {
    progress.end();
  }
}

/** Sentences on stderr for a roster of which something is missing. */
export function tellIncomplete(roster: Roster, io: Io, redaction: Redaction): void {
  const { problems, scanned, total } = withoutPeople(roster, redaction).completeness;
  io.stderr.write(
    `Incomplete: ${scanned} of ${plural(total, "organization", "organizations")} ${total === 1 ? "was" : "were"} read to the end.\n`,
  );
  for (const problem of problems) io.stderr.write(`  ${harmless(problem, 500)}\n`);
}
