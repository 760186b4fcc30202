import * as z from "zod/mini";

/**
 * Objects of the account contract on the wire. Only ids, slugs and e-mails can be wrong; any other field that is not what it should be
 * counts as not carried. What is not named here does not survive, above all the `access_key` of every zone.
 */
const anything = z.optional(z.unknown());
const text = z.catch(z.optional(z.nullable(z.string())), undefined);
const list = z.catch(z.optional(z.nullable(z.array(z.unknown()))), undefined);
const full = z.string().check(z.regex(/\S/));

export const wireAccount = z.object({ id: anything, name: text, type: text });

export const wireRbacRole = z.object({ slug: full, name: text, description: text, type: text });

export const wireZone = z.object({
  id: anything,
  uuid: anything,
  zone_id: anything,
  organization_id: anything,
  parent_id: anything,
  name: text,
});

/** What a person has in one zone: the zone as an object, or only its id. */
export const wireZoneRole = z.object({
  zone: anything,
  zone_id: anything,
  id: anything,
  rbac_role: anything,
  zone_rbac_role: anything,
});

export const wireInvitation = z.object({
  id: anything,
  uuid: anything,
  email: full,
  account_rbac_role: anything,
  account_rbac_roles: anything,
  zones: list,
  zone_assignments: list,
  created_at: anything,
});
