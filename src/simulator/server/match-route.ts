import type { Facts } from "../operations/description";

type Route = Pick<Facts, "method" | "path">;

export interface MatchedRoute<R extends Route> {
  readonly operation: R;
  /** The `{id}` of the path; "" where it has none. */
  readonly id: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The first operation that fits a request. A trailing slash is accepted (seen on the wire). */
export function matchRoute<R extends Route>(
  routes: readonly R[],
  method: string,
  path: string,
): MatchedRoute<R> | undefined {
  const sent = path.replace(/\/$/, "").split("/");
  for (const operation of routes) {
    if (operation.method !== method && operation.method !== "*") continue;
    const params = fitted(operation.path.split("/"), sent);
    if (params) return { operation, id: params.id ?? "", params };
  }
  return undefined;
}

function fitted(wanted: readonly string[], sent: readonly string[]): Record<string, string> | undefined {
  const isOpen = wanted.at(-1) === "{rest}";
  const fixed = isOpen ? wanted.slice(0, -1) : wanted;
  if (isOpen ? sent.length < fixed.length : sent.length !== fixed.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of fixed.entries()) {
    const found = sent[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined ? segment !== found : found === "") return undefined;
    if (name !== undefined) params[name] = decoded(found);
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // Not percent-encoded text: nobody has such an id.
  }
}
