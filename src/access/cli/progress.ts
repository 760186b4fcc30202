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
  let last = { done: 0, total: 0, note: "" };
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
  readonly elapsedMs: number;
}

interface Display {
  show(standing: Standing): void;
  end(): void;
}

/** What is said behind the numbers; no time while nothing is done that it could be reckoned from, or nothing is left. */
function remarks({ done, total, note, elapsedMs }: Standing, about = ""): readonly string[] {
  const left = Math.ceil(((elapsedMs / done) * (total - done)) / 1_000);
  const time = done <= 0 || done >= total ? "" : `${about}${left} s left`;
  return [note, time].filter((part) => part !== "");
}

function bar(label: string, { stderr: stream }: Io): Display {
  const format = `${label} {bar} {whole}/{total}{rest}`;
  const shown = new SingleBar(
    { stream, format, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  let isShown = false;
  return {
    show(standing) {
      const { done, total } = standing;
      const rest = remarks(standing).map((part) => ` · ${part}`);
      const payload = { whole: Math.floor(done), rest: rest.join("") };
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
      const { done, total, elapsedMs } = standing;
      if (elapsedMs - shownAtMs < PLAIN_EVERY_MS) return;
      shownAtMs = elapsedMs;
      const count = total === 0 ? "waiting for the first answer" : `${Math.floor(done)} of ${total}`;
      io.stderr.write(`${[`${label}: ${count}`, ...remarks(standing, "about ")].join(", ")}\n`);
    },
    end() {},
  };
}
