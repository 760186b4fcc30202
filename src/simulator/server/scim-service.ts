import {
  refuseScim,
  type ScimOperation,
  type ScimOutcome,
  type ScimRefusal,
} from "../operations/scim-operation";
import { SCIM_PATH, SCIM_ROUTES } from "../scim/scim-routes";
import { scimListView } from "../scim/scim-view";
import { PROVISIONING } from "../world/audit-trail";
import { findByDigest } from "../world/digest";
import type { Effect } from "../world/faults";
import type { RateVerdict } from "../world/rate-window";
import { type ApiRequest, BASE_PATH } from "../world/request";
import type { ScimToken } from "../world/scim-tokens";
import { recordChanges, type World } from "../world/world";
import { errorText } from "./error-body";
import { matchRoute } from "./match-route";
import { rateHeaders } from "./rate-headers";
import type { Recognised, Reply } from "./recognised";
import { scimErrorBody } from "./scim-error";

const MEDIA_TYPE = "application/scim+json";

export const isScim = (path: string): boolean => path === SCIM_PATH || path.startsWith(`${SCIM_PATH}/`);

interface Known {
  readonly request: ApiRequest;
  readonly route: { readonly operation: ScimOperation; readonly id: string } | undefined;
  readonly token: ScimToken | undefined;
}

/** What a request below the SCIM address turns out to be. An API key is no SCIM token, and neither may be a query parameter here. */
export function recogniseScim(world: World, request: ApiRequest): Recognised {
  const { via, key } = request.credentials;
  const known: Known = {
    request,
    route: matchRoute(SCIM_ROUTES, request.method, request.path),
    token: via === "bearer" ? findByDigest(world.scimTokens, key) : undefined,
  };
  return {
    request,
    operation: known.route?.operation,
    isKnown: known.route !== undefined || world.knobs.scim === "absent",
    callerId: known.token?.id,
    serve: (effect) => serveScim(world, known, effect),
  };
}

function serveScim(world: World, known: Known, effect?: Effect): Reply {
  if (world.knobs.scim === "absent") return absent(world, known.request);
  const verdict = known.token && world.rate.count(known.token.id, world.clock.now(), world.knobs);
  const headers = { ...rateHeaders(world.knobs, verdict), "content-type": MEDIA_TYPE };
  const decided = decide(world, known, { verdict, effect });
  if ("refusal" in decided) {
    const { refusal } = decided;
    const text = JSON.stringify(scimErrorBody(refusal));
    return { status: refusal.status, headers, text, list: false, effect: false };
  }
  const { outcome } = decided;
  if ("page" in outcome) {
    const { page } = outcome;
    const rows = effect?.kind === "short-page" ? page.rows.slice(0, effect.rows) : page.rows;
    const text = JSON.stringify(scimListView({ ...page, rows }));
    return { status: 200, headers, text, list: true, effect: false };
  }
  return {
    status: outcome.status,
    headers: outcome.location === undefined ? headers : { ...headers, location: outcome.location },
    text: outcome.body === undefined ? "" : JSON.stringify(outcome.body),
    list: false,
    effect: decided.effect,
  };
}

/** As the rest of the API answers for a page that it does not have. */
function absent(world: World, { path }: ApiRequest): Reply {
  const refusal = { status: 404, message: "Not found." };
  const { contentType, text } = errorText(refusal, world.knobs.errorBody, { path, now: world.clock.iso() });
  const headers: Record<string, string> = contentType ? { "content-type": contentType } : {};
  return { status: 404, headers, text, list: false, effect: false };
}

interface Circumstances {
  readonly verdict: RateVerdict | undefined;
  readonly effect: Effect | undefined;
}

type Decided = { refusal: ScimRefusal } | { outcome: ScimOutcome; effect: boolean };

function decide(world: World, { request, route, token }: Known, { verdict, effect }: Circumstances): Decided {
  const { knobs, clock } = world;
  if (!route)
    return refuseScim(
      501,
      `The simulator has no route ${request.method} ${request.path}; a test that meets this should fail.`,
    );
  if (!token) return refuseScim(401, "The SCIM token is missing or not valid.");
  if (verdict && !verdict.allowed) return refuseScim(429, "Too many requests.");
  const unreadable = refuseUnreadable(request, route.operation);
  if (unreadable) return unreadable;
  const sham = effect?.kind === "no-effect";
  const decided = route.operation.decide({
    state: sham ? structuredClone(world.state) : world.state,
    knobs,
    token,
    now: clock.iso(),
    id: route.id,
    query: effect?.kind === "other-page" ? otherPage(world, request.query, effect.page) : request.query,
    body: request.body,
    locationOf: (id) => `${request.origin}${BASE_PATH}${SCIM_PATH}/Users/${id}`,
  });
  if ("refusal" in decided) return decided;
  const { outcome } = decided;
  const changed = "changed" in outcome && !sham ? outcome.changed : [];
  for (const change of changed) world.lag.note(change, clock.now(), knobs);
  if (changed.length > 0) {
    recordChanges(world, changed, PROVISIONING);
    world.save();
  }
  return { outcome, effect: changed.length > 0 };
}

/** The fault counts pages from 0 for every contract. */
function otherPage({ knobs }: World, query: ApiRequest["query"], page: number): ApiRequest["query"] {
  const count = Math.min(Number(query.count ?? knobs.scimMaximumPage), knobs.scimMaximumPage);
  return { ...query, startIndex: String(page * count + 1) };
}

/** Both media types are allowed (RFC 7644, 3.1). */
function refuseUnreadable(request: ApiRequest, operation: ScimOperation) {
  if (operation.fields.length === 0 || request.text === "") return undefined;
  if (!/^application\/(scim\+)?json\b/i.test(request.contentType))
    return refuseScim(400, `The Content-Type must be ${MEDIA_TYPE}.`, "invalidSyntax");
  return request.body === undefined
    ? refuseScim(400, "The request body is not valid JSON.", "invalidSyntax")
    : undefined;
}
