import { SEVERITIES } from "../model/severity";
import { KINDS } from "./kinds";
import type { DriftReport } from "./report";

/** What is to be known first: one sentence, our words and numbers only. */
export function verdictLine(report: DriftReport): string {
  const drift = report.items.filter(({ kind }) => KINDS[kind].isDrift);
  const waiting = report.items.length - drift.length;
  const severities = SEVERITIES.flatMap((severity) => {
    const count = drift.filter((item) => item.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const isWhole = report.completeness.status === "complete";
  const none = isWhole ? "No drift." : "No drift was seen, but not everything was.";
  const many = plural(drift.length, "difference", "differences");
  const found = drift.length === 0 ? none : `${many} made outside of Terraform: ${severities.join(", ")}.`;
  return waiting === 0 ? found : `${found} ${waiting} not applied yet or settled by hand.`;
}

/** What was looked at. */
export function scopeLine({ roster, managed, stacks, completeness }: DriftReport): string {
  const { scanned, total } = completeness;
  return (
    `${plural(roster.people.length, "person", "people")} in ${scanned} of ${plural(total, "organization", "organizations")}, ` +
    `${plural(managed, "resource", "resources")} in ${plural(stacks.length, "stack", "stacks")}.`
  );
}

export const sinceLine = ({ since, items }: DriftReport): string | null =>
  since === null
    ? null
    : `Since the previous report: ${items.filter((item) => item.since === "new").length} new, ` +
      `${items.filter((item) => item.since === "continuing").length} continuing, ${since.resolved.length} resolved` +
      `${since.unchecked.length === 0 ? "" : `, ${since.unchecked.length} not looked at again`}.`;

/** What would rest on a list that nobody read to its end. */
export const withheldLine = ({ org, people, reason }: DriftReport["withheld"][number]): string =>
  `Nothing is said about ${plural(people, "person", "people")} of organization ${org}: ${reason}.`;

export const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
