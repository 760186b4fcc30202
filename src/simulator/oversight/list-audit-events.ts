import { isUuid } from "../operations/ids";
import { type Call, isGlobalAdmin, ofKey } from "../operations/operation";
import { MAXIMUM_LIMIT } from "../operations/paging";
import { Refusal } from "../operations/refusal";
import { eventsOf } from "../world/audit-trail";
import { roleOfKey } from "../world/keys";
import { findZone, type Organization } from "../world/store";
import { auditEventView } from "./audit-view";

/** One UTC day, for administrators, as a bare list (published) or one beside its count (seen). The cursor is any id of the last event. */
export const listAuditEvents = ofKey({
  name: "list-audit-events",
  method: "GET",
  path: "/audit-service/v1/orgs/{org}/events",
  parameters: ["date", "limit", "cursor"],
  check(call) {
    const zone = checkZone(call);
    const { date = "", limit = String(MAXIMUM_LIMIT), cursor } = call.query;
    if (!isDate(date)) throw new Refusal(400, "date must be a day as YYYY-MM-DD.", "date");
    if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAXIMUM_LIMIT)
      throw new Refusal(400, `limit must be a whole number from 1 to ${MAXIMUM_LIMIT}.`, "limit");
    const events = eventsOf(call.state, zone.id, date);
    const last = events.findIndex(({ uid, oid }) => uid === cursor || oid === cursor);
    if (cursor !== undefined && last === -1)
      throw new Refusal(400, "cursor is not the id of an event.", "cursor");
    return { zone, events: events.slice(last + 1, last + 1 + Number(limit)) };
  },
  act(call, { zone, events }) {
    const rows = events.map((event) => auditEventView(call, event, zone.id));
    const body = call.knobs.auditShape === "seen" ? { metadata: { count: rows.length }, data: rows } : rows;
    return { status: 200, body };
  },
});

function checkZone(call: Call): Organization {
  const { state, key, knobs } = call;
  const { org = "" } = call.params;
  if (!isUuid(org)) throw new Refusal(400, "The organization id must be a UUID.", "org");
  const zone = findZone(state, org.toLowerCase());
  if (!zone) throw new Refusal(knobs.absentAccountObject, `Organization ${org} was not found.`);
  const mayRead = isGlobalAdmin(call) || roleOfKey(state, key, { org: zone.id, knobs }) === "admin";
  if (knobs.audit === "refused" || !mayRead)
    throw new Refusal(403, "This API key may not read the audit trail of the organization.");
  return zone;
}

function isDate(text: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
