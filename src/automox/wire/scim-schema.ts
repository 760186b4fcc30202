import * as z from "zod/mini";

/** A user of RFC 7643, 4.1, as far as it is used. What is not what it should be counts as not carried; what is not named is dropped. */
export const wireScimUser = z.object({
  id: z.optional(z.unknown()),
  userName: z.catch(z.optional(z.nullable(z.string())), undefined),
  active: z.optional(z.unknown()),
  emails: z.catch(z.optional(z.nullable(z.array(z.unknown()))), undefined),
});

export const wireScimEmail = z.object({
  value: z.string().check(z.minLength(1)),
  primary: z.optional(z.unknown()),
});

/** RFC 7644, 3.4.2; `Resources` may be left out where there are none. */
export const wireScimPage = z.object({
  totalResults: z.optional(z.unknown()),
  Resources: z.optional(z.nullable(z.array(z.unknown()))),
});
