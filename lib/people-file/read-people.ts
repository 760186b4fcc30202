import { readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { csvRows } from "./csv-rows";
import { listRows } from "./list-rows";
import type { Rows } from "./row";

export type PeopleFormat = "csv" | "json" | "yaml";

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
export function readPeople(file: string, given?: PeopleFormat): Rows {
  const format = given ?? FORMATS[extname(file).toLowerCase()];
  if (format === undefined)
    throw new Error(
      `Cannot tell the format of ${file} by its name: end it in .csv, .json or .yaml, or give format.`,
    );
  const text = decode(readFileSync(resolve(file)));
  if (text === undefined)
    return {
      rows: [],
      complaints: [{ line: 1, message: 'is not UTF-8: save it as "CSV UTF-8", or as UTF-8' }],
    };
  return format === "csv" ? csvRows(text) : listRows(text, format);
}

/** Without the byte order mark that spreadsheets write; undefined for anything but UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined; // not UTF-8 is the answer, not a failure
  }
}
