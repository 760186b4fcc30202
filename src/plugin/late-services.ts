import type { Service } from "./grpc/service";

/** Services at hand, or what loads them. */
export type ServiceSource = readonly Service[] | (() => readonly Service[] | Promise<readonly Service[]>);

interface LateServices {
  /** A promise when they have to be loaded; it rejects with what loading threw. */
  readonly services: readonly Service[] | Promise<readonly Service[]>;
  /** Begins to load them. Calls that come earlier or meanwhile wait. */
  load(): void;
}

/**
 * Separates having services from loading them. Terraform waits for the handshake line with nothing else to do; what
 * a provider loads (a schema library, an HTTP client) can be loaded after it, while Terraform connects.
 *
 * `own` come first in the list, `others` follow.
 */
export function lateServices(own: ServiceSource, others: readonly Service[]): LateServices {
  if (typeof own !== "function") return { services: [...own, ...others], load: () => {} };
  let load = () => {};
  const began = new Promise<void>((resolve) => {
    load = resolve;
  });
  // Through a promise, so that a loader that throws at once ends up where one that rejects does.
  const services = began.then(own).then((loaded) => [...loaded, ...others]);
  return { services, load };
}
