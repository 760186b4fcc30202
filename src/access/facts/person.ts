import type * as z from "zod";
import { type Immutable, statusSchema } from "./document-parts";
import type { rosterSchema } from "./roster-schema";

/** What Automox itself says of a person, in either contract. */
export type RosterPerson = Immutable<z.infer<typeof rosterSchema>["people"][number]>;

export type RosterMembership = RosterPerson["memberships"][number];

type Held = Pick<RosterMembership, "org" | "role">;

/** Where somebody is and as what, by organization. */
export const heldRoles = (memberships: readonly Held[]): readonly Held[] =>
  memberships.map(({ org, role }) => ({ org, role })).sort((a, b) => a.org - b.org);

/** In the middle of a sentence. */
export const rolesInWords = (held: readonly Held[]): string =>
  held.map(({ org, role }) => `${role ?? "no role"} in ${org}`).join(", ");

/** For the cell of a table that other programs read. */
export const rolesAsPairs = (held: readonly Held[]): readonly string[] =>
  held.map(({ org, role }) => `${org}:${role ?? ""}`);

/** The person's number in one organization. */
export const userIdIn = (person: RosterPerson, org: number | undefined): number | null =>
  person.memberships.find((membership) => membership.org === org)?.userId ?? person.userId;

export type PersonStatus = RosterPerson["status"];

export const PERSON_STATUSES: readonly PersonStatus[] = statusSchema.options;
