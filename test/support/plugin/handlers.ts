import { ProviderDefinition as definition, type ProviderDefinition } from "../../../src/plugin/gen/tfplugin6";
import type { Implementation, PluginCall, PluginConnection, Service } from "../../../src/plugin/grpc/service";

export type Handlers = Implementation<typeof ProviderDefinition>;

export function provider(open: (connection: PluginConnection) => Handlers): Service {
  const service: Service<typeof ProviderDefinition> = { definition, open };
  return service;
}

/** Resolves with the reason when the call's signal aborts. */
export function aborted(call: Pick<PluginCall, "signal">): Promise<unknown> {
  return new Promise((resolve) =>
    call.signal.addEventListener("abort", () => resolve(call.signal.reason), { once: true }),
  );
}

/** A promise and the means to settle it. */
export function gate<T = void>() {
  let open: (value: T) => void = () => {};
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

export function value(size: number) {
  return { msgpack: Buffer.alloc(size, "abcdefg"), json: Buffer.alloc(0) };
}
