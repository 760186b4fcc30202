import type { Call, Outcome } from "../operations/operation";
import type { AuditPage } from "../validations/list-audit-events";
import { auditEventView } from "./audit-view";

/** A bare list (published), or one beside its count (seen). */
export function listAuditEvents(call: Call, { zone, events }: AuditPage): Outcome {
  const rows = events.map((event) => auditEventView(call, event, zone.id));
  const body = call.knobs.auditShape === "seen" ? { metadata: { count: rows.length }, data: rows } : rows;
  return { status: 200, body };
}
