import type { IncomingMessage, ServerResponse } from "node:http";
import { addressOf, readText } from "../world/request";
import { type Control, perform, READING } from "./control";

/** Control paths begin with this: beside the API, without a key, not counted and not logged. */
export const CONTROL_PATH = "/control";

/**
 * Serves one control request: `POST /control/NAME` with the argument as JSON, or `GET /control/NAME?…` for calls that only
 * read. Answers `{"result": …}`, or 400 with `{"error": text}`. A browser page is refused: it may not drive the simulator.
 */
export async function serveControl(
  control: Control,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (incoming.headers.origin !== undefined)
      throw new Error("The control endpoint answers no browser page.");
    const url = addressOf(incoming);
    const name = url.pathname.slice(CONTROL_PATH.length + 1);
    const text = await readText(incoming);
    const argument = incoming.method === "POST" ? parsedArgument(text) : Object.fromEntries(url.searchParams);
    if (incoming.method !== "POST" && !READING.some((reading) => reading === name))
      throw new Error(`Use POST for the control action ${JSON.stringify(name)}.`);
    const result = perform(control, { ...argument, do: name });
    send(response, 200, { result: result ?? null });
  } catch (error) {
    send(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

function parsedArgument(text: string): Record<string, unknown> {
  const argument: unknown = text === "" ? {} : JSON.parse(text);
  if (typeof argument !== "object" || argument === null || Array.isArray(argument))
    throw new Error("The body of a control action must be a JSON object.");
  return argument as Record<string, unknown>;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
