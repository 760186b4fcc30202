import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Control, perform } from "./control";
import { CONTROL_PATH, serveControl } from "./control-server";
import { preventsEffect, type Sending, spoiled } from "./faulty-reply";
import type { HookRule } from "./hooks";
import type { Knobs } from "./knobs";
import type { Operation } from "./operation";
import { type ApiRequest, readRequest } from "./request";
import type { LoggedRequest } from "./request-log";
import { findRoute } from "./routes";
import { keyOf, type Recognised, serve } from "./service";
import { lapseInvitations, type World } from "./world";

/** A listening simulator. */
export interface Listening {
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
    // Only a socket that broke while its request was read gets here: there is nobody left to answer.
    served.catch(() => incoming.socket.destroy());
  });
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

interface Running {
  readonly world: World;
  readonly control: Control;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
}

async function serveApi(
  running: Running,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, control, closing } = running;
  const request = await readRequest(incoming);
  const recognised: Recognised = {
    request,
    route: findRoute(request.method, request.path),
    key: keyOf(world, request),
  };
  const entry = begin(world, recognised);
  const candidate = { request, operation: entry.operation, keyId: recognised.key?.id ?? null };
  const effect = world.faults.take(candidate);
  const hooks = world.hooks.take(candidate);
  entry.fault = effect?.kind ?? null;
  const sending = await (async (): Promise<Sending> => {
    try {
      await runHooks(control, hooks, "before");
      await pause(latencyOf(world.knobs, request), undefined, { signal: closing });
      lapseInvitations(world);
      if (effect && preventsEffect(effect)) {
        if (recognised.key) world.rate.count(recognised.key.id, world.clock.now(), world.knobs);
        return spoiled(effect, undefined);
      }
      const reply = serve(world, recognised, effect);
      entry.effect = reply.effect;
      await runHooks(control, hooks, "after");
      if (effect?.kind === "slow") await pause(effect.ms, undefined, { signal: closing });
      return spoiled(effect, reply);
    } catch (error) {
      if (closing.aborted) return { how: "closed", effect: entry.effect };
      return failure(error);
    }
  })();
  transmit(sending, { entry, response, closing });
}

/** A hook that throws, or a mistake in the simulator, must not look like the API: 599 is no status of it. */
function failure(error: unknown): Sending {
  const text = JSON.stringify({
    errors: [`The simulator failed: ${error instanceof Error ? error.message : error}`],
  });
  const headers = { "content-type": "application/json" };
  return { how: "whole", reply: { status: 599, headers, text, list: false, effect: false } };
}

function begin(world: World, { request, route, key }: Recognised): LoggedRequest {
  const credentials = request.credentials.via === "none" ? "none" : "unknown";
  return world.log.begin(request, {
    at: world.clock.iso(),
    key: key?.id ?? credentials,
    operation: route?.operation.name ?? null,
    ignored: route ? ignoredParts(request, route.operation) : [],
  });
}

function ignoredParts({ query, body }: ApiRequest, { parameters, fields }: Operation): string[] {
  const sent = typeof body === "object" && body !== null ? Object.keys(body) : [];
  return [
    ...Object.keys(query)
      .filter((name) => !parameters.includes(name))
      .map((name) => `query ${name}`),
    ...sent.filter((name) => !fields.includes(name)).map((name) => `body ${name}`),
  ];
}

async function runHooks(control: Control, hooks: readonly HookRule[], when: HookRule["when"]): Promise<void> {
  for (const { when: due, run } of hooks) {
    if (due !== when) continue;
    await (typeof run === "function" ? run() : perform(control, run as Parameters<typeof perform>[1]));
  }
}

function latencyOf({ latency }: Knobs, request: ApiRequest): number {
  return latency
    .filter(({ method }) => method === undefined || method.toUpperCase() === request.method)
    .filter(({ path }) => path === undefined || new RegExp(path).test(request.path))
    .reduce((total, { ms }) => total + ms, 0);
}

interface Exchange {
  readonly entry: LoggedRequest;
  readonly response: ServerResponse;
  readonly closing: AbortSignal;
}

function transmit(sending: Sending, { entry, response, closing }: Exchange): void {
  if (sending.how === "closed") {
    response.destroy();
    return;
  }
  if (sending.how === "never") {
    closing.addEventListener("abort", () => response.destroy(), { once: true });
    if (closing.aborted) response.destroy();
    return;
  }
  const { status, headers, text } = sending.reply;
  entry.status = status;
  const body = Buffer.from(text);
  const length = status === 204 ? {} : { "content-length": String(body.length) };
  response.writeHead(status, { ...headers, ...length, "x-request-id": `simulated-${entry.seq}` });
  if (sending.how === "whole") response.end(status === 204 ? undefined : body);
  else
    response.write(body.subarray(0, Math.min(sending.bytes, Math.max(0, body.length - 1))), () =>
      response.destroy(),
    );
}
