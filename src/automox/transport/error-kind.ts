import type { AutomoxErrorKind } from "./errors";

/** The kind that a status other than 2xx stands for. */
export function kindOf(status: number): AutomoxErrorKind {
  switch (status) {
    case 401:
      return "unauthorized";
    case 402: // a matter of the subscription
    case 403:
      return "forbidden";
    case 404:
      return "not-found";
    case 409:
      return "conflict";
    case 408:
      return "unavailable";
    case 429:
      return "rate-limited";
  }
  if (status >= 500) return "unavailable";
  return status >= 400 ? "invalid" : "unreadable";
}
