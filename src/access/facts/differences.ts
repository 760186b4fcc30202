import type { FieldChange, Verb } from "./access-item";
import type { Part } from "./draft";
import { fieldChange, fieldChanges, same } from "./field-changes";
import type { ManagedPerson } from "./managed";
import { isSameEmail } from "./order";
import type { PersonChange } from "./plan";
import { compareRoles, type RoleChange } from "./rank";

/** What an update changes, in the order of the attributes. */
export function differences(change: PersonChange, order: readonly (readonly string[])[]): readonly Part[] {
  const { actions, before, after } = change;
  if (!actions.includes("update") || !before || !after) return [];
  const parts = [
    ...roleParts({ change, before, after, order }),
    ...addressParts({ change, before, after }),
    ...presenceParts({ change, before, after }),
    ...attributeParts(change),
  ];
  if (parts.length > 0) return parts;
  return [{ verb: "settings", notes: ["nothing about the person; what Automox tells is read again"] }];
}

interface Update {
  readonly change: PersonChange;
  readonly before: ManagedPerson;
  readonly after: ManagedPerson;
}

function roleParts({
  change: { unknown },
  before,
  after,
  order,
}: Update & { order: readonly (readonly string[])[] }): readonly Part[] {
  const of = (
    field: string,
    { from, to, ...where }: { from: string | null; to: string | null } & Partial<Part>,
  ) => {
    const isUnknown = unknown.includes(field);
    const compared = isUnknown ? "unknown" : compareRoles(from, to, order);
    if (compared === "same") return [];
    const verb = isUnknown ? "change-role" : verbFor(compared, from, to);
    return [{ ...where, verb, from, to: isUnknown ? null : to, unknown: isUnknown, fields: [field] }];
  };
  // Left out of the configuration, it stays what it is.
  const accountRole = unknown.includes("account_role")
    ? before.accountRole
    : (after.accountRole ?? before.accountRole);
  const zones = [...new Set([...Object.keys(before.zoneRoles), ...Object.keys(after.zoneRoles)])].sort();
  return [
    ...of("role", { from: before.role, to: after.role }),
    ...(unknown.includes("account_role") && before.accountRole === null
      ? []
      : of("account_role", { scope: "account", from: before.accountRole, to: accountRole })),
    ...zones.flatMap((zone) =>
      of("zone_roles", {
        scope: "zone",
        zone,
        from: before.zoneRoles[zone] ?? null,
        to: after.zoneRoles[zone] ?? null,
      }),
    ),
  ];
}

const VERB_OF: Readonly<Partial<Record<RoleChange, Verb>>> = { raised: "raise", lowered: "lower" };

function verbFor(compared: RoleChange, from: string | null, to: string | null): Verb {
  if (from === null) return "grant";
  if (to === null) return "revoke";
  return VERB_OF[compared] ?? "change-role";
}

function addressParts({ change, before, after }: Update): readonly Part[] {
  const email = fieldChange(change, "email");
  if (email.length === 0) return [];
  const isSpelling = before.email !== null && after.email !== null && isSameEmail(before.email, after.email);
  return [{ verb: isSpelling ? "settings" : "rename", changes: email, fields: ["email"] }];
}

function presenceParts({ change: { values, unknown }, before, after }: Update): readonly Part[] {
  const parts: Part[] = [];
  if (before.stale && values?.after.stale === false && unknown.includes("invitations_sent"))
    parts.push({
      verb: "re-invite",
      to: after.role ?? before.role,
      notes: ["the invitation nobody accepted is withdrawn and a new one is sent"],
      fields: ["stale"],
    });
  const [wasActive, isActive] = [values?.before.active, values?.after.active];
  if (same(wasActive, isActive)) return parts;
  if (isActive === false) parts.push({ verb: "disable", from: before.role, fields: ["active", "status"] });
  if (isActive === true && before.status === "disabled")
    parts.push({ verb: "enable", to: after.role, fields: ["active", "status"] });
  return parts;
}

function attributeParts(change: PersonChange): readonly Part[] {
  const { profile, settings, twoFactor } = fieldChanges(change);
  const part = (verb: Verb, changes: Part["changes"] = []): readonly Part[] =>
    changes.length === 0
      ? []
      : [{ verb, changes, fields: [...new Set(changes.map(({ field }) => field.split(" ")[0] ?? ""))] }];
  const [factor] = part("two-factor", twoFactor);
  const secondFactor = factor ? [{ ...factor, notes: resetNotes(change, twoFactor) }] : [];
  return [...secondFactor, ...part("edit-profile", profile), ...part("settings", settings)];
}

/** What a reset sets is an attribute of its own, which need not change with it. */
function resetNotes({ values, unknown }: PersonChange, changes: readonly FieldChange[]): readonly string[] {
  const isReset = changes.some(
    ({ field, to, unknown }) => field === "two_factor_reset" && (to !== null || unknown),
  );
  if (!isReset) return [];
  if (unknown.includes("two_factor_reset_to")) return ["what the reset sets is known after apply"];
  return values?.after.two_factor_reset_to === "disabled"
    ? ["the reset leaves no second factor (two_factor_reset_to = disabled)"]
    : ["the reset sets the second factor to email"];
}
