import { createColors } from "picocolors";
import { cutLines } from "../text/markdown-budget";
import { plainLine } from "../text/phrase-text";
import { findingOf } from "./review-markdown";
import type { ReviewDocument, ReviewGuard } from "./review-schema";
import { digestOf, verdictOf } from "./sentence";

export type Colors = ReturnType<typeof createColors>;

/** The guards alone, for the gate before apply. */
export function guardTable(document: ReviewDocument, { color }: { readonly color: boolean }): string {
  const colors = createColors(color);
  const problems = document.completeness.problems.map(
    (problem) => `Incomplete: ${plainLine([{ value: problem }])}`,
  );
  const lines = [
    colors.bold(verdictOf(document)),
    ...document.guards.flatMap((guard) => guardLines(guard, colors)),
    ...problems,
    `digest ${digestOf(document.summary)}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Findings that a terminal shows of one rule; the other formats have the rest. */
const MOST = 50;

const COLORS: Readonly<Partial<Record<ReviewGuard["status"], "red" | "green">>> = {
  failed: "red",
  passed: "green",
};

export function guardLines(guard: ReviewGuard, colors: Colors): readonly string[] {
  const { code, name, status, reason, findings, remedy } = guard;
  const paint = colors[COLORS[status] ?? "yellow"];
  return [
    `  ${code} ${name}: ${paint(status === "not-evaluated" ? "not evaluated" : status)}${reason.length > 0 ? ` (${plainLine(reason)})` : ""}`,
    ...cutLines(findings, MOST, { line: (finding) => plainLine(findingOf(finding)) }).map(
      (line) => `    ${line}`,
    ),
    ...(status === "failed" || status === "warned" ? [`    → ${plainLine([remedy])}`] : []),
  ];
}
