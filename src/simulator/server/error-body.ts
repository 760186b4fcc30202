import type { Refusal } from "../operations/refusal";
import type { ApiRequest } from "../world/request";
import type { World } from "../world/world";
import type { Reply } from "./recognised";

const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  501: "Not Implemented",
};

/** A refusal in the form the knob asks for. */
export function errorReply(
  { knobs, clock }: World,
  { path }: ApiRequest,
  { status, message, field }: Refusal,
): Pick<Reply, "headers" | "text"> {
  const title = TITLES[status] ?? "Error";
  const problem = { type: "about:blank", title, status, detail: message, instance: `/api${path}` };
  switch (knobs.errorBody) {
    case "errors":
      return json({ errors: [message] });
    case "by-field":
      return json({ errors: field ? { [field]: [message] } : [message] });
    case "problem":
      return json(field ? { ...problem, errors: [{ field, message }] } : problem);
    case "invalid-fields":
      return json(field ? { ...problem, invalidFields: { [field]: message } } : problem);
    case "spring":
      return json({ timestamp: clock.iso(), status, error: title, path: `/api${path}` });
    case "html":
      return typed("text/html", `<!doctype html><html><body><h1>${status} ${title}</h1></body></html>`);
    case "text":
      return typed("text/plain", message);
    case "empty":
      return { headers: {}, text: "" };
  }
}

const json = (body: unknown) => typed("application/json", JSON.stringify(body));

const typed = (contentType: string, text: string) => ({ headers: { "content-type": contentType }, text });
