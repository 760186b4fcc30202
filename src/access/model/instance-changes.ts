import { foldEmail } from "../../automox/wire/email";
import { foldRole } from "../facts/rank";
import type { Change, ChangedPerson, FieldChange, Part, Standing } from "./change";
import { changesOfFields } from "./field-changes";
import { isDueAgain, isTakenOver, type PersonChange } from "./plan";
import { reasonsOf } from "./reasons";
import { carriedOut, isKnownOther } from "./role-change";
import { type Held, namesOf, type Places, personOf, placesOf, type Side, sideOf, statusAfter } from "./side";
import { AFTER_APPLY, isAfterApply, isSame, knownText } from "./told";

/** Every difference that one resource instance makes; empty where nothing changes. */
export function instanceChanges(change: PersonChange): readonly Part[] {
  const { actions, importing, previousAddress, address } = change;
  const [before, after] = [sideOf(change, "before"), sideOf(change, "after")];
  const parts = [...comesAndGoes(change, before, after)];
  if (before && after && actions.includes("update")) parts.push(...updated(change, before, after));
  if (after && importing !== null)
    parts.push(bookkeeping(change, after, [{ field: "managed", from: null, to: "true" }]));
  if (after && previousAddress !== null && previousAddress !== address)
    parts.push(bookkeeping(change, after, []));
  return parts;
}

function comesAndGoes(change: PersonChange, before: Side | null, after: Side | null): readonly Part[] {
  const has = (action: string) => change.actions.some((each) => each === action);
  const created = has("create") ? after : null;
  if (before && created && isTakenOver(change)) return takenOver(change, before, created);
  const comes = created ? arrived(change, created) : [];
  if (before && (has("forget") || (has("delete") && isUntouched(change, before))))
    return [released(change, before), ...comes];
  if (!before || !has("delete")) return comes;
  return created ? replaced(change, before, created) : departed(change, before);
}

const statusBefore = ({ before }: PersonChange): Standing["status"] => before?.status ?? null;

/** A deletion that takes nothing: by `on_destroy`, or because the person is disabled already. */
const isUntouched = (change: PersonChange, before: Side): boolean => {
  const how = knownText(before.told("on_destroy"));
  return how === "keep" || (how === "deactivate" && statusBefore(change) === "disabled");
};

/** Managed no more, and nothing taken. */
function released(change: PersonChange, before: Side): Part {
  const isForgotten = change.actions.includes("forget");
  return {
    ...bookkeeping(change, before, [{ field: "managed", from: "true", to: null }]),
    person: personOf(change, before, null),
    how: isForgotten ? "forget" : knownText(before.told("on_destroy")),
    keys: isForgotten ? null : knownText(before.told("on_destroy_api_keys")),
    why: reasonsOf(change),
  };
}

/** Nobody's access: whether Terraform manages somebody, or where. */
function bookkeeping(change: PersonChange, side: Side, fields: readonly FieldChange[]): Part {
  const standing = { role: side.told("role"), status: statusBefore(change) };
  return {
    kind: "managed",
    person: personOf(change, null, side),
    place: { scope: "organization", id: side.org },
    from: standing,
    to: standing,
    fields,
  };
}

/** What is not known before the apply may be the one that changes whoever is there. */
function onExisting(after: Side): string {
  const told = after.told("on_existing");
  return isAfterApply(told) ? "adopt" : (knownText(told) ?? "adopt_if_same");
}

/** Comes in every place that the new side names. */
function arrived(change: PersonChange, after: Side): readonly Part[] {
  const person = personOf({ ...change, before: null }, null, after);
  const how = onExisting(after);
  const names = [...namesOf("profile", after), ...namesOf("policy", after), "active"];
  const fields = changesOfFields(names, null, after);
  return [
    ...[...placesOf(after, "pending").values()].map(
      ({ place, standing }): Part => ({
        kind: "access",
        person,
        place,
        from: null,
        to: standing,
        how,
        // What is sent along is said once.
        fields: place.scope === "organization" ? fields : [],
      }),
    ),
    ...secondFactor(change, { before: null, after, person }),
  ];
}

/** Goes from every place that the old side names; of the whole account, if so asked. */
function departed(change: PersonChange, before: Side): readonly Part[] {
  const how = knownText(before.told("on_destroy")) ?? "remove";
  const person = personOf(change, before, null);
  const status = statusBefore(change);
  const held = [...placesOf(before, status).values()].filter(({ place }) => place.scope !== "account");
  const standing = { role: before.told("account_role"), status };
  const account: Held = { place: { scope: "account", id: null }, standing };
  return [...held, ...(how === "remove_from_account" ? [account] : [])].map(
    ({ place, standing }): Part => ({
      kind: "access",
      person,
      place,
      from: standing,
      to: how === "deactivate" ? { ...standing, status: "disabled" } : null,
      how,
      keys: knownText(before.told("on_destroy_api_keys")) ?? "report",
      why: reasonsOf(change),
    }),
  );
}

