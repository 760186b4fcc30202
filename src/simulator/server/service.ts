import type { Knobs } from "../knobs/knobs";
import { isNumberId } from "../operations/ids";
import { accountListEnvelope, listEnvelope, organizationListEnvelope } from "../operations/list-envelope";
import { isGlobalAdmin, type Operation } from "../operations/operation";
import type { ListPage } from "../operations/paging";
import { foreignOrganization, mayOnlyRead, Refusal } from "../operations/refusal";
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
import type { ApiRequest } from "../world/request";
import { isListed, membershipOf } from "../world/store";
import { recordChanges, type World } from "../world/world";
import { answered, noRoute, tooManyRequests, unreadable } from "./answered";
import { errorReply } from "./error-body";
import { type MatchedRoute, matchRoute } from "./match-route";
import type { Recognised, Reply } from "./recognised";
import { routesOf } from "./routes";

const MEDIA_TYPE = { pattern: /^application\/json\b/i, name: "application/json" };

/** A request with its operation and its key. */
interface Known {
  readonly request: ApiRequest;
  readonly route: MatchedRoute<Operation>;
  readonly key: Key;
}

/** What a request outside SCIM turns out to be. */
export function recognise(world: World, request: ApiRequest): Recognised {
  const { via, key: text } = request.credentials;
  const route = matchRoute(routesOf(world.knobs), request.method, request.path);
  const key = via === "none" ? undefined : findByDigest(world.keys, text);
  return {
    request,
    operation: route?.operation,
    isKnown: route !== undefined,
    callerId: key?.id,
    serve: (effect) =>
      answered(world, key?.id, {
        answer: (isAllowed) => {
          if (!route) throw noRoute(request);
          checkKey(world, request, key);
          if (!isAllowed) throw tooManyRequests();
          return serve(world, { request, route, key }, effect);
        },
        refuse: (refusal) => errorReply(world, request, refusal),
      }),
  };
}

function checkKey(world: World, { credentials }: ApiRequest, key: Key | undefined): asserts key is Key {
  const { state, knobs, clock } = world;
  if (!key && credentials.via === "none") throw new Refusal(401, "An API key is required.");
  if (key && !isUsable(key, clock.now())) throw new Refusal(401, "The API key is disabled or has expired.");
  if (!key || (knobs.keysOfRemoved === "stop" && !reachesAnything(state, key, knobs)))
    throw new Refusal(401, "The API key is not valid.");
}

function serve(world: World, known: Known, effect: Effect | undefined): Reply {
  const { knobs, clock } = world;
  const { request, route, key } = known;
  const { operation } = route;
  const org = organizationOf(world, known);
  const complaint = unreadable(request, operation, MEDIA_TYPE);
  if (complaint) throw new Refusal(400, complaint);
  const isSham = effect?.kind === "no-effect";
  const state = isSham ? structuredClone(world.state) : world.state;
  const outcome = operation.answer({
    state,
    knobs,
    key,
    keys: isSham ? [...world.keys] : world.keys,
    now: clock.iso(),
    org,
    id: route.id,
    params: route.params,
    query: effect?.kind === "other-page" ? { ...request.query, page: String(effect.page) } : request.query,
    body: request.body,
    listed: (listing) =>
      world.lag
        .listed(state, listing, clock.now())
        .filter((person) => isListed(membershipOf(person, listing), knobs)),
  });
  if ("rows" in outcome) {
    const listed = outcome.org === undefined ? org : outcome.org;
    if (listed !== null) world.lag.counted(listed);
    const rows = effect?.kind === "short-page" ? outcome.rows.slice(0, effect.rows) : outcome.rows;
    return replyOf(
      { status: 200, list: true, effect: false },
      enveloped({ ...outcome, rows }, world, operation),
    );
  }
  const changed = (!isSham && outcome.changed) || [];
  recordChanges(world, changed, actorOf(world.state, ownerEmail(world.state, key)));
  const isDone = changed.length > 0 || (!isSham && outcome.isDone === true);
  return replyOf({ status: outcome.status, list: false, effect: isDone }, outcome.body);
}

function enveloped(
  { envelope, ...page }: ListPage & { readonly envelope?: Knobs["listEnvelope"] },
  { knobs }: World,
  { scope }: Operation,
): unknown {
  if (envelope) return listEnvelope(page, envelope);
  return scope === "account" ? accountListEnvelope(page, knobs) : organizationListEnvelope(page, knobs);
}

function replyOf(facts: Pick<Reply, "status" | "list" | "effect">, body: unknown): Reply {
  return body === undefined
    ? { ...facts, headers: {}, text: "" }
    : { ...facts, headers: { "content-type": MEDIA_TYPE.name }, text: JSON.stringify(body) };
}

/** The organization of `o`, after checking that the key reaches it and may do this there. */
function organizationOf({ state, knobs }: World, { request, route, key }: Known): number | null {
  const { scope, method, parameters } = route.operation;
  const sent = parameters.includes("o") ? request.query.o : undefined;
  if (!sent && scope !== "organization") return null;
  if (sent && !isNumberId(sent)) throw new Refusal(400, "The query parameter o must be a whole number.", "o");
  const assumed =
    knobs.missingOrganization === "assume" ? organizationsOfKey(state, key, knobs)[0]?.id : undefined;
  const org = sent ? Number(sent) : assumed;
  if (org === undefined) throw new Refusal(400, "The query parameter o (organization id) is required.", "o");
  const role = roleOfKey(state, key, { org, knobs });
  // The check of an operation on the key itself knows what a global administrator may do where they are no member.
  if (role === undefined && scope === "key" && isGlobalAdmin({ state, key, knobs })) return org;
  if (role === undefined) throw foreignOrganization(String(sent), knobs);
  if (scope === "organization" && method !== "GET" && role !== "admin") throw mayOnlyRead();
  return org;
}
