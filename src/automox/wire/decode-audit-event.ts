import * as z from "zod/mini";
import type { AuditEvent } from "../model/audit-event";
import { wireAuditEvent } from "./audit-event-schema";
import { carried } from "./carried";
import { toRfc3339 } from "./date";
import type { Place } from "./decode-place";
import { isRecord, rowsOf } from "./envelope";
import { AUDIT_EVENT_FIELDS } from "./known-fields";
import { numberOf } from "./number-id";
import { reportUnexpected } from "./report-unexpected";
import { ShapeError } from "./shape-error";
import type { ReportUnexpected } from "./unexpected";

export interface AuditPage {
  readonly events: readonly AuditEvent[];
  /** What the next page may be asked for by, the likeliest first; sources disagree which id of an event it is. */
  readonly cursors: readonly string[];
}

/** One answer of the audit trail. Throws ShapeError for what is no list, and for an event without any id. */
export function decodeAuditPage(json: unknown, unexpected?: ReportUnexpected): AuditPage {
  const rows = rowsOf(json).rows;
  const events = rows.map((row, index) => decodeAuditEvent(row, { at: `[${index}]`, unexpected }));
  return { events, cursors: [...new Set([...namedCursors(json), ...idsOf(rows.at(-1))])] };
}

function decodeAuditEvent(row: unknown, { at, unexpected }: Place): AuditEvent {
  const parsed = z.safeParse(wireAuditEvent, row);
  if (!parsed.success) throw new ShapeError(`expected ${at} to be an object`);
  const wire = parsed.data;
  const uid = wire.metadata?.uid || idsOf(row)[0];
  if (uid === undefined) throw new ShapeError(`expected ${at}.metadata.uid to be the id of an event`);
  reportUnexpected(unexpected, AUDIT_EVENT_FIELDS, row);
  return carried<AuditEvent>({
    uid,
    at: toRfc3339(timeOf(wire.time)) ?? null,
    type: wire.type_name || null,
    message: wire.message || undefined,
    classId: numberOf(wire.class_uid),
    activity: wire.activity || wire.activity_name || undefined,
    actorEmail: wire.actor?.user?.email_addr || undefined,
    targetEmail: wire.user?.email_addr || wire.user_result?.email_addr || undefined,
  });
}

/** Seconds and milliseconds are both seen, and milliseconds also as a text. */
const timeOf = (time: unknown): unknown =>
  typeof time === "string" && /^\d{9,14}$/.test(time) ? Number(time) : time;

/** By which the next page may have to be asked for, the likelier one first: the identifiers that grow, then the event's own. */
function idsOf(row: unknown): readonly string[] {
  if (!isRecord(row)) return [];
  const inner = isRecord(row._id) ? row._id.$oid : row._id;
  const own = isRecord(row.metadata) ? row.metadata.uid : undefined;
  return [row.id, inner, own, row.uid].filter((id): id is string => typeof id === "string" && id !== "");
}

function namedCursors(json: unknown): readonly string[] {
  const metadata = isRecord(json) && isRecord(json.metadata) ? json.metadata : {};
  return [metadata.next, metadata.cursor].filter((id): id is string => typeof id === "string" && id !== "");
}
