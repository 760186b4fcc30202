import { reportCrash } from "./crash";
import { GrpcError, status } from "./grpc/status";
import type { ProcessLogger } from "./log";

export interface Ending {
  /** For the log. */
  readonly reason: string;
  readonly exitCode: number;
  /** How long running calls may take to answer and services to close, after their signals were aborted. */
  readonly graceMs: number;
}

/** What has to be brought to an end; filled in as it comes into being. */
export interface Served {
  /** Takes no new clients. */
  refuse(): void;
  abort(reason: GrpcError): void;
  close(): Promise<void>;
}

export interface Lifetime {
  /** Aborts what runs, waits for it within the grace, and exits. The first call decides. */
  end(ending: Ending): void;
  /** Reports an error nobody caught, and ends. */
  crash(error: unknown): void;
  watch(served: Served): void;
}

export interface LifetimeOptions {
  readonly name: string;
  readonly log: ProcessLogger;
}

/** go-plugin kills a process two seconds after Shutdown; other callers wait longer. */
export const graceMs = { shutdown: 1_000, crash: 2_000, terminated: 5_000, abandoned: 5_000 } as const;

/** Decides when the process ends, and sees to it that running calls get a chance to save what they know. */
export function createLifetime({ name, log }: LifetimeOptions): Lifetime {
  let served: Served | undefined;
  let isEnding = false;

  const end = async ({ reason, exitCode, graceMs }: Ending) => {
    if (isEnding) return;
    isEnding = true;
    log.debug("the process ends", { reason });
    // Whatever keeps the event loop busy, or hangs, the process ends.
    setTimeout(() => process.exit(exitCode), graceMs);
    served?.refuse();
    served?.abort(new GrpcError(status.unavailable, `the provider ends: ${reason}`));
    await served?.close();
    process.exit(exitCode);
  };
  const crash = (error: unknown) => {
    reportCrash(error, name, log);
    void end({ reason: "an error of its own", exitCode: 1, graceMs: graceMs.crash });
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
