import { Presets, SingleBar } from "cli-progress";
import type { Io, SharedOptions } from "./command";

interface Progress {
  /**
   * Tells how far it is; `total` may grow on the way, `done` may be a part of one. `note` says what the
   * numbers do not.
   */
  update(done: number, total: number, note?: string): void;
  end(): void;
}

/** A line at most this often where there is no terminal. */
const PLAIN_EVERY_MS = 5_000;
/** Short work shows nothing. */
const SILENT_MS = 1_000;
/** How often somebody is told that it still runs while nothing comes back. */
const LOOK_EVERY_MS = 500;

/**
 * A bar with done, total and time left on a terminal, a plain line now and then elsewhere, nothing with
 * `--quiet`.
 */
export function startProgress(label: string, io: Io, { quiet }: Pick<SharedOptions, "quiet">): Progress {
  if (quiet) return { update() {}, end() {} };
  const display = io.isTerminal.stderr ? bar(label, io) : plain(label, io);
  const startedAt = io.elapsedMs();
  let last: Standing = { done: 0, total: 0, note: "" };
  const show = () => {
    const elapsedMs = io.elapsedMs() - startedAt;
    if (elapsedMs >= SILENT_MS) display.show({ ...last, elapsedMs });
  };
  const looking = setInterval(show, LOOK_EVERY_MS);
  // Nothing waits for a display.
  looking.unref();
  return {
    update(done, total, note = "") {
      last = { done, total, note };
      show();
    },
    end() {
      clearInterval(looking);
      display.end();
    },
  };
}

interface Standing {
  readonly done: number;
  readonly total: number;
  readonly note: string;
}

interface Display {
  show(standing: Standing & { readonly elapsedMs: number }): void;
  end(): void;
}

/** Undefined while nothing is done that it could be reckoned from, and when there is nothing left. */
function secondsLeft({
  done,
  total,
  elapsedMs,
}: Standing & { readonly elapsedMs: number }): number | undefined {
  if (done <= 0 || done >= total) return undefined;
  return Math.ceil(((elapsedMs / done) * (total - done)) / 1_000);
}

function bar(label: string, io: Io): Display {
  const shown = new SingleBar(
    {
      stream: io.stderr,
      format: `${label} {bar} {whole}/{total}{rest}`,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let isShown = false;
  return {
    show(standing) {
      const { done, total, note } = standing;
      const left = secondsLeft(standing);
      const rest = [note, left === undefined ? "" : `${left} s left`].filter((part) => part !== "");
      const payload = { whole: Math.floor(done), rest: rest.map((part) => ` · ${part}`).join("") };
      if (!isShown) shown.start(total, done, payload);
      isShown = true;
      shown.setTotal(total);
      shown.update(done, payload);
    },
    end() {
      if (isShown) shown.stop();
    },
  };
}

function plain(label: string, io: Io): Display {
  let shownAtMs = SILENT_MS - PLAIN_EVERY_MS;
  return {
    show(standing) {
      const { done, total, note, elapsedMs } = standing;
      if (elapsedMs - shownAtMs < PLAIN_EVERY_MS) return;
      shownAtMs = elapsedMs;
      const left = secondsLeft(standing);
      const count = total === 0 ? "waiting for the first answer" : `${Math.floor(done)} of ${total}`;
      const rest = [note, left === undefined ? "" : `about ${left} s left`].filter((part) => part !== "");
      io.stderr.write(`${[`${label}: ${count}`, ...rest].join(", ")}\n`);
    },
    end() {},
  };
}
