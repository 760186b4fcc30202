import { cutLines } from "../text/markdown-budget";
import { plainLine } from "../text/phrase-text";
import { findingOf } from "./review-markdown";
import type { ReviewDocument } from "./review-schema";
import { notesOf, sentenceOf, verdictOf } from "./sentence";

/** GitHub shows at most so many errors and so many warnings of one step. */
const MOST = 10;

/**
 * GitHub workflow commands, one a line: failed guards as errors; warned ones and who loses access as
 * warnings; the verdict as a notice.
 */
export function reviewAnnotations(document: ReviewDocument): string {
  const { guards, items } = document;
  const of = (status: string) =>
    guards
      .filter((guard) => guard.status === status)
      .map(({ code, name, findings, remedy }) => {
        const found = cutLines(findings, 5, { line: (finding) => plainLine(findingOf(finding)) });
        return { title: `${code} ${name}`, message: [...found, plainLine([remedy])].join("\n") };
      });
  const losses = items
    .filter(({ severity }) => severity === "critical" || severity === "high")
    .map((item) => ({
      title: "Access",
      message: `${plainLine(sentenceOf(item))}${item.notes.length > 0 ? `; ${plainLine(notesOf(item))}` : ""}`,
    }));
  const lines = [
    ...command("error", of("failed")),
    ...command("warning", [...of("warned"), ...losses]),
    ...command("notice", [{ title: "Access review", message: verdictOf(document) }]),
  ];
  return `${lines.join("\n")}\n`;
}

interface Annotation {
  readonly title: string;
  readonly message: string;
}

function command(kind: "error" | "warning" | "notice", list: readonly Annotation[]): readonly string[] {
  const fit = list.length <= MOST ? list : list.slice(0, MOST - 1);
  const rest = list.length - fit.length;
  const more = rest > 0 ? [{ title: "Access review", message: `${rest} more, see the review` }] : [];
  return [...fit, ...more].map(
    ({ title, message }) => `::${kind} title=${property(title)}::${data(message)}`,
  );
}

/**
 * Source: actions/toolkit, packages/core/src/command.ts. A message could otherwise begin a command of its
 * own.
 */
const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
