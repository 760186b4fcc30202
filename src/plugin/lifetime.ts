import { GrpcError, status } from "./grpc/status";
import { reportCrash } from "./output/crash";
import type { ProcessLogger } from "./output/log";

interface Ending {
  /** For the log. */
  readonly reason: string;
  readonly exitCode: number;
  /** How long running calls may take to answer and services to close, after their signals were aborted. */
  readonly graceMs: number;
  /** Whether clients still wait for answers. Otherwise they are left at once. */
  readonly isAwaited: boolean;
}

/** What has to be brought to an end. */
interface Served {
  /** Takes no new clients. */
  refuse(): void;
  /** Aborts every running call with this reason, and refuses new ones. */
  abort(reason: GrpcError): void;
  /** Leaves every client; nobody waits for an answer. */
  drop(): void;
  /** Resolves when every answer is handed over and everything is closed. */
  close(): Promise<void>;
  /** Resolves when the answers have arrived. */
  delivered(): Promise<void>;
}

export interface Lifetime {
  /** Aborts what runs, waits for it within the grace, and exits. The first call decides. */
  end(ending: Ending): void;
  /** Reports an error nobody caught, and ends. */
  crash(error: unknown): void;
  /** Names what has to be ended in order. Before that, ending is just exiting. */
  watch(served: Served): void;
}

interface LifetimeOptions {
  readonly name: string;
  readonly log: ProcessLogger;
}

/**
 * How long running calls may take once they are aborted. go-plugin kills the process two seconds after Shutdown, when
 * no call should run anyway. Without a client nobody waits, so the time is for handlers that tidy up. After
 * SIGTERM it is for an apply that has something to save: whoever sends it usually sends SIGKILL ten seconds later.
 */
export const GRACE_MS = { shutdown: 1_000, crash: 2_000, terminated: 5_000, abandoned: 500 } as const;

/**
 * Decides when the process ends, and sees to it that running calls get a chance to save what they know.
 *
 * The process is alive, then ending, then gone. The first reason to end decides the exit code; a later one can only shorten
 * the time that is left, as when a client dies while its last answers are awaited. An error that nobody caught is a reason as well: the state of the process is in
 * doubt from then on, but an apply under way is still worth an answer.
 */
export function createLifetime({ name, log }: LifetimeOptions): Lifetime {
  let served: Served | undefined;
  let exitCode: number | undefined;
  let hasCrashed = false;

  const end = async (ending: Ending) => {
    const { reason, graceMs } = ending;
    // Whatever hangs. And process.exit, here and below, because timers, keep-alive sockets of HTTP clients and the
    // like would keep the event loop busy for ever.
    setTimeout(() => {
      log.debug("ended by grace", { reason });
      process.exit(exitCode);
    }, graceMs);
    if (exitCode !== undefined) return;
    exitCode = ending.exitCode;
    log.debug("the process ends", { reason, node_version: process.version });
    served?.refuse();
    served?.abort(new GrpcError(status.unavailable, `the provider ends: ${reason}`));
    if (!ending.isAwaited) served?.drop();
    await served?.close();
    if (ending.isAwaited) await served?.delivered();
    process.exit(exitCode);
  };
  const crash = (error: unknown) => {
    // One error tends to cause others, and the first is the one to read.
    if (!hasCrashed) reportCrash(error, name, log);
    hasCrashed = true;
    void end({ reason: "an error of its own", exitCode: 1, graceMs: GRACE_MS.crash, isAwaited: true });
  };

  // Covers rejected promises that nobody handles as well.
  process.on("uncaughtException", crash);
  return {
    end: (ending) => void end(ending),
    crash,
    watch(next) {
      served = next;
    },
  };
}
