import type { Refusal } from "../operations/refusal";
import { type ScimOperation, ScimRefusal } from "../operations/scim-operation";
import { scimListView } from "../scim/scim-view";
import { PROVISIONING } from "../world/audit-trail";
import { findByDigest } from "../world/digest";
import type { Effect } from "../world/faults";
import { type ApiRequest, BASE_PATH } from "../world/request";
import type { ScimToken } from "../world/scim-tokens";
import { recordChanges, type World } from "../world/world";
import { answered, noRoute, tooManyRequests, unreadable } from "./answered";
import { errorReply } from "./error-body";
import { type MatchedRoute, matchRoute } from "./match-route";
import type { Recognised, Reply } from "./recognised";
import { SCIM_ROUTES } from "./routes";

/** Everything below this is SCIM's: its own credential, errors and media type. */
const SCIM_PATH = "/scim/v2";

/** What is sent; both media types may come (RFC 7644, 3.1). */
const MEDIA_TYPE = { pattern: /^application\/(scim\+)?json\b/i, name: "application/scim+json" };

export const isScim = (path: string): boolean => path === SCIM_PATH || path.startsWith(`${SCIM_PATH}/`);

interface Known {
  readonly request: ApiRequest;
  readonly route: MatchedRoute<ScimOperation>;
  readonly token: ScimToken;
}

/** What a request below the SCIM address turns out to be. An API key is no SCIM token, and neither may be a query parameter here. */
export function recogniseScim(world: World, request: ApiRequest): Recognised {
  const { via, key } = request.credentials;
  const route = matchRoute(SCIM_ROUTES, request.method, request.path);
  const token = via === "bearer" ? findByDigest(world.scimTokens, key) : undefined;
  return {
    request,
    operation: route?.operation,
    isKnown: route !== undefined || world.knobs.scim === "absent",
    callerId: token?.id,
    serve: (effect) => {
      if (world.knobs.scim === "absent") return absent(world, request);
      return answered(world, token?.id, {
        answer: (isAllowed) => {
          if (!route) throw noRoute(request);
          if (!token) throw new ScimRefusal(401, "The SCIM token is missing or not valid.");
          if (!isAllowed) throw tooManyRequests();
          return serve(world, { request, route, token }, effect);
        },
        refuse: (refusal) => replyOf(scimErrorBody(refusal)),
      });
    },
  };
}

function serve(world: World, { request, route, token }: Known, effect: Effect | undefined): Reply {
  const { knobs, clock } = world;
  const complaint = unreadable(request, route.operation, MEDIA_TYPE);
  if (complaint) throw new ScimRefusal(400, complaint, "invalidSyntax");
  const isSham = effect?.kind === "no-effect";
  const outcome = route.operation.answer({
    state: isSham ? structuredClone(world.state) : world.state,
    knobs,
    token,
    now: clock.iso(),
    id: route.id,
    query: effect?.kind === "other-page" ? otherPage(world, request.query, effect.page) : request.query,
    body: request.body,
    locationOf: (id) => `${request.origin}${BASE_PATH}${SCIM_PATH}/Users/${id}`,
  });
  if ("page" in outcome) {
    const { page } = outcome;
    const rows = effect?.kind === "short-page" ? page.rows.slice(0, effect.rows) : page.rows;
    return { status: 200, ...replyOf(scimListView({ ...page, rows })), list: true, effect: false };
  }
  const { status, body, location } = outcome;
  const changed = isSham ? [] : outcome.changed;
  recordChanges(world, changed, PROVISIONING);
  return { status, ...replyOf(body, location), list: false, effect: changed.length > 0 };
}

function replyOf(body: unknown, location?: string): Pick<Reply, "headers" | "text"> {
  return {
    headers: { "content-type": MEDIA_TYPE.name, ...(location === undefined ? {} : { location }) },
    text: body === undefined ? "" : JSON.stringify(body),
  };
}

/** RFC 7644, 3.12: the status is a text there. */
function scimErrorBody(refusal: Refusal) {
  const scimType = refusal instanceof ScimRefusal ? refusal.scimType : undefined;
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    ...(scimType ? { scimType } : {}),
    detail: refusal.message,
    status: String(refusal.status),
  };
}

/** As the rest of the API answers for a page that it does not have. */
function absent(world: World, request: ApiRequest): Reply {
  const refusal = new ScimRefusal(404, "Not found.");
  return { status: 404, ...errorReply(world, request, refusal), list: false, effect: false };
}

/** The fault counts pages from 0 for every contract. */
function otherPage({ knobs }: World, query: ApiRequest["query"], page: number): ApiRequest["query"] {
  const count = Math.min(Number(query.count ?? knobs.scimMaximumPage), knobs.scimMaximumPage);
  return { ...query, startIndex: String(page * count + 1) };
}
