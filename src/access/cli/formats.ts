import { randomBytes } from "node:crypto";
import { chmod, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { hidden } from "../../secrets/hidden";
import { AccessError, messageOf } from "./access-error";
import type { Io } from "./command";
import { forTerminal } from "./for-terminal";
import { parsed } from "./options";

/** One result to be written: to a file, or to stdout where `file` is null. */
export interface Output<F extends string = string> {
  readonly format: F;
  readonly file: string | null;
}

/** The flags of what `formats` describes. */
export const FORMAT = "--format <format[=file]>";

/** The repeatable `--format F[=FILE]`. The first of `formats` is the default, printed on stdout. */
export const formats = <F extends string>(formats: readonly [F, ...F[]]) =>
  parsed<readonly Output<F>[]>(
    `${formats.join(", ")}; with =file into that file; may be given several times (default: ${formats[0]})`,
    (text, before = []) => {
      const [, name, file = null] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
      const format = formats.find((each) => each === name);
      if (format === undefined) throw new InvalidArgumentError(`Expected one of ${formats.join(", ")}.`);
      if (file === "") throw new InvalidArgumentError("Expected a file after '='.");
      if (before.some((each) => each.file === file))
        throw new InvalidArgumentError(
          file === null
            ? "Only one format can go to stdout; write the others as FORMAT=FILE."
            : "Two formats cannot go into one file.",
        );
      return [...before, { format, file }];
    },
  );

/** What was asked for, or the default alone. */
export const outputsOr = <F extends string>(
  given: readonly Output<F>[] | undefined,
  format: F,
): readonly Output<F>[] => given ?? [{ format, file: null }];

/**
 * Renders every output before the first is written, and prints last: a file that cannot be written leaves
 * nothing that looks like a result.
 */
export async function writeOutputs<F extends string>(
  outputs: readonly Output<F>[],
  io: Io,
  render: (format: F) => string | Promise<string>,
): Promise<void> {
  const ready: { file: string | null; text: string }[] = [];
  for (const { format, file } of outputs) ready.push({ file, text: await render(format) });
  for (const { file, text } of ready) if (file !== null) await writeWhole(file, text, io);
  for (const { file, text } of ready)
    if (file === null) io.stdout.write(io.isTerminal.stdout ? forTerminal(text) : text);
}

/**
 * Writes beside the file and renames: whoever looks finds the old text or the new one, never a part. A link
 * keeps leading where it led, and what is no file, such as `/dev/stdout` or a pipe, is written to and never
 * replaced. A file keeps its mode; a new one, which names people, is for its owner alone. No secret is written, as
 * none is printed.
 */
export async function writeWhole(
  file: string,
  whole: string,
  { cwd, mode = OWNER_ALONE }: Pick<Io, "cwd"> & { readonly mode?: number },
): Promise<void> {
  const text = hidden(whole);
  const named = resolve(cwd, file);
  // A link may lead to what is not there yet.
  const led = () => readlink(named).then((to) => resolve(dirname(named), to));
  const target = await realpath(named)
    .catch(led)
    .catch(() => named);
  const scratch = `${target}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    const there = await stat(target).catch(() => undefined); // not there is an answer
    if (there?.isFile() === false) return await writeFile(target, text);
    await writeFile(scratch, text, { mode: OWNER_ALONE });
    await chmod(scratch, there?.mode ?? mode);
    await rename(scratch, target);
  } catch (error) {
    await rm(scratch, { force: true });
    throw new AccessError(`Cannot write ${file}: ${messageOf(error)}`);
  }
}

const OWNER_ALONE = 0o600;

/** Of a new file that names nobody. */
export const FOR_EVERYBODY = 0o644;
