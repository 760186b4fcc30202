import * as z from "zod/mini";
import type { Invitation } from "../model/invitation";
import { wireInvitation } from "./account-schema";
import { carried } from "./carried";
import { toRfc3339 } from "./date";
import { accountRoleOf } from "./decode-account-role";
import type { Place } from "./decode-place";
import { roleOf } from "./decode-zone";
import { foldEmail } from "./email";
import { isRecord } from "./envelope";
import { INVITATION_FIELDS } from "./known-fields";
import { reportUnexpected } from "./report-unexpected";
import { ShapeError } from "./shape-error";
import type { ReportUnexpected } from "./unexpected";
import { uuidOf } from "./uuid";

/** Throws ShapeError for an invitation without an e-mail: it is not known whose it is. */
export function decodeInvitation(row: unknown, { at, unexpected }: Place): Invitation {
  const parsed = z.safeParse(wireInvitation, row);
  if (!parsed.success) {
    throw new ShapeError(
      isRecord(row) ? `expected ${at}.email to be an e-mail address` : `expected ${at} to be an object`,
    );
  }
  reportUnexpected(unexpected, INVITATION_FIELDS, row);
  const wire = parsed.data;
  return carried<Invitation>({
    id: uuidOf(wire.id) ?? uuidOf(wire.uuid),
    email: wire.email,
    accountRole: accountRoleOf(wire),
    zones: (wire.zones ?? wire.zone_assignments ?? []).flatMap(zoneOf),
    createdAt: toRfc3339(wire.created_at),
  });
}

/** Answers call the zone `id` where the request calls it `zone_id`. */
function zoneOf(entry: unknown): Invitation["zones"] {
  if (!isRecord(entry)) return [];
  const zone = uuidOf(entry.id) ?? uuidOf(entry.zone_id);
  return zone === undefined
    ? []
    : [{ zone, role: roleOf(entry.rbac_role) ?? roleOf(entry.zone_rbac_role) ?? null }];
}

/**
 * The invitation of one person among those of an answer, which may hold others and such as carry no e-mail; of several the youngest. Throws
 * ShapeError if none carries this e-mail.
 */
export function findInvitation(
  rows: readonly unknown[],
  folded: string,
  unexpected?: ReportUnexpected,
): Invitation {
  const mine = rows
    .filter((row) => isRecord(row) && typeof row.email === "string" && foldEmail(row.email) === folded)
    .map((row) => decodeInvitation(row, { at: "the answer", unexpected }));
  const [youngest] = mine.toReversed().toSorted((a, b) => born(b) - born(a));
  if (youngest) return youngest;
  throw new ShapeError(
    rows.some((row) => isRecord(row) && typeof row.email === "string")
      ? "the answer is about somebody else"
      : "expected the answer.email to be an e-mail address",
  );
}

const born = ({ createdAt }: Invitation): number => (createdAt ? Date.parse(createdAt) : 0);
