import { GRPCBrokerDefinition, GRPCControllerDefinition, GRPCStdioDefinition } from "./gen/goplugin";
import { HealthCheckResponse_ServingStatus, HealthDefinition } from "./gen/health";
import type { Service } from "./grpc/service";

/**
 * The services that go-plugin expects of every plugin. Its two streams carry nothing here, but stay open as long as
 * the client wants: grpc-go closes a connection that had no call for half an hour, and a closed connection ends us.
 */
export function auxiliaryServices(options: {
  readonly onShutdown: (answered: Promise<void>) => void;
}): readonly Service[] {
  const controller: Service<typeof GRPCControllerDefinition> = {
    definition: GRPCControllerDefinition,
    open: () => ({
      async shutdown(_request, call) {
        options.onShutdown(call.answered);
        return {};
      },
    }),
  };
  const stdio: Service<typeof GRPCStdioDefinition> = {
    definition: GRPCStdioDefinition,
    open: () => ({ streamStdio: (_request, call) => nothingUntil(call.signal) }),
  };
  const broker: Service<typeof GRPCBrokerDefinition> = {
    definition: GRPCBrokerDefinition,
    open: () => ({
      // biome-ignore lint/correctness/useYield: a stream without messages is the point.
      async *startStream(requests) {
        for await (const _ of requests) {
          // An offer of another connection; we have no use for one.
        }
      },
    }),
  };
  const health: Service<typeof HealthDefinition> = {
    definition: HealthDefinition,
    open: () => ({
      check: async () => SERVING,
      async *watch(_request, call) {
        yield SERVING;
        yield* nothingUntil(call.signal);
      },
    }),
  };
  return [controller, stdio, broker, health];
}

const SERVING = { status: HealthCheckResponse_ServingStatus.SERVING };

async function* nothingUntil(signal: AbortSignal): AsyncGenerator<never, void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
