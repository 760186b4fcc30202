import type { ApiRequest } from "./request";

/** One API request as it happened. Requests to the control endpoint are not in the log. */
export interface LoggedRequest {
  /** From 1, in order of arrival; never reset, not even by clearing. */
  readonly seq: number;
  /** Simulated time, RFC 3339. */
  readonly at: string;
  readonly method: string;
  /** Below the base address: "/users/101". */
  readonly path: string;
  /** Without `api_key`. */
  readonly query: Readonly<Record<string, string>>;
  /** The JSON body exactly as sent: a field that was not sent is not there, one sent as null or false is. Absent without a body. */
  readonly body?: unknown;
  /** "key-1", … or, for SCIM, "scim-1", …; "unknown" for a wrong one, "none" without one. Never the key itself. */
  readonly key: string;
  /** How the key came. */
  readonly via: "bearer" | "query" | "none";
  readonly userAgent: string;
  /** The route's name, or null: an unknown route. */
  readonly operation: string | null;
  /** Query parameters ("query page") and body fields ("body id") that the operation does not look at. */
  readonly ignored: readonly string[];
  /** The status sent; null while unanswered and where the connection was broken instead. */
  status: number | null;
  /** The kind of the fault that was applied. */
  fault: string | null;
  /** True if the request changed something. */
  effect: boolean;
}

/** Which log entries to give; everything given must fit. */
export interface LogFilter {
  readonly method?: string;
  readonly operation?: string;
  /** Regular expression over the path. */
  readonly path?: string;
  readonly status?: number;
  readonly key?: string;
  /** Only entries with a higher sequence number. */
  readonly after?: number;
  /** `write` for everything but GET. */
  readonly right?: "read" | "write";
}

export interface RequestLog {
  begin(
    request: ApiRequest,
    facts: Pick<LoggedRequest, "at" | "key" | "operation" | "ignored">,
  ): LoggedRequest;
  /** Copies, in order of arrival. */
  entries(filter?: LogFilter): LoggedRequest[];
  /** Marks a request that must not happen in a test: no known route, or the simulator itself failed. */
  flag(entry: LoggedRequest): void;
  /** The marked requests since the start; clearing the log leaves them. */
  unexpected(): LoggedRequest[];
  clear(): void;
}

export function createRequestLog(): RequestLog {
  let kept: LoggedRequest[] = [];
  const unexpected: LoggedRequest[] = [];
  let lastSeq = 0;
  return {
    begin: (request, facts) => {
      lastSeq += 1;
      const entry: LoggedRequest = {
        seq: lastSeq,
        at: facts.at,
        method: request.method,
        path: request.path,
        query: request.query,
        ...(request.body === undefined ? {} : { body: request.body }),
        key: facts.key,
        via: request.credentials.via,
        userAgent: request.userAgent,
        operation: facts.operation,
        ignored: facts.ignored,
        status: null,
        fault: null,
        effect: false,
      };
      kept.push(entry);
      return entry;
    },
    flag: (entry) => {
      unexpected.push(entry);
    },
    entries: (filter = {}) =>
      kept.filter((entry) => fits(entry, filter)).map((entry) => structuredClone(entry)),
    unexpected: () => structuredClone(unexpected),
    clear: () => {
      kept = [];
    },
  };
}

function fits(entry: LoggedRequest, filter: LogFilter): boolean {
  const right = entry.method === "GET" ? "read" : "write";
  return (
    (filter.method === undefined || filter.method.toUpperCase() === entry.method) &&
    (filter.operation === undefined || filter.operation === entry.operation) &&
    (filter.path === undefined || new RegExp(filter.path).test(entry.path)) &&
    (filter.status === undefined || Number(filter.status) === entry.status) &&
    (filter.key === undefined || filter.key === entry.key) &&
    (filter.after === undefined || entry.seq > Number(filter.after)) &&
    (filter.right === undefined || filter.right === right)
  );
}
