import { checkFields } from "../knobs/known-fields";
import type { ApiRequest } from "./request";

/** Which requests a rule is about. Everything given must fit; an empty match fits every request. */
export interface Match {
  readonly method?: string;
  /** The operation's name, which is that of its file: "list-users", "invite-to-account", "get-self"; those of SCIM begin with "scim-". */
  readonly operation?: string;
  /** Regular expression over the path below the base address: "^/users/\\d+$". */
  readonly path?: string;
  /** Parameters that must have these values: `{ page: "1" }`. */
  readonly query?: Readonly<Record<string, string>>;
  /** Regular expression over the body's text. */
  readonly body?: string;
  /** Id of a key or a SCIM token, such as "key-2" or "scim-1". */
  readonly key?: string;
  /** From the nth fitting request on, counted from 1 since the rule was added. Default 1. */
  readonly nth?: number;
  /** How many fitting requests from there. Default 1 where `nth` is given, else all. */
  readonly times?: number;
}

/** What else is known of a request when rules are asked. */
export interface Matchable {
  readonly request: ApiRequest;
  readonly operation: string | null;
  readonly keyId: string | null;
}

/** A match together with the count of its fitting requests. */
export interface Counter {
  /** True if this request fits and its turn has come. Call once per request. */
  isDue(candidate: Matchable): boolean;
  /** True once no later request can be due. */
  isSpent(): boolean;
}

const FIELDS: Record<keyof Match, true> = {
  method: true,
  operation: true,
  path: true,
  query: true,
  body: true,
  key: true,
  nth: true,
  times: true,
};

/** Starts counting. Throws on unknown fields, and on a regular expression or a number that is none. */
export function createCounter(match: Match): Counter {
  checkFields("`match`", match, Object.keys(FIELDS));
  const path = match.path === undefined ? undefined : new RegExp(match.path);
  const body = match.body === undefined ? undefined : new RegExp(match.body);
  for (const name of ["nth", "times"] as const) {
    const value = match[name];
    if (value !== undefined && !(Number.isInteger(value) && value >= 1))
      throw new Error(`Expected \`${name}\` to be a whole number from 1, got ${JSON.stringify(value)}.`);
  }
  const from = match.nth ?? 1;
  const until = from + (match.times ?? (match.nth === undefined ? Number.POSITIVE_INFINITY : 1));
  let seen = 0;
  const fits = ({ request, operation, keyId }: Matchable) =>
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.operation === undefined || match.operation === operation) &&
    (match.key === undefined || match.key === keyId) &&
    (path?.test(request.path) ?? true) &&
    (body?.test(request.text) ?? true) &&
    Object.entries(match.query ?? {}).every(([name, value]) => request.query[name] === String(value));
  return {
    isDue: (candidate) => {
      if (!fits(candidate)) return false;
      seen += 1;
      return seen >= from && seen < until;
    },
    isSpent: () => seen >= until - 1,
  };
}
