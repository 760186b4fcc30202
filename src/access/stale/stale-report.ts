import type { Tool } from "../facts/document-parts";
import { rolesAsPairs, rolesInWords } from "../facts/person";
import type { Redaction } from "../facts/redact";
import type { Roster } from "../facts/roster";
import { withoutPeople } from "../facts/without-people";
import { type Findings, withProblems } from "../live/findings";
import { cutLines } from "../text/markdown-budget";
import { harmless } from "../text/safe-text";
import type { LoginEvidence } from "./login-evidence";
import { type JudgedPerson, type Standing, staleSchema } from "./stale-schema";

interface StaleFacts {
  readonly roster: Roster;
  readonly people: readonly JudgedPerson[];
  readonly evidence: LoginEvidence;
  readonly days: number;
  readonly now: Date;
  readonly tool: Tool;
  readonly redaction: Redaction;
}

const KINDS: Findings<Standing, JudgedPerson>["kinds"] = {
  stale: {
    title: "Stale",
    remedy: "Ask them; then remove them from the configuration, or lower their role.",
  },
  never: {
    title: "Never logged in",
    remedy: "Ask whether they need the access; then remove them from the configuration.",
  },
  unknown: {
    title: "Unknown",
    remedy:
      "No data is no proof: look into the logs of the identity provider, or further back with --look-back.",
  },
  pending: {
    title: "Pending, so they cannot have logged in",
    remedy: "Remind them to accept, or withdraw the invitation.",
  },
  disabled: {
    title: "Disabled, so they cannot log in",
    remedy: "Remove them if they do not come back.",
  },
  recent: null,
};

const STALE: readonly string[] = ["Nobody is", "1 person is"];

export function staleReport({ redaction, ...facts }: StaleFacts): Findings<Standing, JudgedPerson> {
  const { roster, people, evidence, days, now, tool } = withoutPeople(facts, redaction);
  const count = (wanted: Standing) => people.filter(({ standing }) => standing === wanted).length;
  const stale = count("stale");
  const never = people.filter(({ standing, days: since }) => standing === "never" && (since ?? days) >= days);
  const problems = [
    ...evidence.problems,
    ...mostlyUnknown(count("unknown"), stale + count("never") + count("recent")),
  ];
  const completeness = withProblems(roster.completeness, problems);
  return {
    title: `People without a log-in for ${days} days`,
    facts: [
      `${STALE[stale] ?? `${stale} people are`} stale, ${count("recent")} logged in within ${days} days, ${count("never")} never did, of ${count("unknown")} nothing is known.`,
      ...(completeness.status === "complete"
        ? []
        : ["Incomplete: not everything could be read, so more people may be stale."]),
      ...evidence.window,
    ],
    kinds: KINDS,
    kindOf: ({ standing }) => standing,
    items: people,
    columns: {
      "E-mail": ({ email }) => email,
      Roles: ({ memberships }) => rolesInWords(memberships),
      "Last log-in": detailOf,
    },
    csv: {
      standing: ({ standing }) => standing,
      email: ({ email }) => email,
      user_id: ({ userId }) => userId,
      roles: ({ memberships }) => rolesAsPairs(memberships),
      last_login: ({ lastLogin }) => lastLogin,
      days: (person) => person.days,
      remark: ({ remark }) => remark,
    },
    document: (summary) => ({
      schema: staleSchema.shape.schema.value,
      tool,
      judgedAt: now.toISOString(),
      takenAt: roster.takenAt,
      account: roster.accountId,
      organizations: roster.organizations.map(({ org }) => org),
      days,
      window: evidence.window,
      completeness,
      summary,
      items: people,
    }),
    roster,
    unread: problems.length === 0 ? [] : [...unreadWords(problems), ...evidence.advice],
    isFound: stale + never.length > 0,
  };
}

/** "Nobody is stale" of people of whom hardly anything is known would be no result. */
function mostlyUnknown(unknown: number, known: number): readonly string[] {
  const all = unknown + known;
  return unknown > all / 2
    ? [`nothing is known of ${unknown} of the ${all} people with access, which is more than half`]
    : [];
}

function detailOf({ standing, lastLogin, days, remark }: JudgedPerson): string {
  if (standing === "pending") return days === null ? "invited" : `invited ${days} days ago`;
  if (standing === "disabled") return "disabled";
  if (standing === "never") return days === null ? "never" : `never; there for ${days} days`;
  const seen = lastLogin === null ? [] : [`${lastLogin.slice(0, 10)}, ${days} days ago`];
  return [...seen, ...(remark === null ? [] : [remark])].join("; ");
}

const unreadWords = (problems: readonly string[]): readonly string[] => [
  "Incomplete: not all log-ins are known.",
  ...cutLines(problems, 1_000, { line: (problem) => `  ${harmless(problem, 500)}` }),
];
