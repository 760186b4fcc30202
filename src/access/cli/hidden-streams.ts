import { hiddenPieces } from "../../secrets/hidden";
import type { Io } from "./command";

/**
 * The same with both streams free of secrets, whoever writes to them; `flush` at the end writes what might have become
 * one.
 */
export function withHiddenStreams(io: Io): Io & { readonly flush: () => void } {
  const [stdout, stderr] = [hiddenStream(io.stdout), hiddenStream(io.stderr)];
  return {
    ...io,
    stdout: stdout.stream,
    stderr: stderr.stream,
    flush() {
      stdout.flush();
      stderr.flush();
    },
  };
}

/** Everything but `write` is the stream's own: a bar moves the cursor, and asks for the width. */
function hiddenStream(own: NodeJS.WritableStream) {
  const pieces = hiddenPieces();
  const decoder = new TextDecoder();
  const write = (chunk: string | Uint8Array, ...more: readonly unknown[]): boolean => {
    const shown = pieces.push(typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
    const written = more.find((each) => typeof each === "function") as (() => void) | undefined;
    return own.write(shown, written);
  };
  const stream = new Proxy(own, {
    get(target, name) {
      if (name === "write") return write;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  return {
    stream,
    flush() {
      const rest = pieces.end();
      if (rest !== "") own.write(rest);
    },
  };
}
