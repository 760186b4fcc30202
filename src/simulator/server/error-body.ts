import type { ErrorBody } from "../knobs/answer-knobs";
import type { Refusal } from "../operations/operation";

/** Type and text of an error answer. */
export interface ErrorText {
  readonly contentType: string;
  readonly text: string;
}

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

/** Writes a refusal in the form the knob asks for. */
export function errorText(
  refusal: Refusal,
  form: ErrorBody,
  request: { path: string; now: string },
): ErrorText {
  const { status, message, field } = refusal;
  const title = TITLES[status] ?? "Error";
  const problem = { type: "about:blank", title, status, detail: message, instance: `/api${request.path}` };
  switch (form) {
    case "errors":
      return json({ errors: [message] });
    case "by-field":
      return json(field ? { errors: { [field]: [message] } } : { errors: [message] });
    case "problem":
      return json(field ? { ...problem, errors: [{ field, message }] } : problem);
    case "invalid-fields":
      return json(field ? { ...problem, invalidFields: { [field]: message } } : problem);
    case "spring":
      return json({ timestamp: request.now, status, error: title, path: `/api${request.path}` });
    case "html":
      return {
        contentType: "text/html",
        text: `<!doctype html><html><body><h1>${status} ${title}</h1></body></html>`,
      };
    case "text":
      return { contentType: "text/plain", text: message };
    case "empty":
      return { contentType: "", text: "" };
  }
}

function json(body: unknown): ErrorText {
  return { contentType: "application/json", text: JSON.stringify(body) };
}
