import type { BaseUrl } from "./base-url";
import { directly } from "./direct";
import type { Connections } from "./exchange";
import type { ProxySetting } from "./proxy";

/** The setting of a proxy is no address of one. */
export class UnusableProxy extends Error {}

/**
 * Node's own connections, or, where a proxy is named, undici's agent for it. That is loaded at the first request and comes from
 * its own file, because all of undici costs 50 ms and half a megabyte of bundle (docs/decisions/0004).
 */
export function createConnections(base: BaseUrl, proxy: ProxySetting | undefined): Connections {
  if (!proxy) return directly(base.origin.startsWith("https:"));
  let opened: Promise<Connections> | undefined;
  return {
    async send(request, signal) {
      opened ??= open(proxy);
      return (await opened).send(request, signal);
    },
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}

async function open(proxy: ProxySetting): Promise<Connections> {
  const { proxied } = await import("./proxied");
  try {
    return proxied(proxy.url);
  } catch (error) {
    throw new UnusableProxy(`${proxy.variable} is no URL of a proxy`, { cause: error });
  }
}
