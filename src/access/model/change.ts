import { z } from "zod";
import { frozen, frozenList } from "../facts/document-parts";
import { PERSON_TYPES } from "../facts/managed";
import { PERSON_STATUSES } from "../facts/person";
import { reasonSchema } from "./reasons";
import type { Told } from "./told";

/**
 * Why it is in the plan: the configuration changed; the console was edited and the plan undoes it; both; the
 * base branch's plan has it as well; or an invitation became stale and is due again.
 */
export const CAUSES = ["change", "both", "console", "expiry", "base"] as const;

export type Cause = (typeof CAUSES)[number];

export const SCOPES = ["organization", "account", "zone"] as const;

/**
 * - `access`: a role, or the use of it, comes, goes or changes in a place
 * - `mailbox`, `second-factor`, `profile`, `policy`: attributes of the person, in `fields`
 * - `managed`: nobody's access; whether Terraform manages it
 */
export const CHANGE_KINDS = ["access", "mailbox", "second-factor", "profile", "policy", "managed"] as const;

/**
 * How the provider gives somebody who has a role another one: by one request of the organization contract, or as
 * `account.role_change` says. `perhaps`: by one request or not at all, because a variable decides about the contract.
 */
const ROLE_CHANGES = ["direct", "fail", "reinvite", "undocumented", "perhaps"] as const;

export type RoleChange = (typeof ROLE_CHANGES)[number];

/**
 * What a live roster says of an arrival: nobody is there; the person is and is taken over; or is, and the apply
 * refuses, as it may refuse another role. Null: nobody asked, or there is nothing to ask.
 */
const LIVE = ["absent", "taken-over", "refused"] as const;

const text = z.string();
const textOrNull = text.nullable();

/** Sealed, as documents hold it: the text of something sensitive is not in it. */
const told: z.ZodType<Told> = z
  .union([
    textOrNull,
    z.strictObject({ hidden: z.literal("after-apply") }),
    z.strictObject({
      hidden: z.literal("sensitive"),
      code: textOrNull.describe("HMAC-SHA-256 by the key of --digest-key-env; null without one."),
      administers: z.boolean().optional(),
    }),
  ])
  .describe("A text, null for absent, or what is hidden.");

const standing = frozen({
  role: told.describe("Null: a member without a role."),
  status: z.enum([...PERSON_STATUSES, "after-apply"]).nullable(),
});

/** What somebody has in a place. Only who is not pending and not disabled can use it. */
export type Standing = z.infer<typeof standing>;

const place = frozen({
  scope: z.enum(SCOPES),
  id: told.describe("Number of an organization or UUID of a zone; null for the account."),
});

/** What a role belongs to. */
export type Place = z.infer<typeof place>;

export const fieldChange = frozen({ field: text, from: told, to: told });

/** One attribute; null for absent. */
export type FieldChange = z.infer<typeof fieldChange>;

const person = frozen({
  email: told.describe("Before the change; of somebody who comes, after it."),
  firstName: told,
  lastName: told,
  userId: z.int().nullable(),
  uuid: textOrNull,
  account: frozen({ from: told, to: told }).describe(
    "Role in the account before and after: it holds in every place.",
  ),
  zones: frozenList(told).describe("Roles in further zones before; of who gets another mailbox, everywhere."),
});

export type ChangedPerson = z.infer<typeof person>;

/** A resource instance by its address in Terraform. */
export const at = { address: text, stack: textOrNull };

/** Where there are several stacks, with its name. */
export const addressInStack = ({ address, stack }: { address: string; stack: string | null }): string =>
  stack === null ? address : `${stack}: ${address}`;

export const changeSchema = frozen({
  kind: z.enum(CHANGE_KINDS),
  person,
  place,
  from: standing.nullable(),
  to: standing.nullable(),
  gap: z.boolean().describe("A time without access in between: taken out and invited anew."),
  resend: z.boolean().describe("The invitation that nobody accepted is withdrawn and sent anew."),
  fields: frozenList(fieldChange),
  how: textOrNull.describe(
    "on_existing of who comes, on_destroy of who goes or is managed no more, what a reset of the second factor sets.",
  ),
  keys: textOrNull.describe("on_destroy_api_keys of who goes."),
  deferred: z.boolean().describe("Put off to a later plan."),
  live: z.enum(LIVE).nullable(),
  roleChange: z
    .enum(ROLE_CHANGES)
    .default("direct")
    .describe("How somebody who has a role gets another one; perhaps: directly or not at all."),
  keptAt: frozenList(frozen(at)).describe("Who declares them in this place as well."),
  cause: z.enum(CAUSES),
  why: frozenList(reasonSchema).describe("Why it is removed or replaced; not part of what is done."),
  source: frozen({
    ...at,
    type: z.enum(PERSON_TYPES),
    previousAddress: textOrNull,
    constructPath: textOrNull,
  }),
});

/** One difference between two access maps, about one person in one place. */
export type Change = z.infer<typeof changeSchema>;

/** What one instance's change makes of its person: from its two sides, whatever the verb. */
export type Part = Pick<Change, "kind" | "person" | "place" | "from" | "to"> & Partial<Change>;

export const isArrival = ({ kind, from, to, gap }: Change): boolean =>
  kind === "access" && to !== null && (from === null || gap);

/** Out of the place, for a time or for good. */
export const isLoss = ({ kind, from, to, gap }: Change): boolean =>
  kind === "access" &&
  from !== null &&
  (to === null || gap || (isOut(to.status) && !isOut(from.status) && to.status !== "pending"));

const isOut = (status: Standing["status"]): boolean => status === "disabled" || status === "after-apply";
