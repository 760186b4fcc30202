import type { HttpAnswer } from "./transport";

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MAX_HOPS = 3;

/**
 * Where an answer sends a read, if it may go there: the same scheme, host and port as before, at most 3 times. undefined for every other
 * answer, and for a redirect that must not be followed.
 */
export function readRedirect(
  { status, header }: Pick<HttpAnswer, "status" | "header">,
  { from, hops }: { readonly from: string; readonly hops: number },
): string | undefined {
  if (!REDIRECTS.has(status) || hops >= MAX_HOPS) return undefined;
  const location = header("location") ?? "";
  if (location === "" || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  if (target.origin !== new URL(from).origin || target.username !== "" || target.password !== "")
    return undefined;
  target.hash = "";
  return target.href;
}
