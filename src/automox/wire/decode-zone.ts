import * as z from "zod/mini";
import type { Zone, ZoneRole } from "../model/zone";
import { wireZone, wireZoneRole } from "./account-schema";
import { carried } from "./carried";
import type { Place } from "./decode-place";
import { isRecord } from "./envelope";
import { ZONE_FIELDS, ZONE_ROLE_FIELDS } from "./known-fields";
import { numberOf } from "./number-id";
import { reportUnexpected } from "./report-unexpected";
import { ShapeError } from "./shape-error";
import { uuidOf } from "./uuid";

/** Throws ShapeError for a zone without a UUID. Which field holds it is told by the look of the value. */
export function decodeZone(row: unknown, { at, unexpected }: Place): Zone {
  const zone = readZone(row, at);
  reportUnexpected(unexpected, ZONE_FIELDS, row);
  return zone;
}

function readZone(row: unknown, at: string): Zone {
  const parsed = z.safeParse(wireZone, row);
  const wire = parsed.success ? parsed.data : {};
  const id = uuidOf(wire.id) ?? uuidOf(wire.zone_id) ?? uuidOf(wire.uuid);
  if (id === undefined) throw new ShapeError(`expected ${at}.id to be the UUID of a zone`);
  const parentId = uuidOf(wire.parent_id);
  return {
    id,
    organizationId: numberOf(wire.organization_id) ?? numberOf(wire.id),
    name: wire.name || null,
    ...(parentId === undefined ? {} : { parentId }),
  };
}

/** What a person has in one zone. Throws ShapeError where the zone has no UUID. */
export function decodeZoneRole(row: unknown, { at, unexpected }: Place): ZoneRole {
  if (!isRecord(row)) throw new ShapeError(`expected ${at} to be an object`);
  const wire = z.parse(wireZoneRole, row);
  const { id, organizationId, name } = isRecord(wire.zone)
    ? readZone(wire.zone, `${at}.zone`)
    : readZone({ ...row, id: uuidOf(wire.zone) ?? wire.zone_id ?? wire.id }, `${at}.zone`);
  reportUnexpected(unexpected, ZONE_ROLE_FIELDS, row);
  const role = roleOf(wire.rbac_role) ?? roleOf(wire.zone_rbac_role) ?? null;
  return carried<ZoneRole>({ zone: id, organizationId, name: name ?? undefined, role });
}

/** A slug, or the role as the list of roles has it. */
export function roleOf(value: unknown): string | undefined {
  const word = isRecord(value) ? value.slug : value;
  return typeof word === "string" && word !== "" ? word : undefined;
}
