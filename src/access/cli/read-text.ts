import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { TextDecoder } from "node:util";
import { AccessError, messageOf, whyUnreadable } from "./access-error";
import type { Io } from "./command";

/**
 * The text of a file the user named, from the working folder: UTF-8, or UTF-16 with its mark, as PowerShell
 * and Excel write it. Throws AccessError, also for any other encoding: guessing which would give people other
 * names. `notText` may say what the bytes are instead.
 */
export async function readText(
  { cwd }: Pick<Io, "cwd">,
  path: string,
  notText: (bytes: Uint8Array) => string | undefined = () => undefined,
): Promise<string> {
  const bytes = await readFile(resolve(cwd, path)).catch((error: unknown) => {
    throw new AccessError(`Cannot read ${path}: ${whyUnreadable(error)}.`, { cause: error });
  });
  const other = notText(bytes);
  if (other !== undefined) throw new AccessError(`Cannot read ${path}: the file is ${other}.`);
  const encoding = ENCODINGS[bytes.subarray(0, 2).toString("hex")] ?? "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    const words = `Cannot read ${path}: the file is no UTF-8. Save it again as UTF-8, in Excel as "CSV UTF-8".`;
    throw new AccessError(words, { cause: error });
  }
}

/** By the byte order mark. */
const ENCODINGS: Readonly<Record<string, string>> = { fffe: "utf-16le", feff: "utf-16be" };

/** Throws what `refuse` makes of the reason. */
export function parsedJson(text: string, refuse: (why: string) => AccessError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse(messageOf(error));
  }
}
