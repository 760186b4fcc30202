import * as z from "zod/mini";
import type { ApiKey } from "../model/api-key";
import { carried } from "./carried";
import { toRfc3339 } from "./date";
import type { Place } from "./decode-place";
import { isRecord } from "./envelope";
import { API_KEY_FIELDS } from "./known-fields";
import { numberOf } from "./number-id";
import { reportUnexpected } from "./report-unexpected";
import { ShapeError } from "./shape-error";

const anything = z.optional(z.unknown());
const text = z.catch(z.optional(z.nullable(z.string())), undefined);

/** A key on the wire. `api_key`, `access_key`, `key`, `secret` and `token` do not survive, because they are not named here. */
const wireApiKey = z.object({
  id: anything,
  name: text,
  is_enabled: anything,
  created_at: anything,
  expires_at: anything,
  organization_id: anything,
  org_id: anything,
  user: anything,
  user_id: anything,
  email: text,
});

const PATH_SEGMENT = /^[\w-]{1,64}$/;

/** Throws ShapeError for a row without an id. */
export function decodeApiKey(row: unknown, { at, unexpected }: Place): ApiKey {
  const parsed = z.safeParse(wireApiKey, row);
  const id = parsed.success ? idOf(parsed.data.id) : undefined;
  if (!parsed.success || id === undefined)
    throw new ShapeError(`expected ${at}.id to be the id of an API key`);
  reportUnexpected(unexpected, API_KEY_FIELDS, row);
  const { data: wire } = parsed;
  return carried<ApiKey>({
    id,
    name: wire.name || null,
    isEnabled: flagOf(wire.is_enabled),
    createdAt: toRfc3339(wire.created_at) ?? null,
    expiresAt: toRfc3339(wire.expires_at) ?? null,
    owner: ownerOf(wire),
    organizationId: numberOf(wire.organization_id) ?? numberOf(wire.org_id),
  });
}

function idOf(value: unknown): string | undefined {
  const number = numberOf(value);
  if (number !== undefined) return String(number);
  return typeof value === "string" && PATH_SEGMENT.test(value) ? value : undefined;
}

function flagOf(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  return value === 0 || value === 1 ? value === 1 : null;
}

function ownerOf({ user, user_id, email }: z.infer<typeof wireApiKey>): ApiKey["owner"] {
  const told = isRecord(user) ? user : { id: user };
  const address = typeof told.email === "string" ? told.email : email;
  return carried<ApiKey["owner"]>({
    id: numberOf(told.id) ?? numberOf(user_id),
    email: address || undefined,
  });
}
