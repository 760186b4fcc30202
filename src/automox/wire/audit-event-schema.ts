import * as z from "zod/mini";

/** An OCSF event on the wire: the few members that are used, each of which may be missing or something else. `raw_data` is not among them. */
const anything = z.optional(z.unknown());
const text = z.catch(z.optional(z.nullable(z.string())), undefined);
const person = z.catch(z.optional(z.object({ email_addr: text })), undefined);

export const wireAuditEvent = z.object({
  uid: anything,
  id: anything,
  _id: anything,
  metadata: z.catch(z.optional(z.object({ uid: text })), undefined),
  time: anything,
  type_name: text,
  message: text,
  class_uid: anything,
  activity: text,
  activity_name: text,
  actor: z.catch(z.optional(z.object({ user: person })), undefined),
  user: person,
  user_result: person,
});
