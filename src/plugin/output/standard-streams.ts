import { writeSync } from "node:fs";
import { hidden } from "../../secrets/hidden";

let onBrokenPipe = () => {};

/** Calls `listener`, soon, whenever a write finds that nobody reads any more. The last listener counts. */
export function whenPipeBreaks(listener: () => void): void {
  onBrokenPipe = listener;
}

/**
 * Writes to stdout or stderr at once, past Node's streams: the process may be about to end, and Node takes some
 * milliseconds to set its streams up, which every start would pay.
 *
 * Whoever reads the other end may be gone; there is nobody left to tell, so that is no error of the writer's.
 */
export function writeStdout(text: string): void {
  writeAll(1, text);
}

/** Whatever this process says on its way through life or out of it leaves here, so here is the last look for secrets. */
export function writeStderr(text: string): void {
  writeAll(2, hidden(text));
}

/** A pipe that another process has made non-blocking answers EAGAIN while it is full. */
const FULL_PIPE_WAIT_MS = 5;
const FULL_PIPE_TRIES = 200;

function writeAll(descriptor: number, text: string): void {
  let rest = Buffer.from(text, "utf8");
  for (let tries = 0; rest.length > 0 && tries < FULL_PIPE_TRIES; ) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
      tries = 0;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Not at once: the writer is in the middle of something.
      if (code === "EPIPE") setImmediate(onBrokenPipe);
      if (code !== "EAGAIN") return;
      tries++;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_PIPE_WAIT_MS);
    }
  }
}
