import { hidden } from "../../secrets/hidden";
import type { PauseHeaders } from "./retry-after";
import type { HttpAnswer } from "./transport";

const MAX_REQUEST_ID = 100;

/** Status and the number by which Automox finds the request in its own logs, fit to be shown. */
export function answered({ status, header }: Pick<HttpAnswer, "status" | "header">): {
  status: number;
  requestId: string | undefined;
} {
  const said = header("x-request-id")?.replaceAll(/[^\x21-\x7e]/g, "");
  const id = said && hidden(said).slice(0, MAX_REQUEST_ID);
  return { status, requestId: id === "" ? undefined : id };
}

export const pauseHeaders = ({ header }: Pick<HttpAnswer, "header">): PauseHeaders => ({
  retryAfter: header("retry-after"),
  rateLimitRemaining: header("x-ratelimit-remaining"),
  rateLimitReset: header("x-ratelimit-reset"),
  date: header("date"),
});
