import type { Tool } from "../facts/document-parts";
import { keyName } from "../facts/held-keys";
import type { Redaction } from "../facts/redact";
import type { Roster } from "../facts/roster";
import { withoutPeople } from "../facts/without-people";
import { type Findings, withProblems } from "../live/findings";
import { plural } from "../text/plural";
import { harmless } from "../text/safe-text";
import { isOrphaned } from "./judge-keys";
import { type JudgedKey, keysSchema, type Standing } from "./keys-schema";

interface KeysFacts {
  readonly roster: Roster;
  readonly keys: readonly JudgedKey[];
  /** In sentences: what could not be read, beside the people. */
  readonly problems: readonly string[];
  readonly now: Date;
  readonly tool: Tool;
  readonly redaction: Redaction;
}

const KINDS: Findings<Standing, JudgedKey>["kinds"] = {
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

export function keysReport({ redaction, ...facts }: KeysFacts): Findings<Standing, JudgedKey> {
  const { roster, keys, problems, now, tool } = withoutPeople(facts, redaction);
  const completeness = withProblems(roster.completeness, problems);
  const orphaned = keys.filter(isOrphaned).length;
  return {
    title: "API keys and their owners",
    facts: [
      `${plural(keys.length, "key", "keys")} in ${plural(roster.organizations.length, "organization", "organizations")}; ` +
        `${orphaned} may be used although the owner is gone or disabled.`,
      ...(completeness.status === "complete"
        ? []
        : ["Incomplete: not everything could be read, so there may be more keys."]),
      "Global keys may be in no organization's list.",
    ],
    kinds: KINDS,
    kindOf: ({ standing }) => standing,
    items: keys,
    columns: {
      Key: keyName,
      Organization: ({ org }) => String(org),
      Owner: ({ owner }) => owner.email ?? (owner.userId === null ? "not told" : `number ${owner.userId}`),
      Role: ({ owner }) => owner.role ?? "none",
      Age: ({ ageDays }) => (ageDays === null ? "not told" : `${ageDays} days`),
      State: stateOf,
    },
    csv: CSV,
    document: (summary) => ({
      schema: keysSchema.shape.schema.value,
      tool,
      judgedAt: now.toISOString(),
      takenAt: roster.takenAt,
      account: roster.accountId,
      organizations: roster.organizations.map(({ org }) => org),
      completeness,
      summary,
      items: keys,
    }),
    roster,
    unread: [
      ...(problems.length > 0 ? ["Incomplete: not all keys and owners could be read."] : []),
      ...problems.map((problem) => `  ${harmless(problem, 500)}`),
    ],
    isFound: orphaned > 0,
  };
}

const CSV: Findings<Standing, JudgedKey>["csv"] = {
  standing: ({ standing }) => standing,
  org: ({ org }) => org,
  key_id: ({ id }) => id,
  name: ({ name }) => name,
  enabled: ({ enabled }) => (enabled === null ? null : String(enabled)),
  works: ({ works }) => String(works),
  created_at: ({ createdAt }) => createdAt,
  age_days: ({ ageDays }) => ageDays,
  expires_at: ({ expiresAt }) => expiresAt,
  user_id: ({ owner }) => owner.userId,
  email: ({ owner }) => owner.email,
  role: ({ owner }) => owner.role,
  status: ({ owner }) => owner.status,
};

function stateOf({ enabled, works }: JudgedKey): string {
  if (enabled === null) return "not told";
  if (!enabled) return "disabled";
  return works ? "enabled" : "expired";
}
