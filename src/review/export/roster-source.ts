import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { AutomoxError } from "../../automox/errors";
import { REDACTIONS, type Redaction } from "../access/redact";
import type { Roster } from "../access/roster";
import { AccessError } from "../cli/access-error";
import type { Io, SharedOptions } from "../cli/command";
import { readPolicy } from "../cli/policy";
import { startProgress } from "../cli/progress";
import { failureWords } from "../live/failure-words";
import { readRoster } from "../live/read-roster";
import { harmless } from "../print/safe-text";
import { type LiveOptions, liveOptions, scopeOf, withLiveClient } from "./live-client";
import { readRosterDocument } from "./roster-document";

/** Options of every command that lists or compares people. */
export interface RosterOptions extends LiveOptions {
  readonly roster?: string;
}

export function rosterOptions(command: Command): void {
  liveOptions(command);
  command.option("--roster <file>", "read people from an export of this tool (profile roster, JSON) instead");
}

/** The people to work on: from the file named, else from Automox. Throws AccessError. */
export async function rosterFrom(options: RosterOptions, io: Io): Promise<Roster> {
  if (options.roster !== undefined) return readRosterDocument(await readText(io, options.roster));
  return withLiveClient(options, io, async (client) => {
    const progress = startProgress("Reading people, organization", io, options);
    try {
      const roster = await readRoster(client, scopeOf(options, io), {
        now: io.now,
        signal: io.signal,
        progress: (done, total) => progress.update(done, total),
      });
      for (const note of roster.notes) io.stderr.write(`Note: ${note}\n`);
      return roster;
    } catch (error) {
      throw readable(error);
    } finally {
      progress.end();
    }
  });
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
export function tellIncomplete({ completeness }: Roster, io: Io): void {
  const { problems, scanned, total } = completeness;
  io.stderr.write(`Incomplete: ${scanned} of ${total} organizations were read to the end.\n`);
  for (const problem of problems) io.stderr.write(`  ${harmless(problem, 500)}\n`);
}

/** The text of a file the user named, from the working folder. Throws AccessError. */
export async function readText({ cwd }: Pick<Io, "cwd">, path: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), "utf8");
  } catch (error) {
    throw new AccessError(`Cannot read ${path}: ${reasonOf(error)}.`, { cause: error });
  }
}

/** By the code and not the class, because the error may come from another realm. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "there is no such file" : message;
}

export const redactionOf = ({ redact }: SharedOptions): Redaction =>
  REDACTIONS.find((mode) => mode === redact) ?? "none";

/** How much a report shows: the option, else the policy file. Throws AccessError for a policy that is not right. */
export const redactionFor = async (options: SharedOptions, io: Io): Promise<Redaction> =>
  (await readPolicy(options, io)).redact;
