import type { CallOptions } from "./call";
import type { ApiRequest, Requester } from "./requester";

/** Once: in a bundle each import copies the module's names anew. */
let decoders: Promise<Decoders> | undefined;

/**
 * Sends a request, and has the decoders loaded meanwhile. They bring the validation library along, which is a part of a start that most
 * processes of a run do without, as they make no request.
 */
export async function ask(requester: Requester, request: ApiRequest, call: CallOptions) {
  decoders ??= import("../wire/decode");
  const answer = await requester.send(request, call);
  return { answer, ...(await decoders) };
}

export type Decoders = typeof import("../wire/decode");
