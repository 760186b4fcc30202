import { readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { csvRows } from "./csv-rows";
import { listRows } from "./list-rows";
import type { Rows } from "./row";

export type PeopleFormat = "csv" | "json" | "yaml";

interface PeopleFileOptions {
  /** Left out, the file's name tells. */
  readonly format?: PeopleFormat | undefined;
  /** Whether whoever has no role of their own is given one all the same. */
  readonly hasRole?: boolean;
}

const FORMATS: Readonly<Record<string, PeopleFormat>> = {
  ".csv": "csv",
  ".json": "json",
  ".yaml": "yaml",
  ".yml": "yaml",
};

/**
 * The rows of a people file, and everything that is wrong in it.
 *
 * @param file Relative paths begin at the working directory; the libraries' commands run an app in the folder of
 *   cdktf.json.
 * @throws {Error} where the file cannot be read, or its name does not tell the format.
 */
export function readPeople(file: string, options: PeopleFileOptions = {}): Rows {
  const format = options.format ?? FORMATS[extname(file).toLowerCase()];
  if (format === undefined)
    throw new Error(
      `Cannot tell the format of ${file} from its name: let the name end in .csv, .json or .yaml, or give the option format.`,
    );
  const text = decode(bytesOf(file));
  if (text === undefined)
    return {
      rows: [],
      complaints: [{ line: 1, message: 'is not UTF-8: save it as "CSV UTF-8", or as UTF-8' }],
    };
  const required = options.hasRole ? ["email"] : ["email", "role"];
  return format === "csv" ? csvRows(text, required) : listRows(text, { format, required });
}

/** The system's error says the path at most, and of a folder not even that. */
function bytesOf(file: string): Uint8Array {
  const path = resolve(file);
  try {
    return readFileSync(path);
  } catch (error) {
    // No instanceof: under Jest the system's errors are of another realm.
    const { code = "", message } = error as NodeJS.ErrnoException;
    const why = WHY[code] ?? message;
    const where = path === file ? "" : ` (${path}; relative paths begin at the working directory)`;
    throw new Error(`Cannot read ${file}${where}: ${why}`, { cause: error });
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file (ENOENT)",
  EISDIR: "it is a folder (EISDIR)",
  EACCES: "permission denied (EACCES)",
};

/** Without the byte order mark that spreadsheets write; undefined for anything but UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined; // not UTF-8 is the answer, not a failure
  }
}
