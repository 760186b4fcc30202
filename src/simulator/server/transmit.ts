import type { ServerResponse } from "node:http";
import type { LoggedRequest } from "../world/request-log";
import type { Sending } from "./faulty-reply";

/** One answer on its way: the log entry it belongs to and the connection it leaves by. */
interface Exchange {
  readonly entry: LoggedRequest;
  readonly response: ServerResponse;
  /** Aborted when the simulator closes: what hangs is cut then. */
  readonly closing: AbortSignal;
}

/** Sends an answer, or breaks the connection instead, and notes the status in the log. */
export function transmit(sending: Sending, { entry, response, closing }: Exchange): void {
  if (sending.how === "closed") {
    response.destroy();
    return;
  }
  if (sending.how === "never") {
    const cut = () => response.destroy();
    closing.addEventListener("abort", cut, { once: true });
    response.once("close", () => closing.removeEventListener("abort", cut));
    if (closing.aborted) cut();
    return;
  }
  const { status, headers, text } = sending.reply;
  const body = Buffer.from(text);
  const length = status === 204 ? {} : { "content-length": String(body.length) };
  entry.status = status;
  response.writeHead(status, { ...headers, ...length, "x-request-id": `simulated-${entry.seq}` });
  if (sending.how === "cut") {
    const kept = Math.min(sending.bytes, Math.max(0, body.length - 1));
    response.write(body.subarray(0, kept), () => response.destroy());
  } else {
    response.end(status === 204 ? undefined : body);
  }
}
