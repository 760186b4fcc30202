import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { AccessError, messageOf } from "../cli/access-error";
import type { Io } from "../cli/command";
import { writeWhole } from "../cli/formats";
import { plural } from "../text/plural";
import { mayBeAccepted } from "./gaps";
import { type IgnoreRules, NO_IGNORE_RULES, parseIgnoreLine, readIgnoreRules } from "./ignore-file";
import type { DriftReport } from "./report";
import { gapPattern, ignorePattern } from "./suggested-actions";

const DEFAULT_FILE = ".accessignore";

/** The rules of the file named, else of `.accessignore` where there is one. Throws AccessError. */
export async function loadIgnoreRules(
  file: string | undefined,
  { cwd, now }: Pick<Io, "cwd" | "now">,
): Promise<IgnoreRules> {
  const text = await textOf(resolve(cwd, file ?? DEFAULT_FILE));
  if (text !== undefined) return readIgnoreRules(text, { file: file ?? DEFAULT_FILE, now: now() });
  if (file === undefined) return NO_IGNORE_RULES;
  throw new AccessError(`Cannot read ${file}: there is no such file.`);
}

interface WriteOptions {
  readonly writeIgnore?: string;
  readonly reason?: string | undefined;
  readonly until?: string | undefined;
}

/** Before anything is asked of Automox. Throws AccessError. */
export function checkReason({ reason }: WriteOptions): void {
  if (!reason?.trim())
    throw new AccessError(
      "--write-ignore needs --reason TEXT: an exception that nobody can explain is an error later.",
    );
}

/** Adds a line for everything found, and for what Automox never tells, to the file, keeping what it has. Throws AccessError for a day that is none. */
export async function writeIgnoreLines(
  { items, notCompared }: Pick<DriftReport, "items" | "notCompared">,
  { writeIgnore: file = DEFAULT_FILE, ...fields }: WriteOptions,
  io: Pick<Io, "cwd" | "stderr">,
): Promise<void> {
  const existing = (await textOf(resolve(io.cwd, file))) ?? "";
  const open = notCompared.filter((gap) => mayBeAccepted(gap) && gap.accepted === null);
  const patterns = [...items.map(ignorePattern), ...open.map(gapPattern)];
  const lines = ignoreLines(patterns, fields, existing);
  const wrong = lines.map((line) => parseIgnoreLine(line, 0)).find((entry) => typeof entry === "string");
  if (wrong !== undefined) throw new AccessError(`Cannot write ${file}: ${wrong}.`);
  const before = existing === "" || existing.endsWith("\n") ? existing : `${existing}\n`;
  if (lines.length > 0) await writeWhole(file, `${before}${lines.join("\n")}\n`, io);
  io.stderr.write(`${plural(lines.length, "line", "lines")} added to ${file}.\n`);
}

/**
 * Lines for the ignore file, one per pattern, without those the text has already. Every one carries the reason,
 * because one without is an error.
 */
export function ignoreLines(
  patterns: readonly string[],
  { reason = "", until }: WriteOptions,
  existing: string,
): readonly string[] {
  const known = new Set(existing.split(/\r?\n/).map((line) => line.trim().split(/(?<!\\)\s/)[0]));
  const tail = `reason=${JSON.stringify(reason.replaceAll(/\s+/g, " ").trim())}${until === undefined ? "" : ` until=${until}`}`;
  return [...new Set(patterns)]
    .filter((pattern) => !known.has(pattern))
    .map((pattern) => `${pattern} ${tail}`);
}

/** Undefined: there is no such file. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new AccessError(`Cannot read ${path}: ${messageOf(error)}`);
  }
}
