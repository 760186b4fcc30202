interface ReattachOptions {
  /** Source addresses with host. */
  readonly addresses: readonly string[];
  readonly protocolVersion: number;
  readonly processId: number;
  readonly network: "unix" | "tcp";
  readonly address: string;
}

/**
 * The line that makes Terraform use this process instead of starting one, ready for a POSIX shell. `Test` keeps the
 * client from ending a process that it did not start.
 */
export function reattachLine(options: ReattachOptions): string {
  const plugin = {
    Protocol: "grpc",
    ProtocolVersion: options.protocolVersion,
    Pid: options.processId,
    Test: true,
    Addr: { Network: options.network, String: options.address },
  };
  const value = JSON.stringify(Object.fromEntries(options.addresses.map((address) => [address, plugin])));
  return `TF_REATTACH_PROVIDERS='${value.replaceAll("'", `'\\''`)}'`;
}
