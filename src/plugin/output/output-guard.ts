import { Writable } from "node:stream";
import { hiddenPieces } from "../../secrets/hidden";
import type { Logger } from "./log";

/**
 * From now on stdout belongs to nobody: Terraform reads it line by line and throws it away, and one line too long
 * would block the process. What code or a library writes there, by console or by stream, becomes a line of the log;
 * so does what goes to stderr past the logger, because only there secrets are taken out.
 *
 * Node's own streams are replaced before anything has touched them, so they are never even created.
 */
export function guardOutput(log: Logger): void {
  const stdout = lineStream((line) => log.info(line, { stream: "stdout" }));
  const stderr = lineStream((line) => log.warn(line, { stream: "stderr" }));
  Object.defineProperty(process, "stdout", { configurable: true, enumerable: true, get: () => stdout });
  Object.defineProperty(process, "stderr", { configurable: true, enumerable: true, get: () => stderr });
  // The global console keeps the streams that it saw first.
  Object.assign(console, { _stdout: stdout, _stderr: stderr });
}

/** A line without an end is not kept for ever. */
const MAX_LINE_LENGTH = 32_768;

/** A stream that hands text on by lines, and finds a secret also where it is written in two pieces. */
export function lineStream(onLine: (line: string) => void): Writable {
  const decoder = new TextDecoder();
  const pieces = hiddenPieces();
  let rest = "";
  return new Writable({
    decodeStrings: true,
    write(chunk: Buffer, _encoding, done) {
      rest += pieces.push(decoder.decode(chunk, { stream: true }));
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > MAX_LINE_LENGTH) {
        lines.push(rest);
        rest = "";
      }
      for (const line of lines) if (line.trim() !== "") onLine(line);
      done();
    },
  });
}
