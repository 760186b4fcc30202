import { accountListEnvelope, listEnvelope } from "../operations/list-envelope";
import {
  MISSING_ORGANIZATION,
  type Operation,
  type Outcome,
  type Refusal,
  refuse,
} from "../operations/operation";
import { actorOf } from "../world/audit-trail";
import { findByDigest } from "../world/digest";
import type { Effect } from "../world/faults";
import {
  isUsable,
  type Key,
  organizationsOfKey,
  ownerEmail,
  reachesAnything,
  roleOfKey,
} from "../world/keys";
import type { RateVerdict } from "../world/rate-window";
import type { ApiRequest } from "../world/request";
import { isListed, membershipOf } from "../world/store";
import { recordChanges, type World } from "../world/world";
import { errorText } from "./error-body";
import { type MatchedRoute, matchRoute } from "./match-route";
import { rateHeaders } from "./rate-headers";
import type { Recognised, Reply } from "./recognised";
import { routesOf } from "./routes";

/** A request together with its operation and its key, where there are any. */
interface Known {
  readonly request: ApiRequest;
  readonly route: MatchedRoute<Operation> | undefined;
  readonly key: Key | undefined;
}

/** What a request outside SCIM turns out to be. */
export function recognise(world: World, request: ApiRequest): Recognised {
  const { via, key } = request.credentials;
  const known: Known = {
    request,
    route: matchRoute(routesOf(world.knobs), request.method, request.path),
    key: via === "none" ? undefined : findByDigest(world.keys, key),
  };
  return {
    request,
    operation: known.route?.operation,
    isKnown: known.route !== undefined,
    callerId: known.key?.id,
    serve: (effect) => serve(world, known, effect),
  };
}

function serve(world: World, known: Known, effect?: Effect): Reply {
  const { request, key } = known;
  const verdict = key && world.rate.count(key.id, world.clock.now(), world.knobs);
  const headers = rateHeaders(world.knobs, verdict);
  const decided = decide(world, known, { verdict, effect });
  if ("refusal" in decided) {
    const { refusal } = decided;
    const { contentType, text } = errorText(refusal, world.knobs.errorBody, {
      path: request.path,
      now: world.clock.iso(),
    });
    const typed = contentType ? { "content-type": contentType } : {};
    return { status: refusal.status, headers: { ...headers, ...typed }, text, list: false, effect: false };
  }
  const { outcome } = decided;
  if ("rows" in outcome) {
    const shown =
      effect?.kind === "short-page" ? { ...outcome, rows: outcome.rows.slice(0, effect.rows) } : outcome;
    return json(
      { status: 200, headers, list: true, effect: false },
      known.route?.operation.scope === "account"
        ? accountListEnvelope(shown, world.knobs)
        : listEnvelope(shown, world.knobs.listEnvelope),
    );
  }
  const facts = { status: outcome.status, headers, list: false, effect: decided.effect };
  return outcome.body === undefined ? { ...facts, text: "" } : json(facts, outcome.body);
}

interface Circumstances {
  readonly verdict: RateVerdict | undefined;
  readonly effect: Effect | undefined;
}

type Decided = { refusal: Refusal } | { outcome: Outcome; effect: boolean };

function decide(world: World, { request, route, key }: Known, { verdict, effect }: Circumstances): Decided {
  const { knobs, clock } = world;
  const sham = effect?.kind === "no-effect";
  if (!route)
    return refuse(
      501,
      `The simulator has no route ${request.method} ${request.path}; a test that meets this should fail.`,
    );
  if (!key)
    return refuse(
      401,
      request.credentials.via === "none" ? "An API key is required." : "The API key is not valid.",
    );
  if (!isUsable(key, clock.now())) return refuse(401, "The API key is disabled or has expired.");
  if (knobs.keysOfRemoved === "stop" && !reachesAnything(world.state, key, knobs))
    return refuse(401, "The API key is not valid.");
  if (verdict && !verdict.allowed) return refuse(429, "Too many requests.");
  const scope = organizationOf(world, request, { operation: route.operation, key });
  if ("refusal" in scope) return scope;
  const unreadable = refuseUnreadable(request, route.operation);
  if (unreadable) return unreadable;
  const state = sham ? structuredClone(world.state) : world.state;
  const decided = route.operation.decide({
    state,
    knobs,
    key,
    keys: world.keys,
    now: clock.iso(),
    org: scope.org,
    id: route.id,
    params: route.params,
    query: effect?.kind === "other-page" ? { ...request.query, page: String(effect.page) } : request.query,
    body: request.body,
    listed: (org) =>
      world.lag
        .listed(state, org, clock.now())
        .filter((person) => isListed(membershipOf(person, org), knobs)),
  });
  if ("refusal" in decided) return decided;
  const { outcome } = decided;
  const listed = "rows" in outcome ? (outcome.org ?? scope.org) : null;
  if (listed !== null) world.lag.counted(listed);
  const changed = "changed" in outcome && !sham ? (outcome.changed ?? []) : [];
  for (const change of changed) world.lag.note(change, clock.now(), knobs);
  if (changed.length > 0) {
    recordChanges(world, changed, actorOf(world.state, ownerEmail(world.state, key)));
    world.save();
  }
  return { outcome, effect: changed.length > 0 };
}

/** The organization of `o`, after checking that the key reaches it and may do this there. */
function organizationOf(
  { state, knobs }: World,
  { query }: ApiRequest,
  { operation, key }: { operation: Operation; key: Key },
): { refusal: Refusal } | { org: number | null } {
  const sent = operation.parameters.includes("o") ? query.o : undefined;
  if (sent === undefined || sent === "") {
    if (operation.scope !== "organization") return { org: null };
    const assumed = organizationsOfKey(state, key, knobs)[0]?.id;
    if (knobs.missingOrganization === "refuse" || assumed === undefined)
      return refuse(400, MISSING_ORGANIZATION, "o");
    return rightIn(assumed, roleOfKey(state, key, { org: assumed, knobs }), operation);
  }
  if (!/^\d{1,15}$/.test(sent)) return refuse(400, "The query parameter o must be a whole number.", "o");
  const role = roleOfKey(state, key, { org: Number(sent), knobs });
  if (role === undefined)
    return refuse(
      knobs.foreignOrganization,
      `Organization ${sent} does not exist or this API key has no access to it.`,
    );
  return rightIn(Number(sent), role, operation);
}

function rightIn(org: number, role: string | undefined, operation: Operation) {
  if (operation.right === "read" || role === "admin") return { org };
  return refuse(403, "This API key belongs to a user without the admin role and may only read.");
}

function refuseUnreadable(request: ApiRequest, operation: Operation) {
  if (operation.fields.length === 0 || request.text === "") return undefined;
  if (!/^application\/json\b/i.test(request.contentType))
    return refuse(400, "The Content-Type must be application/json.");
  return request.body === undefined ? refuse(400, "The request body is not valid JSON.") : undefined;
}

function json(facts: Omit<Reply, "text">, body: unknown): Reply {
  return {
    ...facts,
    headers: { ...facts.headers, "content-type": "application/json" },
    text: JSON.stringify(body),
  };
}
