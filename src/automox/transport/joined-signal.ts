import { setMaxListeners } from "node:events";

interface JoinedSignal {
  readonly signal: AbortSignal;
  /** Ends it from here, for a reason of its own. */
  abort(reason: unknown): void;
  /** Lets go of the sources. Must be called, because some of them live as long as the process. */
  dispose(): void;
}

/** One signal that aborts with the first of its sources. (`AbortSignal.any` is missing before Node 20.3 and cannot let go of them.) */
export function joinSignals(sources: readonly AbortSignal[]): JoinedSignal {
  const joined = new AbortController();
  const listeners = sources.map((source) => ({ source, onAbort: () => joined.abort(source.reason) }));
  const dispose = () => {
    for (const { source, onAbort } of listeners) source.removeEventListener("abort", onAbort);
  };
  for (const { source, onAbort } of listeners) {
    // One for each call under way, which Node would take for a leak and say so on stderr.
    setMaxListeners(0, source);
    if (source.aborted) onAbort();
    else source.addEventListener("abort", onAbort, { once: true });
  }
  return { signal: joined.signal, abort: (reason) => joined.abort(reason), dispose };
}
