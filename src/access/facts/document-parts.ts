import * as z from "zod";

/** Pieces that several documents have. */
export const toolSchema = z.strictObject({ name: z.string(), version: z.string() });

export type Tool = Readonly<z.infer<typeof toolSchema>>;

export const toolOf = (version: string): Tool => ({ name: "automox-access", version });

export const timeSchema = z.iso.datetime().describe("RFC 3339 in UTC.");

export const statusSchema = z.enum(["pending", "active", "disabled", "unknown"]);

/**
 * Whether absence may be believed. Anything unread, short or contradicting makes it incomplete, with a
 * sentence per problem; an incomplete listing is never reported as clean.
 */
export const completenessSchema = z.strictObject({
  status: z.enum(["complete", "incomplete"]),
  scanned: z.int().nonnegative().describe("Organizations read to the end."),
  total: z.int().nonnegative(),
  problems: z.array(z.string()),
});

export const membershipSchema = z.strictObject({
  org: z.int().positive(),
  role: z.string().nullable().describe("Null: a member without a role."),
});

export const countSchema = z.int().nonnegative();

/** An object of these members alone that nobody changes afterwards. */
export const frozen = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).readonly();

export const frozenList = <T extends z.ZodType>(each: T) => z.array(each).readonly();

/** What a document holds, for those who make it: nobody changes it afterwards. */
export type Immutable<T> = unknown extends T ? T : { readonly [Key in keyof T]: Immutable<T[Key]> };
