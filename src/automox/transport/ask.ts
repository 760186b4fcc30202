import { setImmediate } from "node:timers/promises";
import type { CallOptions } from "./call";
import type { ApiRequest, Requester } from "./requester";

/** Once: in a bundle each import copies the module's names anew. */
let decoders: Promise<Decoders> | undefined;

/**
 * Sends a request, and has the decoders loaded meanwhile. They bring the validation library along, which is a part of a start that most
 * processes of a run do without, as they make no request.
 */
export async function ask(requester: Requester, request: ApiRequest, call: CallOptions) {
  const answering = requester.send(request, call);
  // A turn of the event loop later the request is on its way; an import begun here would come before it.
  decoders ??= setImmediate().then(() => import("../wire/decode"));
  const answer = await answering;
  return { answer, ...(await decoders) };
}

export type Decoders = typeof import("../wire/decode");
