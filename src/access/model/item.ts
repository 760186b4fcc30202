import { z } from "zod";
import { frozen, frozenList } from "../facts/document-parts";
import { PERSON_TYPES } from "../facts/managed";
import { PERSON_STATUSES } from "../facts/person";
import type { RoleOrder } from "./authority";
import { CAUSES, type Change, SCOPES } from "./change";
import { changesIn, type Difference } from "./difference";
import { fingerprintOf } from "./digest";
import { notesOf } from "./notes";
import { SEVERITIES, severityOf } from "./severity";
import { isAfterApply, shownText, type Told, textOf } from "./told";
import { VERBS, verbOf } from "./verb";

const text = z.string();
const textOrNull = text.nullable();
const person = frozen({
  email: textOrNull.describe("Null: not known before the apply."),
  firstName: textOrNull,
  lastName: textOrNull,
  userId: z.int().nullable(),
  uuid: textOrNull,
  status: z
    .enum([...PERSON_STATUSES, "after-apply"])
    .nullable()
    .describe("Before the change."),
});

/** The members of a change as it is shown: everything in it follows from the change and the order of roles. */
export const itemMembers = {
  fingerprint: text.describe("The same in every run for the same change of the same person."),
  verb: z.enum(VERBS),
  severity: z.enum(SEVERITIES),
  cause: z
    .enum(CAUSES)
    .describe(
      "change: the configuration; console: undoes an edit at the console; both; expiry: a stale invitation; base: the base branch's plan has it too.",
    ),
  person,
  org: z
    .int()
    .nullable()
    .describe("Null: not known before the apply, or the place is a zone or the account."),
  scope: z.enum(SCOPES),
  zone: textOrNull,
  from: textOrNull.describe("Role before."),
  to: textOrNull.describe("Role after."),
  unknown: z.boolean().describe("The role after, or whether it can be used, is not known before the apply."),
  changes: frozenList(frozen({ field: text, from: textOrNull, to: textOrNull, unknown: z.boolean() })),
  notes: frozenList(text),
  type: z.enum(PERSON_TYPES),
  address: text,
  previousAddress: textOrNull,
  constructPath: textOrNull,
  stack: textOrNull,
  deferred: z.boolean().describe("Put off to a later plan."),
};

export const itemSchema = frozen(itemMembers);

export type Item = z.infer<typeof itemSchema>;

/** The worst first; within a verb as the difference has them. */
export const itemsOf = (difference: Difference, order: RoleOrder): readonly Item[] =>
  changesIn(difference)
    .map((change) => itemOf(change, order))
    .sort((a, b) => VERBS.indexOf(a.verb) - VERBS.indexOf(b.verb));

export function itemOf(change: Change, order: RoleOrder): Item {
  const { person, place, from, to, source, cause, deferred } = change;
  const { type, address, previousAddress, constructPath, stack } = source;
  const number = Number(textOf(place.id) ?? Number.NaN);
  const verb = verbOf(change, order);
  return {
    fingerprint: fingerprintOf(change),
    verb,
    severity: severityOf(change, verb, order),
    cause,
    person: {
      email: shownOrUnknown(person.email),
      firstName: shownText(person.firstName),
      lastName: shownText(person.lastName),
      userId: person.userId,
      uuid: person.uuid,
      status: from?.status ?? null,
    },
    org: place.scope === "organization" && Number.isSafeInteger(number) ? number : null,
    scope: place.scope,
    zone: place.scope === "zone" ? shownText(place.id) : null,
    from: from && shownText(from.role),
    to: to && shownOrUnknown(to.role),
    unknown: to !== null && (isAfterApply(to.role) || to.status === "after-apply"),
    changes: shownFields(change),
    notes: notesOf(change, order),
    type,
    address,
    previousAddress,
    constructPath,
    stack,
    deferred,
  };
}

/** What is sent along with an invitation is no change of its own; another mailbox is. */
const shownFields = ({ kind, fields }: Change): Item["changes"] =>
  fields
    .filter(({ field }) => kind !== "access" || field === "email")
    .map(({ field, from, to }) => ({
      field,
      from: shownText(from),
      to: shownOrUnknown(to),
      unknown: isAfterApply(to),
    }));

const shownOrUnknown = (told: Told): string | null => (isAfterApply(told) ? null : shownText(told));
