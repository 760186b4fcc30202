import * as z from "zod/mini";

const text = z.catch(z.optional(z.nullable(z.string())), undefined);

/** An organization on the wire. `access_key` and billing data do not survive, because they are not named here. */
export const wireOrganization = z.object({
  id: z.union([z.number(), z.string()]),
  uuid: text,
  name: text,
  plan: text,
  tier: text,
});
