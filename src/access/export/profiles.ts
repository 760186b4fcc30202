import { byEmail, byText } from "../facts/order";
import type { Roster } from "../facts/roster";
import { type Column, columnsNamed, type ExportRow } from "./columns";

export interface Profile {
  readonly columns: readonly Column[];
  /** The console's words, or the keys. */
  readonly headers: "console" | "keys";
  /** A line for each person, or for each organization of a person. */
  readonly lines: "person" | "membership";
}

const ROSTER =
  "email,first_name,last_name,user_id,uuid,status,two_factor,account_role,org,org_name,role,is_admin," +
  "created_at,pending_days,source_time";

/** Columns as `--columns` takes them, with their keys as headers. */
const profile = (columns: string, lines: Profile["lines"] = "membership"): Profile => ({
  columns: columnsNamed(columns.split(",")),
  headers: "keys",
  lines,
});

/**
 * What `--profile` gives, beside baton, which has no columns. `automox-console` is the default: the six columns of
 * the console's own "Export User", in its order.
 */
export const PROFILES = {
  "automox-console": { ...profile("user_id,email,first_name,last_name,role,two_factor"), headers: "console" },
  identity: profile("id,email,role,status,orgs,created_at,updated_at", "person"),
  roster: profile(ROSTER),
  worksheet: profile(`${ROSTER},reviewer,decision,reason,decided_at`),
} satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof PROFILES | "baton";

export const PROFILE_NAMES = [...Object.keys(PROFILES), "baton"] as ProfileName[];

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
