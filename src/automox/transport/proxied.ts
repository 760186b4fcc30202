import type { Dispatcher } from "undici";
import type { Connections } from "./exchange";
import { ProxyAgent } from "./proxy-agent";

/** Through undici's agent for proxies, with Node's `fetch`. Throws for a proxy that cannot be used. */
export function proxied(url: string): Connections {
  const agent = new ProxyAgent({ uri: url });
  return {
    async send({ url: to, method, headers, body = null }, signal) {
      const init: FetchInit = {
        method,
        headers,
        body,
        signal,
        dispatcher: agent,
        // Following would carry the key along.
        redirect: "manual",
        credentials: "omit",
      };
      const response = await fetch(to, init as unknown as RequestInit);
      return {
        status: response.status,
        header: (name) => response.headers.get(name),
        // Node's streams can be iterated, which the types of browsers do not know.
        body: (response.body as AsyncIterable<Uint8Array> | null) ?? [],
      };
    },
    // Destroyed, not drained: by now every call has been cancelled.
    close: () => agent.destroy(),
  };
}

/** With the dispatcher of the undici that is installed: Node's own types have that of the undici inside Node, and a browser's have none. */
interface FetchInit extends Omit<RequestInit, "dispatcher"> {
  readonly dispatcher: Dispatcher;
}
