import * as z from "zod/mini";
import type { Organization } from "../model/organization";
import type { Place } from "./decode-place";
import { ORGANIZATION_FIELDS } from "./known-fields";
import { numberOf } from "./number-id";
import { wireOrganization } from "./organization-schema";
import { reportUnexpected } from "./report-unexpected";
import { ShapeError } from "./shape-error";
import { uuidOf } from "./uuid";

/** Throws ShapeError for a row without a usable number. */
export function decodeOrganization(row: unknown, { at, unexpected }: Place): Organization {
  const parsed = z.safeParse(wireOrganization, row);
  const id = parsed.success ? numberOf(parsed.data.id) : undefined;
  if (!parsed.success || id === undefined)
    throw new ShapeError(`expected ${at}.id to be a number of an organization`);
  reportUnexpected(unexpected, ORGANIZATION_FIELDS, row);
  const { name, plan, tier } = parsed.data;
  const uuid = uuidOf(parsed.data.uuid);
  const level = plan ?? tier;
  return {
    id,
    name: name || null,
    ...(uuid === undefined ? {} : { uuid }),
    ...(level === undefined ? {} : { plan: level || null }),
  };
}
