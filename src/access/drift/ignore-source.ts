import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { AccessError, messageOf } from "../cli/access-error";
import type { Io } from "../cli/command";
import { writeWhole } from "../cli/formats";
import { type IgnoreRules, NO_IGNORE_RULES, readIgnoreRules } from "./ignore-file";
import { parseIgnoreLine } from "./ignore-line";
import type { DriftItem } from "./item";
import { ignoreLines } from "./write-ignore";

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

/** Before anything is asked of Automox. Throws AccessError. */
export function checkReason({ reason }: { readonly reason?: string | undefined }): void {
  if (!reason?.trim())
    throw new AccessError(
      "--write-ignore needs --reason TEXT: an exception that nobody can explain is an error later.",
    );
}

/** Adds a line per item to the file, keeping what it has. Throws AccessError for a day that is none. */
export async function writeIgnoreLines(
  items: readonly DriftItem[],
  {
    writeIgnore: file = DEFAULT_FILE,
    reason = "",
    until,
  }: { writeIgnore?: string; reason?: string | undefined; until?: string | undefined },
  io: Pick<Io, "cwd" | "stderr">,
): Promise<void> {
  const existing = (await textOf(resolve(io.cwd, file))) ?? "";
  const lines = ignoreLines(items, { reason, until: until ?? null, existing });
  const wrong = lines.map((line) => parseIgnoreLine(line, 0)).find((entry) => typeof entry === "string");
  if (wrong !== undefined) throw new AccessError(`Cannot write ${file}: ${wrong}.`);
  const before = existing === "" || existing.endsWith("\n") ? existing : `${existing}\n`;
  if (lines.length > 0) await writeWhole(file, `${before}${lines.join("\n")}\n`, io);
  io.stderr.write(`${lines.length} lines added to ${file}.\n`);
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
