import { auditEventView } from "../audit-view";
import type { Call, Outcome } from "../operation";
import type { AuditPage } from "../validations/list-audit-events";

/** A bare list (published), or one beside its count (seen). */
export function listAuditEvents(call: Call, { zone, events }: AuditPage): Outcome {
  const rows = events.map((event) => auditEventView(call, event, zone.id));
  const body = call.knobs.auditShape === "seen" ? { metadata: { count: rows.length }, data: rows } : rows;
  return { status: 200, body };
}
