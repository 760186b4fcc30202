import { GRACE_MS, type Lifetime } from "./lifetime";

/**
 * The signals of a plugin under Terraform. Ctrl-C reaches the whole group of processes, and Terraform then asks
 * with StopProvider; dying first would lose the state of what is being applied. The same goes for a terminal that
 * closes: Node undoes `nohup` for itself, so SIGHUP is ignored here. When Terraform is gone, the connection is too.
 */
export function handlePluginSignals(lifetime: Lifetime): void {
  for (const signal of ["SIGINT", "SIGHUP", "SIGBREAK"] as const) process.on(signal, () => {});
  process.on("SIGTERM", () => {
    lifetime.end({ reason: "SIGTERM", exitCode: 0, graceMs: GRACE_MS.terminated, isAwaited: true });
  });
}

/** The signals of reattach mode, where a human started the process and ends it; asking twice ends it at once. */
export function handleDebugSignals(lifetime: Lifetime): void {
  for (const signal of ["SIGINT", "SIGHUP", "SIGTERM"] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      lifetime.end({ reason: signal, exitCode: 0, graceMs: GRACE_MS.terminated, isAwaited: true });
    });
  }
}
