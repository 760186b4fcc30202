import type { AccessItem, ItemPerson } from "./access-item";
import { fieldChange } from "./field-changes";
import type { PersonChange } from "./plan";

/** Something that happened outside of Terraform and that this plan does not change. */
export interface Observation {
  readonly kind: "accepted" | "disabled" | "enabled" | "gone" | "stale" | "changed";
  readonly person: ItemPerson;
  readonly org: number | null;
  readonly field: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly address: string;
  readonly constructPath: string | null;
  readonly stack: string | null;
  readonly sensitive: readonly string[];
}

/** What only Automox tells, and what changes with every invitation. */
const NOT_NEWS = [
  "id",
  "invitation_id",
  "invitations_sent",
  "user_id",
  "uuid",
  "created_at",
  "status",
  "stale",
  "timeouts",
];

/**
 * What the refresh saw beside what the items undo. Terraform's JSON lists every such change, also what its
 * own text leaves out.
 */
export function observationsOf(drift: PersonChange, items: readonly AccessItem[]): readonly Observation[] {
  const { before, after } = drift;
  if (!before) return [];
  const handled = items.filter((item) => item.address === drift.address && item.cause !== "change");
  const base = {
    person: {
      email: before.email,
      firstName: before.firstName,
      lastName: before.lastName,
      userId: before.userId,
      uuid: before.uuid,
      status: after?.status ?? null,
    },
    org: before.org,
    field: null,
    from: null,
    to: null,
    address: drift.address,
    constructPath: drift.constructPath,
    stack: before.stack,
    sensitive: drift.sensitive,
  };
  if (!after) return handled.length > 0 ? [] : [{ ...base, kind: "gone" }];
  const seen: Observation[] = [];
  if (before.status === "pending" && after.status === "active") seen.push({ ...base, kind: "accepted" });
  else if (before.status !== after.status && after.status === "disabled")
    seen.push({ ...base, kind: "disabled" });
  else if (before.status === "disabled" && after.status === "active") seen.push({ ...base, kind: "enabled" });
  if (!before.stale && after.stale && handled.length === 0) seen.push({ ...base, kind: "stale" });
  const undone = new Set(handled.flatMap(fieldsOf));
  const names = Object.keys({ ...drift.values?.before, ...drift.values?.after }).sort();
  for (const name of names) {
    if (NOT_NEWS.includes(name) || undone.has(name)) continue;
    for (const { from, to } of fieldChange(drift, name))
      seen.push({ ...base, kind: "changed", field: name, from, to });
  }
  return seen;
}

function fieldsOf(item: AccessItem): readonly string[] {
  const role = { organization: "role", account: "account_role", zone: "zone_roles" }[item.scope];
  return [
    ...(item.from !== null || item.to !== null ? [role] : []),
    ...item.changes.map(({ field }) => field.split(" ")[0] ?? ""),
  ];
}
