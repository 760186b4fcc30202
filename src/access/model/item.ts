import type { RoleOrder } from "./authority";
import type { Change, FieldChange, Standing } from "./change";
import { changesIn, type Difference } from "./difference";
import { fingerprintOf } from "./digest";
import { notesOf } from "./notes";
import { type Severity, severityOf } from "./severity";
import { isAfterApply, shownText, type Told, textOf } from "./told";
import { VERBS, type Verb, verbOf } from "./verb";

/** A change as it is shown: everything in it follows from the change and the order of roles. */
export interface Item
  extends Pick<Change["source"], "type" | "address" | "previousAddress" | "constructPath" | "stack"> {
  readonly fingerprint: string;
  readonly verb: Verb;
  readonly severity: Severity;
  readonly cause: Change["cause"];
  readonly person: {
    /** Null: not known before the apply. */
    readonly email: string | null;
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly userId: number | null;
    readonly uuid: string | null;
    readonly status: Standing["status"];
  };
  /** Null: not known before the apply, or the place is a zone or the account. */
  readonly org: number | null;
  readonly scope: Change["place"]["scope"];
  readonly zone: string | null;
  /** Role before and after; null for none. */
  readonly from: string | null;
  readonly to: string | null;
  /** `to` is not known before the apply. */
  readonly unknown: boolean;
  readonly changes: readonly ShownField[];
  readonly notes: readonly string[];
  readonly deferred: boolean;
}

interface ShownField {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly unknown: boolean;
}

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
    from: roleOf(from),
    to: to !== null && isAfterApply(to.role) ? null : roleOf(to),
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
const shownFields = ({ kind, fields }: Change): readonly ShownField[] =>
  (kind === "access" ? fields.filter(({ field }) => field === "email") : fields).map(shownField);

const roleOf = (side: Standing | null): string | null => (side === null ? null : shownText(side.role));

const shownOrUnknown = (told: Told): string | null => (isAfterApply(told) ? null : shownText(told));

const shownField = ({ field, from, to }: FieldChange): ShownField => ({
  field,
  from: shownText(from),
  to: shownOrUnknown(to),
  unknown: isAfterApply(to),
});
