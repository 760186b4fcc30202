import { Presets, SingleBar } from "cli-progress";
import type { Io, SharedOptions } from "./command";

export interface Progress {
  /** Tells how far it is; `total` may grow on the way. */
  update(done: number, total: number): void;
  end(): void;
}

/** A line at most this often where there is no terminal. */
const PLAIN_EVERY_MS = 5_000;
/** Short work shows nothing. */
const SILENT_MS = 1_000;

/** A bar with done, total and time left on a terminal, a plain line now and then elsewhere, nothing with `--quiet`. */
export function startProgress(label: string, io: Io, { quiet }: Pick<SharedOptions, "quiet">): Progress {
  if (quiet) return { update() {}, end() {} };
  return io.isTerminal.stderr ? bar(label, io) : plain(label, io);
}

function bar(label: string, io: Io): Progress {
  const format = `${label} {bar} {value}/{total} · {eta_formatted} left`;
  const shown = new SingleBar(
    { stream: io.stderr, format, clearOnComplete: true, hideCursor: true, etaBuffer: 50 },
    Presets.shades_classic,
  );
  const startedAt = io.elapsedMs();
  let isShown = false;
  return {
    update(done, total) {
      if (!isShown) {
        if (io.elapsedMs() - startedAt < SILENT_MS) return;
        shown.start(total, done);
        isShown = true;
      }
      shown.setTotal(total);
      shown.update(done);
    },
    end() {
      if (isShown) shown.stop();
    },
  };
}

function plain(label: string, io: Io): Progress {
  const startedAt = io.elapsedMs();
  let shownAt = startedAt - PLAIN_EVERY_MS + SILENT_MS;
  return {
    update(done, total) {
      const now = io.elapsedMs();
      if (now - shownAt < PLAIN_EVERY_MS) return;
      shownAt = now;
      const left =
        done > 0 ? `, about ${Math.ceil((((now - startedAt) / done) * (total - done)) / 1000)} s left` : "";
      io.stderr.write(`${label}: ${done} of ${total}${left}\n`);
    },
    end() {},
  };
}
