import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Knobs } from "../knobs/knobs";
import type { Effect } from "../world/faults";
import type { HookRule } from "../world/hooks";
import { type ApiRequest, readRequest } from "../world/request";
import type { LoggedRequest } from "../world/request-log";
import { lapseInvitations, type World } from "../world/world";
import { type Control, perform } from "./control";
import { preventsEffect, type Sending, spoiled } from "./faulty-reply";
import type { Recognised, RecognisedOperation } from "./recognised";
import { isScim, recogniseScim } from "./scim-service";
import { recognise } from "./service";
import { transmit } from "./transmit";

export interface Running {
  readonly world: World;
  readonly control: Control;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
}

/** What the rules have in store for one request. */
interface Staging {
  readonly recognised: Recognised;
  readonly entry: LoggedRequest;
  readonly effect: Effect | undefined;
  readonly hooks: readonly HookRule[];
}

/**
 * Serves one API request. The order: read, log, ask the fault and hook rules (so that "the third request" means the third to arrive),
 * hooks before, latency, the request itself, hooks after, answer.
 */
export async function serveApi(
  running: Running,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, closing } = running;
  const request = await readRequest(incoming);
  const recognised = (isScim(request.path) ? recogniseScim : recognise)(world, request);
  const entry = begin(world, recognised);
  const candidate = { request, operation: entry.operation, keyId: recognised.callerId ?? null };
  const effect = world.faults.take(candidate)[0]?.effect;
  const hooks = world.hooks.take(candidate);
  entry.fault = effect?.kind ?? null;
  const sending = await carryOut(running, { recognised, entry, effect, hooks }).catch((error: unknown) => {
    if (closing.aborted) return { how: "closed" } as const;
    world.log.flag(entry);
    entry.fault = "simulator-failure";
    return failure(error);
  });
  transmit(sending, { entry, response, closing });
}

async function carryOut(running: Running, { recognised, entry, effect, hooks }: Staging): Promise<Sending> {
  const { world, closing } = running;
  await runHooks(running, hooks, "before");
  const latencyMs = latencyOf(world.knobs, recognised.request);
  if (latencyMs > 0) await pause(latencyMs, undefined, { signal: closing });
  lapseInvitations(world);
  if (effect && preventsEffect(effect)) {
    if (recognised.callerId) world.rate.count(recognised.callerId, world.clock.now(), world.knobs);
    return spoiled(effect, undefined);
  }
  const reply = recognised.serve(effect);
  entry.effect = reply.effect;
  await runHooks(running, hooks, "after");
  if (effect?.kind === "slow") await pause(effect.ms, undefined, { signal: closing });
  return spoiled(effect, reply);
}

/** A hook that throws, or a mistake in the simulator, must not look like the API: 599 is no status of it. */
function failure(error: unknown): Sending {
  const text = JSON.stringify({
    errors: [`The simulator failed: ${error instanceof Error ? error.message : error}`],
  });
  const headers = { "content-type": "application/json" };
  return { how: "whole", reply: { status: 599, headers, text, list: false, effect: false } };
}

function begin(world: World, { request, operation, isKnown, callerId }: Recognised): LoggedRequest {
  const entry = world.log.begin(request, {
    at: world.clock.iso(),
    key: callerId ?? (request.credentials.via === "none" ? "none" : "unknown"),
    operation: operation?.name ?? null,
    ignored: operation ? ignoredParts(request, operation) : [],
  });
  if (!isKnown) world.log.flag(entry);
  return entry;
}

function ignoredParts({ query, body }: ApiRequest, { parameters, fields }: RecognisedOperation): string[] {
  const sent = typeof body === "object" && body !== null ? Object.keys(body) : [];
  return [
    ...Object.keys(query)
      .filter((name) => !parameters.includes(name))
      .map((name) => `query ${name}`),
    ...sent.filter((name) => !fields.includes(name)).map((name) => `body ${name}`),
  ];
}

/** Runs the hooks of one side in order. Closing the simulator does not wait for a hook that never ends. */
async function runHooks(
  { control, closing }: Running,
  hooks: readonly HookRule[],
  when: HookRule["when"],
): Promise<void> {
  for (const { when: due, run } of hooks) {
    if (due !== when) continue;
    if (typeof run === "function") await orAborted(Promise.resolve(run()), closing);
    else perform(control, run as Parameters<typeof perform>[1]);
  }
}

async function orAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  let abort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(new Error("The simulator is closing."));
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
  });
  await Promise.race([work, aborted]).finally(() => signal.removeEventListener("abort", abort));
}

function latencyOf({ latency }: Knobs, request: ApiRequest): number {
  return latency
    .filter(({ method }) => method === undefined || method.toUpperCase() === request.method)
    .filter(({ path }) => path === undefined || new RegExp(path).test(request.path))
    .reduce((total, { ms }) => total + ms, 0);
}
