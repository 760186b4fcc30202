import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { World } from "../world/world";
import type { Control } from "./control";
import { CONTROL_PATH, serveControl } from "./control-server";
import { serveApi } from "./exchange";

/** A listening simulator. */
interface Listening {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Cuts requests that wait or hang, lets the others finish, and waits until no connection is open. */
  close(): Promise<void>;
}

/** Listens on the loopback interface only; port 0 takes a free one. */
export async function listen(world: World, control: Control, port: number): Promise<Listening> {
  const closing = new AbortController();
  const server = createServer((incoming, response) => {
    const isControl = incoming.url === CONTROL_PATH || incoming.url?.startsWith(`${CONTROL_PATH}/`);
    const served = isControl
      ? serveControl(control, incoming, response)
      : serveApi({ world, control, closing: closing.signal }, incoming, response);
    // A socket that broke while its request was read, or a body above the limit: nothing sensible can be answered.
    served.catch(() => incoming.socket.destroy());
  });
  // Node's own 5 seconds would break connections that a client is about to use again.
  server.keepAliveTimeout = 60_000;
  const idle = trackIdle(server, closing.signal);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    origin: `http://127.0.0.1:${bound}`,
    close: () => {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        closing.abort();
        idle.destroy();
      });
      return closed;
    },
  };
}

/** Connections between requests are destroyed on closing: those kept alive, and those that never sent anything. */
function trackIdle(server: Server, closing: AbortSignal): { destroy(): void } {
  const idle = new Set<IncomingMessage["socket"]>();
  server.on("connection", (socket) => {
    idle.add(socket);
    socket.on("close", () => idle.delete(socket));
    socket.on("error", () => socket.destroy());
  });
  server.on("request", (incoming: IncomingMessage, response: ServerResponse) => {
    idle.delete(incoming.socket);
    response.on("close", () => {
      if (closing.aborted) incoming.socket.destroy();
      else if (!incoming.socket.destroyed) idle.add(incoming.socket);
    });
  });
  return {
    destroy: () => {
      for (const socket of idle) socket.destroy();
    },
  };
}
