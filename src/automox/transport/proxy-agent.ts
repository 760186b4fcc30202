import connect from "undici/lib/api/api-connect";
import Dispatcher from "undici/lib/dispatcher/dispatcher";
import ProxyAgent from "undici/lib/dispatcher/proxy-agent";

/**
 * undici's agent that reaches https servers through a proxy, out of its own files (undici 7.30 has no exports map). The index would give
 * every dispatcher all its methods and bring along twice as much; the agent uses one of them, `connect`, for its tunnels.
 */
Dispatcher.prototype.connect ??= connect;

export { ProxyAgent };
