import { AutomoxError } from "../../automox/transport/errors";

/** Waits for work that several callers share. The caller's abort ends this wait; the work goes on. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(aborted());
    if (signal.aborted) give();
    signal.addEventListener("abort", give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", give));
  });
}

const aborted = () =>
  new AutomoxError({ kind: "cancelled", method: "GET", path: "/users", reason: "the call was cancelled" });
