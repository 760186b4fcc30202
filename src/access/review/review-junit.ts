import { plainLine } from "../text/phrase-text";
import { escapeHtml } from "../text/safe-text";
import { findingOf } from "./review-markdown";
import type { ReviewDocument, ReviewGuard } from "./review-schema";
import { verdictOf } from "./sentence";

/**
 * JUnit XML, which every CI shows: a suite, a case per guard. What was not evaluated or does not apply is
 * skipped, with the reason; warnings pass, and stand in the output of their case. Source: the schema of
 * Jenkins' xUnit plugin, whose parts all readers understand.
 */
export function reviewJunit(document: ReviewDocument): string {
  const { guards, scope, generatedAt } = document;
  const many = (...status: readonly ReviewGuard["status"][]) =>
    guards.filter((guard) => status.includes(guard.status)).length;
  const name = ["automox-access review", ...scope.stacks].join(" ");
  const counts = `tests="${guards.length}" failures="${many("failed")}" errors="0" skipped="${many("not-evaluated", "not-applicable")}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts} time="0">`,
    `<testsuite name="${xml(name)}" ${counts} time="0" timestamp="${xml(generatedAt.slice(0, 19))}">`,
    ...guards.map(caseOf),
    `<system-out>${xml(verdictOf(document))}</system-out>`,
    "</testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function caseOf({ code, name, status, reason, findings, remedy }: ReviewGuard): string {
  const lines = findings.map((finding) => xml(plainLine(findingOf(finding))));
  const what = {
    failed: () =>
      `<failure type="${code}" message="${xml(`${findings.length} found. ${remedy}`)}">${lines.join("\n")}</failure>`,
    warned: () => `<system-out>${lines.join("\n")}</system-out>`,
    allowed: () => `<system-out>${lines.join("\n")}</system-out>`,
    passed: () => "",
    "not-evaluated": () => `<skipped message="${xml(`not evaluated: ${plainLine(reason)}`)}"/>`,
    "not-applicable": () => `<skipped message="${xml(`does not apply: ${plainLine(reason)}`)}"/>`,
  }[status];
  return `<testcase classname="access" name="${code} ${xml(name)}" time="0">${what()}</testcase>`;
}

/** XML knows no control characters, not even as references. */
const xml = (text: string): string => escapeHtml(plainLine([text]));
