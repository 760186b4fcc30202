import type { Tool } from "../facts/document-parts";
import { rolesAsPairs, rolesInWords } from "../facts/person";
import { type Redaction, redacted } from "../facts/redact";
import type { Roster } from "../facts/roster";
import { csvText } from "../text/csv-text";
import { type Group, type GroupedReport, markdownText, terminalText } from "../text/grouped-report";
import { jsonText } from "../text/json-text";
import type { LoginEvidence } from "./login-evidence";
import type { JudgedPerson, Standing } from "./stale-people";
import { STANDINGS } from "./stale-people";

export const STALE_FORMATS = ["table", "md", "json", "csv"] as const;
export type StaleFormat = (typeof STALE_FORMATS)[number];
export const STALE_SCHEMA = "access-stale/v1";

interface StaleReport {
  readonly roster: Roster;
  readonly people: readonly JudgedPerson[];
  readonly evidence: LoginEvidence;
  readonly days: number;
  readonly now: Date;
  readonly tool: Tool;
  readonly redaction: Redaction;
}

const GROUPS: readonly { standing: Standing; title: string; remedy: string }[] = [
  {
    standing: "stale",
    title: "Stale",
    remedy: "Ask them; then remove them from the configuration, or lower their role.",
  },
  {
    standing: "unknown",
    title: "Unknown",
    remedy:
      "No data is no proof: look into the logs of the identity provider, or further back with --look-back.",
  },
  {
    standing: "pending",
    title: "Pending, so they cannot have logged in",
    remedy: "Remind them to accept, or withdraw the invitation.",
  },
  {
    standing: "disabled",
    title: "Disabled, so they cannot log in",
    remedy: "Remove them if they do not come back.",
  },
];

export function staleText(format: StaleFormat, report: StaleReport): string {
  const people = report.people.map((person) => ({
    ...person,
    email: redacted(person.email, report.redaction),
  }));
  switch (format) {
    case "table":
      return terminalText(groupedReport(report, people));
    case "md":
      return markdownText(groupedReport(report, people));
    case "json":
      return jsonText(documentOf(report, people));
    case "csv":
      return csvText({
        headers: ["standing", "email", "user_id", "roles", "last_login", "days", "remark"],
        rows: people.map((person) => [
          person.standing,
          person.email,
          person.userId,
          rolesAsPairs(person.memberships),
          person.lastLogin,
          person.days,
          person.remark,
        ]),
      });
  }
}

const STALE: readonly string[] = ["Nobody is", "1 person is"];

const of = (people: readonly JudgedPerson[], standing: Standing) =>
  people.filter((person) => person.standing === standing);

function groupedReport(report: StaleReport, people: readonly JudgedPerson[]): GroupedReport {
  const { days, evidence, roster } = report;
  const stale = of(people, "stale").length;
  const incomplete = evidence.problems.length > 0 || roster.completeness.status === "incomplete";
  return {
    title: `People without a log-in for ${days} days`,
    facts: [
      `${STALE[stale] ?? `${stale} people are`} stale, ${of(people, "recent").length} logged in within ${days} days, of ${of(people, "unknown").length} nothing is known.`,
      ...(incomplete ? ["Incomplete: not everything could be read, so more people may be stale."] : []),
      ...evidence.window,
    ],
    groups: GROUPS.map(({ standing, title, remedy }): Group => {
      const rows = of(people, standing).map((person) => [
        person.email,
        rolesInWords(person.memberships),
        detailOf(person),
      ]);
      return { title, remedy, headers: ["E-mail", "Roles", "Last log-in"], rows };
    }),
  };
}

function detailOf({ standing, lastLogin, days, remark }: JudgedPerson): string {
  if (standing === "pending") return days === null ? "invited" : `invited ${days} days ago`;
  if (standing === "disabled") return "disabled";
  const seen = lastLogin === null ? [] : [`${lastLogin.slice(0, 10)}, ${days} days ago`];
  return [...seen, ...(remark === null ? [] : [remark])].join("; ");
}

function documentOf({ roster, evidence, days, now, tool }: StaleReport, people: readonly JudgedPerson[]) {
  return {
    schema: STALE_SCHEMA,
    tool,
    judgedAt: now.toISOString(),
    takenAt: roster.takenAt,
    account: roster.accountId,
    organizations: roster.organizations.map(({ org }) => org),
    days,
    window: evidence.window,
    completeness: {
      ...roster.completeness,
      status: evidence.problems.length > 0 ? "incomplete" : roster.completeness.status,
      problems: [...roster.completeness.problems, ...evidence.problems],
    },
    summary: Object.fromEntries(STANDINGS.map((standing) => [standing, of(people, standing).length])),
    items: people,
  };
}
