// What the demo says. The story goes to stdout, how far it is to stderr: a line that redraws itself on a terminal,
// a line a step elsewhere.
import colours from "picocolors";

const TICK_MS = 250;
const CLEAR_LINE = "\r\u001B[K";

/**
 * @param {{ title: string, seconds: number }[]} steps `seconds`: about how long each takes, to tell the time left.
 */
export function createNarrator(steps, { out = process.stdout, err = process.stderr, now = Date.now } = {}) {
  const started = now();
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const live = Boolean(err.isTTY);
  let at = 0;
  let ticking;
  /** Whether the last line said was empty. */
  let gap = true;

  /** Scales what is expected by how this machine has done so far. */
  function secondsLeft() {
    const done = steps.slice(0, at).reduce((sum, { seconds }) => sum + seconds, 0);
    const elapsed = (now() - started) / 1000;
    const pace = done > 0 ? elapsed / done : 1;
    return Math.max(1, Math.round((total - done) * Math.max(pace, 0.2)));
  }

  function status() {
    const elapsed = Math.round((now() - started) / 1000);
    return `[${at + 1}/${steps.length}] ${elapsed} s, about ${secondsLeft()} s left: ${steps[at].title}`;
  }

  const draw = () => err.write(`${CLEAR_LINE}${status().slice(0, (err.columns ?? 80) - 1)}`);
  const clear = () => {
    if (live && ticking) err.write(CLEAR_LINE);
  };

  function say(text = "") {
    gap = text === "" || text.endsWith("\n");
    clear();
    out.write(`${text}\n`);
    if (live && ticking) draw();
  }

  return {
    colours,
    say,
    begin(index) {
      at = index;
      if (live) {
        ticking ??= setInterval(draw, TICK_MS);
        draw();
      } else {
        err.write(`${status()}\n`);
      }
      if (!gap) say();
      say(`${colours.bold(colours.cyan(`${index + 1}. ${steps[index].title}`))}\n`);
    },
    /** A command as the viewer would type it. */
    command: (line) => say(`${colours.dim("$")} ${colours.bold(line)}\n`),
    /** What a step has proved. */
    holds: (sentence) => say(`${colours.green("✓")} ${sentence}`),
    end() {
      clear();
      clearInterval(ticking);
      ticking = undefined;
    },
    elapsedSeconds: () => Math.round((now() - started) / 1000),
  };
}
