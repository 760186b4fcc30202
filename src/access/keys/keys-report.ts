import type { Tool } from "../facts/document-parts";
import { keyName } from "../facts/held-keys";
import { type Redaction, redacted } from "../facts/redact";
import type { Roster } from "../facts/roster";
import { csvText } from "../text/csv-text";
import { type Group, type GroupedReport, markdownText, terminalText } from "../text/grouped-report";
import { jsonText } from "../text/json-text";
import { isOrphaned, type JudgedKey, STANDINGS, type Standing } from "./judge-keys";

export const KEYS_FORMATS = ["table", "md", "json", "csv"] as const;
export type KeysFormat = (typeof KEYS_FORMATS)[number];
export const KEYS_SCHEMA = "access-keys/v1";

interface KeysReport {
  readonly roster: Pick<Roster, "takenAt" | "accountId" | "organizations" | "completeness">;
  readonly keys: readonly JudgedKey[];
  /** In sentences: what could not be read, beside the people. */
  readonly problems: readonly string[];
  readonly now: Date;
  readonly tool: Tool;
  readonly redaction: Redaction;
}

const GROUPS: Readonly<Record<Standing, Omit<Group, "headers" | "rows">>> = {
  "owner-gone": {
    title: "Keys of people who are gone",
    remedy:
      "Disable or delete them under Settings > Secrets & Keys; on_destroy_api_keys does so for leavers to come.",
  },
  "owner-disabled": {
    title: "Keys of people who are disabled",
    remedy: "Disable them too: nobody has said what Automox does with the keys of somebody disabled.",
  },
  "owner-unknown": {
    title: "Keys of people of whom nobody can tell",
    remedy:
      "Look for the owner in the console: the lists do not show them, and Automox does not say that they are gone.",
  },
  "owner-there": { title: "Keys of people who are there", remedy: "Replace old keys from time to time." },
};

export function keysText(format: KeysFormat, report: KeysReport): string {
  const hide = (text: string | null) => (text === null ? null : redacted(text, report.redaction));
  const keys = report.keys.map((key) => ({
    ...key,
    name: hide(key.name),
    owner: { ...key.owner, email: hide(key.owner.email) },
  }));
  switch (format) {
    case "table":
      return terminalText(groupedReport(report, keys));
    case "md":
      return markdownText(groupedReport(report, keys));
    case "json":
      return jsonText(documentOf(report, keys));
    case "csv":
      return csvText({
        headers: HEADERS,
        rows: keys.map(({ owner, ...key }) => [
          key.standing,
          key.org,
          key.id,
          key.name,
          key.enabled === null ? null : String(key.enabled),
          String(key.works),
          key.createdAt,
          key.ageDays,
          key.expiresAt,
          owner.userId,
          owner.email,
          owner.role,
          owner.status,
        ]),
      });
  }
}

const HEADERS = [
  "standing",
  "org",
  "key_id",
  "name",
  "enabled",
  "works",
  "created_at",
  "age_days",
  "expires_at",
  "user_id",
  "email",
  "role",
  "status",
];

const of = (keys: readonly JudgedKey[], standing: Standing) =>
  keys.filter((key) => key.standing === standing);

const isIncomplete = ({ roster, problems }: KeysReport): boolean =>
  roster.completeness.status === "incomplete" || problems.length > 0;

function groupedReport(report: KeysReport, keys: readonly JudgedKey[]): GroupedReport {
  const orphaned = keys.filter(isOrphaned).length;
  return {
    title: "API keys and their owners",
    facts: [
      `${keys.length} ${keys.length === 1 ? "key" : "keys"} in ${report.roster.organizations.length} organizations; ` +
        `${orphaned} may be used although the owner is gone or disabled.`,
      ...(isIncomplete(report)
        ? ["Incomplete: not everything could be read, so there may be more keys."]
        : []),
      "Global keys may be in no organization's list.",
    ],
    groups: STANDINGS.map((standing) => ({
      ...GROUPS[standing],
      headers: ["Key", "Organization", "Owner", "Role", "Age", "State"],
      rows: of(keys, standing).map((key) => [
        keyName(key),
        String(key.org),
        key.owner.email ?? (key.owner.userId === null ? "not told" : `number ${key.owner.userId}`),
        key.owner.role ?? "none",
        key.ageDays === null ? "not told" : `${key.ageDays} days`,
        stateOf(key),
      ]),
    })),
  };
}

function stateOf({ enabled, works }: JudgedKey): string {
  if (enabled === null) return "not told";
  if (!enabled) return "disabled";
  return works ? "enabled" : "expired";
}

function documentOf({ roster, problems, now, tool }: KeysReport, keys: readonly JudgedKey[]) {
  const { completeness } = roster;
  return {
    schema: KEYS_SCHEMA,
    tool,
    judgedAt: now.toISOString(),
    takenAt: roster.takenAt,
    account: roster.accountId,
    organizations: roster.organizations.map(({ org }) => org),
    completeness: {
      ...completeness,
      status: problems.length > 0 ? "incomplete" : completeness.status,
      problems: [...completeness.problems, ...problems],
    },
    summary: Object.fromEntries(STANDINGS.map((standing) => [standing, of(keys, standing).length])),
    items: keys,
  };
}
