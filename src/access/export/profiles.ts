import { byEmail, byText } from "../facts/order";
import type { Roster } from "../facts/roster";
import { type Column, columnsNamed, type ExportRow } from "./columns";

export type ProfileName = "automox-console" | "identity" | "roster" | "worksheet" | "baton";

export interface Profile {
  readonly columns: readonly Column[];
  /** The console's words, or the keys. */
  readonly headers: "console" | "keys";
  /** A line for each person, or for each organization of a person. */
  readonly lines: "person" | "membership";
}

const CONSOLE = ["user_id", "email", "first_name", "last_name", "role", "two_factor"];
const IDENTITY = ["id", "email", "role", "status", "orgs", "created_at", "updated_at"];
const ROSTER = [
  "email",
  "first_name",
  "last_name",
  "user_id",
  "uuid",
  "status",
  "two_factor",
  "account_role",
  "org",
  "org_name",
  "role",
  "is_admin",
  "created_at",
  "pending_days",
  "source_time",
];
const DECISION = ["reviewer", "decision", "reason", "decided_at"];

/**
 * What `--profile` gives. `automox-console` is the default: the six columns of the console's own "Export
 * User", in its order.
 */
export const PROFILES: Readonly<Record<Exclude<ProfileName, "baton">, Profile>> = {
  "automox-console": { columns: columnsNamed(CONSOLE), headers: "console", lines: "membership" },
  identity: { columns: columnsNamed(IDENTITY), headers: "keys", lines: "person" },
  roster: { columns: columnsNamed(ROSTER), headers: "keys", lines: "membership" },
  worksheet: { columns: columnsNamed([...ROSTER, ...DECISION]), headers: "keys", lines: "membership" },
};

/**
 * Every line of a profile, by organization, folded e-mail and number: the same roster gives the same bytes.
 */
export function exportRows(roster: Roster, lines: Profile["lines"]): readonly ExportRow[] {
  const rows = roster.people.flatMap((person): ExportRow[] =>
    lines === "person" || person.memberships.length === 0
      ? [{ person, membership: null, roster }]
      : person.memberships.map((membership) => ({ person, membership, roster })),
  );
  return rows.sort(
    (a, b) =>
      (a.membership?.org ?? 0) - (b.membership?.org ?? 0) ||
      byEmail(a.person, b.person) ||
      (a.person.userId ?? 0) - (b.person.userId ?? 0) ||
      byText(a.person.uuid ?? "", b.person.uuid ?? ""),
  );
}
