import { type ComponentChild, h } from "preact";
import { KINDS } from "../../drift/kinds";
import type { DriftLine, GuardLine, IgnoredLine, MatrixModel } from "../model/model";
import { actionList, changedBy, own, time } from "./text";

/** Findings, guards and what is ignored, each as a table where there is any. */
export const lists = ({ drift, guards, ignored }: MatrixModel): readonly ComponentChild[] => [
  listing(
    {
      id: "findings",
      title: "Drift",
      heads: ["Severity", "Kind", "Organization", "Person", "Finding", "What to do"],
    },
    drift.map(driftRow),
  ),
  listing(
    { id: "guards", title: "Guards", heads: ["Guard", "Outcome", "What it says"] },
    guards.map(guardRow),
  ),
  listing(
    {
      id: "ignored",
      title: "Ignored",
      heads: ["Kind", "Organization", "Person", "Finding", "Reason", "Until"],
    },
    ignored.map(ignoredRow),
  ),
];

interface Listing {
  readonly id: string;
  readonly title: string;
  readonly heads: readonly string[];
}

function listing({ id, title, heads }: Listing, rows: readonly ComponentChild[]): ComponentChild {
  if (rows.length === 0) return null;
  return h(
    "section",
    { id, class: "list", "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, `${title} (${rows.length})`),
    h(
      "div",
      { class: "scroll", role: "region", "aria-label": `${title}, can be scrolled`, tabIndex: 0 },
      h(
        "table",
        null,
        h("caption", { class: "vh" }, title),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            heads.map((head) => h("th", { scope: "col" }, head)),
          ),
        ),
        h("tbody", null, rows),
      ),
    ),
  );
}

const driftRow = ({ severity, kind, org, who, summary, actions, by }: DriftLine): ComponentChild =>
  h("tr", null, [
    h("td", null, h("span", { class: `severity ${severity}` }, severity)),
    h("td", null, KINDS[kind].title),
    h("td", null, org),
    h("th", { scope: "row" }, own(who)),
    h("td", null, own(summary), changedBy(by)),
    h("td", null, actionList(actions)),
  ]);

const guardRow = ({ code, name, status, texts, remedy }: GuardLine): ComponentChild =>
  h("tr", null, [
    h("th", { scope: "row" }, `${code} ${name}`),
    h("td", null, h("span", { class: `outcome ${status}` }, status.replace("-", " "))),
    h("td", null, [
      ...texts.map((text) => h("div", null, own(text))),
      remedy === null ? null : h("div", null, h("b", null, "→ "), own(remedy)),
    ]),
  ]);

const ignoredRow = ({ kind, org, who, summary, reason, until }: IgnoredLine): ComponentChild =>
  h("tr", null, [
    h("td", null, KINDS[kind].title),
    h("td", null, org),
    h("th", { scope: "row" }, own(who)),
    h("td", null, own(summary)),
    h("td", null, own(reason)),
    h("td", null, until === null ? "no end" : time(until)),
  ]);
