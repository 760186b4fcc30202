export const TICK_MS = 150;

/**
 * At so many ticks in a row a ping is unanswered, ten seconds together. A client that is dead is seen at once, because the process then has another parent; one that lives
 * and is silent mostly has a machine with too much to do, and ending would leave it an apply cut in half.
 */
export const SILENT_TICKS = 66;

/** A tick so late tells that this process stood still: suspended with its client, or the machine has too much to do. */
const LATE_MS = TICK_MS * 1.5;

interface ClientWatchOptions {
  readonly isParentThere: () => boolean;
  /** Whether nobody has answered the last ping; sends the next one otherwise. */
  readonly isSilent: () => boolean;
  readonly onGone: (reason: string) => void;
}

/**
 * Notices that the client is gone, by what does not need the connection to say so: Node may swallow the end of a
 * connection that was being written to (docs/decisions/0015). The function it answers is to be called at each tick, with
 * the time in milliseconds.
 */
export function createClientWatch({ isParentThere, isSilent, onGone }: ClientWatchOptions) {
  let last = Number.POSITIVE_INFINITY;
  let silentTicks = 0;
  return (now: number): void => {
    const isLate = now - last > LATE_MS;
    last = now;
    silentTicks = isSilent() && !isLate ? silentTicks + 1 : 0;
    if (!isParentThere()) onGone("its parent is gone");
    else if (silentTicks >= SILENT_TICKS) onGone("its client answers no ping");
  };
}