/** By `on_existing`, as somebody who is there already; what the new object leaves out they keep. */
function takenOver(change: PersonChange, before: Side, after: Side): readonly Part[] {
  const how = onExisting(after);
  const status = statusBefore(change);
  const was = placesOf(before, status);
  const own = was.get("organization")?.standing ?? null;
  const person = personOf(change, before, after);
  const base = { person, from: own, to: own, why: reasonsOf(change) } as const;
  const places = [...placesOf(after, statusAfter(status, after.told("active")), before)];
  const access = places.map(([key, { place, standing }]): Part => {
    const from = was.get(key)?.standing ?? null;
    return { ...base, kind: "access", place, how, from, to: standing };
  });
  // What the new object leaves out is not written.
  const profile = changesOfFields(namesOf("profile", before, after), before, after).filter(
    ({ to }) => to !== null,
  );
  const isAsPlanned =
    status !== "disabled" &&
    access.every(
      ({ from, to }) => !(from && from.status !== to?.status) && !isKnownOther(from?.role, to?.role),
    ) &&
    profile.every(({ field, from, to }) => !field.endsWith("_name") || !isKnownOther(from, to));
  const policy = changesOfFields(namesOf("policy", before, after), before, after);
  if (how === "fail" || (how === "adopt_if_same" && !isAsPlanned)) {
    const others = ["active", ...namesOf("second-factor", before, after)];
    const fields = [...profile, ...policy, ...changesOfFields(others, before, after)];
    return access.map((part) => ({
      ...part,
      live: "refused",
      to: part.to && { ...part.to, status },
      fields: part.place.scope === "organization" ? fields : [],
    }));
  }
  const place = { scope: "organization", id: before.org } as const;
  const of = (kind: Change["kind"], fields: readonly FieldChange[]): readonly Part[] =>
    fields.length === 0 ? [] : [{ ...base, kind, place, fields }];
  return [
    ...carriedOut(
      access.map((part): Part => ({ ...part, live: part.from && "taken-over" })),
      change.roleChange,
    ),
    ...secondFactor(change, { before, after, person }).map((part) => ({ ...part, how: null })),
    ...of("profile", profile),
    ...of("policy", policy),
  ];
}

/** Taken out and invited anew: one person who loses access for a time, or another mailbox in their place. */
function replaced(change: PersonChange, before: Side, after: Side): readonly Part[] {
  const isSamePerson = isSame(before.told("email"), after.told("email"), foldEmail);
  const isSamePlace = isSame(before.org, after.org) || isAfterApply(after.org);
  const gone = departed(change, before);
  const come = arrived(change, after);
  const forced = change.replacedFor.join(", ");
  const why = forced === "" ? reasonsOf(change) : [`forced by ${forced}` as const];
  // In the account nothing is taken by it: the role there stays what it is.
  const isOut = knownText(before.told("on_destroy")) === "remove_from_account";
  const account = isSamePerson && !isOut ? before.told("account_role") : null;
  const inAccount = (part: Part): readonly Part[] => {
    const { kind, place, to, gap } = part;
    if (kind !== "access" || place.scope !== "account" || to === null || account === null || gap)
      return [part];
    return isSame(account, to.role, foldRole)
      ? []
      : [{ ...part, from: { role: account, status: to.status } }];
  };
  const isAtOnePlace = (a: Part, b: Part): boolean => {
    if (a.kind !== b.kind) return false;
    const isSameScope = a.place.scope === b.place.scope;
    if ([a, b].some(({ place }) => place.scope === "account")) return isSameScope;
    // A further zone may be named by the number of the organization.
    const areHomes = isSameScope && a.place.scope === "organization";
    return areHomes ? isSamePlace : isSame(a.place.id, b.place.id);
  };
  const joined = come.map((part): Part => {
    const old = gone.find((each) => isAtOnePlace(each, part));
    const isOrg = part.place.scope === "organization";
    if (part.kind !== "access" || !old || (!isSamePerson && !isOrg)) return part;
    const mailbox = isSamePerson
      ? []
      : [{ field: "email", from: before.told("email"), to: after.told("email") }];
    const { person, from, keys = null } = old;
    return { ...part, person, from, gap: true, keys, fields: [...mailbox, ...(part.fields ?? [])], why };
  });
  const parts = [
    ...gone.filter((each) => !joined.some((part) => part.gap && isAtOnePlace(each, part))),
    ...joined.flatMap(inAccount),
  ];
  return isSamePlace ? parts : parts.map((part) => ({ ...part, why }));
}

