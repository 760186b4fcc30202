import { Refusal } from "../operations/refusal";
import type { ApiRequest } from "../world/request";
import type { World } from "../world/world";
import { rateHeaders } from "./rate-headers";
import type { RecognisedOperation, Reply } from "./recognised";

/** How one part of the API answers. */
interface Answers {
  /** Throws a Refusal; `isAllowed` is false for a caller who asks too often. */
  answer(isAllowed: boolean): Reply;
  /** Headers and text of a refusal. */
  refuse(refusal: Refusal): Pick<Reply, "headers" | "text">;
}

/** Counts the request of a caller, where there is one, and answers or refuses it. */
export function answered(world: World, callerId: string | undefined, { answer, refuse }: Answers): Reply {
  const { rate, clock, knobs } = world;
  const verdict = callerId === undefined ? undefined : rate.count(callerId, clock.now(), knobs);
  const told = rateHeaders(knobs, verdict);
  try {
    const reply = answer(verdict?.allowed ?? true);
    return { ...reply, headers: { ...told, ...reply.headers } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { headers, text } = refuse(error);
    return { status: error.status, headers: { ...told, ...headers }, text, list: false, effect: false };
  }
}

export const noRoute = ({ method, path }: ApiRequest): Refusal =>
  new Refusal(501, `The simulator has no route ${method} ${path}; a test that meets this should fail.`);

export const tooManyRequests = (): Refusal => new Refusal(429, "Too many requests.");

/** What is wrong with a body before anybody looks into it. */
export function unreadable(
  { text, body, contentType }: ApiRequest,
  { fields }: RecognisedOperation,
  { pattern, name }: { readonly pattern: RegExp; readonly name: string },
): string | undefined {
  if (fields.length === 0 || text === "") return undefined;
  if (!pattern.test(contentType)) return `The Content-Type must be ${name}.`;
  return body === undefined ? "The request body is not valid JSON." : undefined;
}
