import * as z from "zod/mini";

/**
 * A person on the wire, in the spellings of both contracts. Only e-mail and ids can be wrong; any other field that is not
 * what it should be counts as not carried. What is not named here does not survive, above all `intercom_hmac` and the
 * `access_key` inside `orgs`.
 */
const anything = z.optional(z.unknown());
const text = z.catch(z.optional(z.nullable(z.string())), undefined);
const list = z.catch(z.optional(z.nullable(z.array(z.unknown()))), undefined);

const fields = {
  id: anything,
  user_id: anything,
  uuid: anything,
  firstname: text,
  first_name: text,
  lastname: text,
  last_name: text,
  role: anything,
  rbac_roles: anything,
  roles: anything,
  zone_rbac_role: anything,
  rbac_role: anything,
  account_rbac_role: anything,
  account_rbac_roles: anything,
  account_id: text,
  status: text,
  prefs: anything,
  orgs: list,
  created_at: anything,
  updated_at: anything,
  tfa_type: text,
  two_factor_authentication: text,
  is_verified: z.catch(z.optional(z.nullable(z.boolean())), undefined),
};

const email = z.string().check(z.regex(/^\s*\S.*@.*\S\s*$/s));

export const wireUser = z.object({ ...fields, email });

/** Where an answer may leave out whom it is about. */
export const wireSelf = z.object({ ...fields, role: text, email: z.catch(z.optional(email), undefined) });

export type WireSelf = z.infer<typeof wireSelf>;