function updated(change: PersonChange, before: Side, after: Side): readonly Part[] {
  const person = personOf(change, before, after);
  const status = statusBefore(change);
  const base = { person, place: { scope: "organization", id: before.org } as const };
  const was = placesOf(before, status);
  const active = after.told("active");
  // What the state has already is not written again.
  const next = isSame(before.told("active"), active) ? status : statusAfter(status, active);
  const will = placesOf(after, next, before);
  const own = was.get("organization")?.standing ?? null;
  const of = (kind: Change["kind"], names: readonly string[]): readonly Part[] => {
    const fields = changesOfFields(names, before, after);
    return fields.length === 0 ? [] : [{ ...base, kind, from: own, to: own, fields }];
  };
  const isMailbox = !isSame(before.told("email"), after.told("email"), foldEmail);
  const isSpelling = !isMailbox && !isSame(before.told("email"), after.told("email"));
  // Who would have been disabled with the acceptance is not any more.
  const isFreed = next === "pending" && knownText(active) === "true" && before.told("active") === "false";
  const resent: Part = { ...base, kind: "access", from: own, to: own, resend: true, cause: "expiry" };
  const parts = [
    ...carriedOut(access({ person, was, will, after }), change.roleChange),
    ...(isMailbox ? of("mailbox", ["email"]) : []),
    ...(isDueAgain(change) ? [resent] : []),
    ...secondFactor(change, { before, after, person }),
    ...of("profile", namesOf("profile", before, after)),
    ...of("policy", [
      ...namesOf("policy", before, after),
      ...(isSpelling ? ["email"] : []),
      ...(isFreed ? ["active"] : []),
    ]),
  ];
  return parts.length > 0 ? parts : [{ ...base, kind: "policy", from: own, to: own, fields: [] }];
}

/** A place at a time: what was held there and what will be. */
function access({
  person,
  was,
  will,
  after,
}: {
  person: ChangedPerson;
  was: Places;
  will: Places;
  after: Side;
}): readonly Part[] {
  const status = will.get("organization")?.standing.status;
  return [...new Set([...was.keys(), ...will.keys()])].flatMap((key): readonly Part[] => {
    const [old, next] = [was.get(key), will.get(key)];
    const place = (old ?? next)?.place;
    if (!place) return [];
    const from = old?.standing ?? null;
    // Of zones that are not known before the apply, a present one may be among them or not.
    const isOpen = !next && after.areZonesUnknown && place.scope === "zone";
    const to = isOpen ? { role: AFTER_APPLY, status: status ?? null } : (next?.standing ?? null);
    const isSameRole = from !== null && to !== null && isSame(from.role, to.role, foldRole);
    return isSameRole && from?.status === to?.status ? [] : [{ kind: "access", person, place, from, to }];
  });
}

function secondFactor(
  change: PersonChange,
  { before, after, person }: { before: Side | null; after: Side; person: ChangedPerson },
): readonly Part[] {
  const fields = changesOfFields(namesOf("second-factor", before, after), before, after);
  if (fields.length === 0) return [];
  const place = { scope: "organization", id: after.org } as const;
  const standing = { role: after.told("role"), status: before ? statusBefore(change) : "pending" } as const;
  // What a reset sets is an attribute of its own, which need not change with it. Of who comes the text is only recorded.
  const isReset =
    before !== null && fields.some(({ field, to }) => field === "two_factor_reset" && to !== null);
  const to = after.told("two_factor_reset_to");
  const how = isAfterApply(to) ? "after-apply" : (knownText(to) ?? "email");
  const from = before ? standing : null;
  return [{ kind: "second-factor", person, place, from, to: standing, fields, how: isReset ? how : null }];
}

/** With all that the part says nothing of. */
export function whole(part: Part, change: PersonChange, deferred = false): Change {
  const { type, address, previousAddress, constructPath, after, before, roleChange } = change;
  return {
    gap: false,
    resend: false,
    fields: [],
    how: null,
    keys: null,
    cause: "change",
    why: [],
    live: null,
    roleChange,
    keptAt: [],
    ...part,
    source: { type, address, previousAddress, constructPath, stack: (after ?? before)?.stack ?? null },
    deferred,
  };
}
