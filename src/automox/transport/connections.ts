import type { Dispatcher } from "undici";
import type { ProxySetting } from "./proxy";

/** How requests get out: through Node's own connections, or through a proxy. */
export interface Connections {
  /** For `fetch`; undefined stands for Node's own pool of kept-alive connections. Rejects for a proxy that cannot be used. */
  dispatcher(): Promise<Dispatcher | undefined>;
  close(): Promise<void>;
}

/**
 * Without a proxy nothing has to be loaded: the `fetch` of Node 20 and later keeps connections alive by itself and honours
 * NODE_EXTRA_CA_CERTS, but knows no proxy. With one, undici's agent is loaded at the first request. It comes from its own file, because all
 * of undici costs 50 ms and half a megabyte of bundle (docs/decisions/0004).
 */
export function createConnections(proxy: ProxySetting | undefined): Connections {
  if (!proxy) return { dispatcher: () => Promise.resolve(undefined), close: async () => {} };
  let agent: Promise<Dispatcher> | undefined;
  return {
    dispatcher: () => {
      agent ??= open(proxy);
      return agent;
    },
    // Destroyed, not drained: by now every call has been cancelled.
    close: async () => (await agent?.catch(() => undefined))?.destroy(),
  };
}

async function open(proxy: ProxySetting): Promise<Dispatcher> {
  const { ProxyAgent } = await import("./proxy-agent");
  return new ProxyAgent({ uri: proxy.url });
}
