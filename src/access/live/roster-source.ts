import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { TextDecoder } from "node:util";
import type { Command } from "commander";
import type { Client } from "../../automox/client";
import { AutomoxError } from "../../automox/transport/errors";
import { AccessError } from "../cli/access-error";
import type { Io } from "../cli/command";
import { startProgress } from "../cli/progress";
import type { Redaction } from "../facts/redact";
import { redactedRoster } from "../facts/redacted-roster";
import type { LiveRoster, Roster } from "../facts/roster";
import { harmless } from "../text/safe-text";
import { failureWords } from "./failure-words";
import { type LiveOptions, liveOptions, scopeOf, withLiveClient } from "./live-client";
import { readRoster } from "./read-roster";
import { readRosterDocument } from "./roster-document";
import type { ExpectedPerson } from "./roster-scope";

/** Options of every command that lists or compares people. */
export interface RosterOptions extends LiveOptions {
  readonly roster?: string;
}

export function rosterOptions(command: Command): void {
  liveOptions(command);
  command.option("--roster <file>", "read people from an export of this tool (profile roster, JSON) instead");
}

/** What states or plans speak of: organizations to be read as well, and people whose absence needs a second word. */
export interface Expected {
  readonly known?: readonly number[];
  readonly expected?: readonly ExpectedPerson[];
}

/** The people to work on: from the file named, else from Automox. Throws AccessError. */
export async function rosterFrom(options: RosterOptions, io: Io, spoken: Expected = {}): Promise<Roster> {
  if (options.roster !== undefined) return readRosterDocument(await readText(io, options.roster));
  return withLiveClient(options, io, async (client) => {
    const roster = await liveRoster(client, { options, io, ...spoken });
    for (const note of roster.notes) io.stderr.write(`Note: ${note}\n`);
    return roster;
  });
}

/** Everybody in the organizations asked for, or in all that are seen or known. Throws AccessError. */
export async function liveRoster(
  client: Client,
  { options, io, known = [], expected = [] }: Expected & { readonly options: LiveOptions; readonly io: Io },
): Promise<LiveRoster> {
  const scope = scopeOf(options, io);
  // An organization of the environment is where to begin, and not a limit: what the states speak of is read as well.
  const organizations =
    options.org === undefined && scope.organizations.length > 0
      ? [...scope.organizations, ...known]
      : scope.organizations;
  let progress = startProgress("Reading people, organization", io, options);
  let isConfirming = false;
  try {
    return await readRoster(
      client,
      { ...scope, organizations, known, expected },
      {
        now: io.now,
        signal: io.signal,
        progress: ({ done, total, people }) => progress.update(done, total, `${people} people so far`),
        confirming: (done, total) => {
          if (!isConfirming) {
            progress.end();
            progress = startProgress("Asking for people on no list, person", io, options);
          }
          isConfirming = true;
          progress.update(done, total);
        },
      },
    );
  } catch (error) {
    throw readable(error);
  } finally {
    progress.end();
  }
}

/** An error of the client in words for a terminal. */
export function readable(error: unknown): unknown {
  if (!(error instanceof AutomoxError)) return error;
  const remedy =
    error.kind === "unauthorized"
      ? " Make a new key in the console under Settings > API Keys."
      : error.kind === "network"
        ? " Check the network, the proxy and the base URL; `automox-access doctor` looks at each."
        : "";
  return new AccessError(
    `Automox could not be read (${error.method} ${error.path}): ${failureWords(error)}.${remedy}`,
    { cause: error },
  );
}

/** Sentences on stderr for a roster of which something is missing. */
export function tellIncomplete(roster: Roster, io: Io, redaction: Redaction): void {
  const { problems, scanned, total } = redactedRoster(roster, redaction).completeness;
  io.stderr.write(`Incomplete: ${scanned} of ${total} organizations were read to the end.\n`);
  for (const problem of problems) io.stderr.write(`  ${harmless(problem, 500)}\n`);
}

/**
 * The text of a file the user named, from the working folder: UTF-8, or UTF-16 with its mark, as PowerShell and Excel write it. Throws AccessError,
 * also for any other encoding: guessing which would give people other names.
 */
export async function readText({ cwd }: Pick<Io, "cwd">, path: string): Promise<string> {
  const bytes = await readFile(resolve(cwd, path)).catch((error: unknown) => {
    throw new AccessError(`Cannot read ${path}: ${reasonOf(error)}.`, { cause: error });
  });
  const mark = bytes.subarray(0, 2).toString("hex");
  const encoding = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AccessError(
      `Cannot read ${path}: it is no UTF-8. Save it again as UTF-8, in Excel as "CSV UTF-8".`,
      {
        cause: error,
      },
    );
  }
}

/** By the code and not the class, because the error may come from another realm. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "there is no such file" : message;
}
