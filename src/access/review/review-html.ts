import type { Phrase } from "../text/phrase";
import { plainLine } from "../text/phrase-text";
import { escapeHtml, harmless } from "../text/safe-text";
import { findingOf } from "./review-markdown";
import type { ReviewDocument, ReviewItem } from "./review-schema";
import {
  byOrigin,
  digestOf,
  listsOf,
  notesOf,
  sentenceOf,
  TOTALS,
  verdictOf,
  whereDeclared,
} from "./sentence";

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:left;vertical-align:top}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}.critical,.high{font-weight:bold}.failed{color:#a40000;font-weight:bold}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}.failed{color:#ff9b9b}}`;

/** One file without scripts and without network: for an artifact. The access matrix is another page. */
export function reviewHtml(document: ReviewDocument): string {
  const { items, guards, summary, tool, generatedAt } = document;
  const { own, foreign } = byOrigin(items);
  const { above, below } = listsOf(document);
  const { from, to } = summary.totals;
  const body = [
    "<h1>Access review</h1>",
    `<p><strong>${escapeHtml(verdictOf(document))}</strong></p>`,
    '<table><caption>Managed by Terraform</caption><thead><tr><th scope="col"></th><th scope="col">before</th><th scope="col">after</th></tr></thead><tbody>',
    ...TOTALS.map(
      ([name, key]) => `<tr><th scope="row">${name}</th><td>${from[key]}</td><td>${to[key]}</td></tr>`,
    ),
    "</tbody></table>",
    ...itemTable("This change", own),
    ...itemTable("Not from this change", foreign),
    ...titled(above),
    "<h2>Guards</h2>",
    '<table><thead><tr><th scope="col">Guard</th><th scope="col">Status</th><th scope="col">Findings</th></tr></thead><tbody>',
    ...guards.map(
      ({ code, name, status, reason, findings, remedy }) =>
        `<tr><th scope="row">${code} ${escapeHtml(name)}</th><td class="${status}">${status.replace("-", " ")}</td><td>${html(reason)}${
          findings.length > 0
            ? `<ul>${findings.map((finding) => `<li>${html(findingOf(finding))}</li>`).join("")}</ul>${html([remedy])}`
            : ""
        }</td></tr>`,
    ),
    "</tbody></table>",
    ...titled(below),
    `<p>automox-access ${code(tool.version)}, ${html([generatedAt])}, digest ${code(digestOf(summary))}</p>`,
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Access review</title><style>${STYLE}</style></head>
<body><main>
${body.join("\n")}
</main></body></html>
`;
}

const code = (text: string) => `<code>${escapeHtml(harmless(text)) || "&nbsp;"}</code>`;

/** Our own texts too: those of a foreign review are somebody's. */
const html = (phrase: Phrase): string =>
  phrase
    .map((part) => (typeof part === "string" ? escapeHtml(plainLine([part])) : code(part.value)))
    .join("");

const titled = (lists: Readonly<Record<string, readonly Phrase[]>>): readonly string[] =>
  Object.entries(lists).flatMap(([title, lines]) =>
    lines.length === 0
      ? []
      : [`<h2>${title}</h2>`, "<ul>", ...lines.map((line) => `<li>${html(line)}</li>`), "</ul>"],
  );

function itemTable(title: string, items: readonly ReviewItem[]): readonly string[] {
  if (items.length === 0) return [];
  return [
    `<h2>${title}</h2>`,
    '<table><thead><tr><th scope="col">What</th><th scope="col">Note</th><th scope="col">Terraform</th></tr></thead><tbody>',
    ...items.map(
      (item) =>
        `<tr class="${item.severity}"><td>${html(sentenceOf(item))}</td><td>${html(notesOf(item))}</td><td>${html(whereDeclared(item))}</td></tr>`,
    ),
    "</tbody></table>",
  ];
}
