import { isUuid } from "../account/path-objects";
import { type Call, type Checked, refuse } from "../operations/operation";
import { type AuditEvent, eventsOf } from "../world/audit-trail";
import { accountRoleOfKey, roleOfKey } from "../world/keys";
import { GLOBAL_ADMIN } from "../world/role-words";
import { findZone, type Organization } from "../world/store";

/** The events that follow the cursor, at most `limit`. */
export interface AuditPage {
  readonly zone: Organization;
  readonly events: readonly AuditEvent[];
}

const MAXIMUM = 500;

/** GET /audit-service/v1/orgs/{org}/events: one UTC day, for administrators; the cursor is any id of the last event. */
export function validateListAuditEvents(call: Call): Checked<AuditPage> {
  const zone = checkAuditedZone(call);
  if ("refusal" in zone) return zone;
  const { date = "", limit = String(MAXIMUM), cursor } = call.query;
  if (!isDate(date)) return refuse(400, "date must be a day as YYYY-MM-DD.", "date");
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAXIMUM)
    return refuse(400, `limit must be a whole number from 1 to ${MAXIMUM}.`, "limit");
  const events = eventsOf(call.state, zone.input.id, date);
  const last = events.findIndex(({ uid, oid }) => uid === cursor || oid === cursor);
  if (cursor !== undefined && last === -1) return refuse(400, "cursor is not the id of an event.", "cursor");
  return { input: { zone: zone.input, events: events.slice(last + 1, last + 1 + Number(limit)) } };
}

function checkAuditedZone({ state, key, knobs, params: { org = "" } }: Call): Checked<Organization> {
  if (!isUuid(org)) return refuse(400, "The organization id must be a UUID.", "org");
  const zone = findZone(state, org.toLowerCase());
  if (!zone) return refuse(knobs.absentAccountObject, `Organization ${org} was not found.`);
  const isGlobal = key.org === null && accountRoleOfKey(state, key, knobs) === GLOBAL_ADMIN;
  const mayRead = isGlobal || roleOfKey(state, key, { org: zone.id, knobs }) === "admin";
  if (knobs.audit === "refused" || !mayRead)
    return refuse(403, "This API key may not read the audit trail of the organization.");
  return { input: zone };
}

function isDate(text: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
