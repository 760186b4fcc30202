import { type ComponentChild, type ComponentChildren, h } from "preact";
import { KINDS } from "../../drift/kinds";
import type { MatrixModel } from "../model/build-model";
import type { DriftLine } from "../model/finding-lines";
import { actionList, changedBy, columnHead, own, row, scrolling, section, time } from "./text";

/** What stands below each heading. */
type Columns<T> = Readonly<Record<string, (line: T) => ComponentChildren>>;

/** The columns that say whom or what a row is about. */
const HEADS = ["Person", "Guard"];

const DRIFT = {
  Severity: ({ severity }) => h("span", { class: `severity ${severity}` }, severity),
  Kind: ({ kind }) => KINDS[kind].title,
  Organization: ({ org }) => org,
  Person: ({ who }) => own(who),
  Finding: ({ summary, by }) => [own(summary), changedBy(by)],
  "What to do": ({ actions }) => actionList(actions),
} satisfies Columns<DriftLine>;

const GUARDS: Columns<MatrixModel["guards"][number]> = {
  Guard: ({ code, name }) => `${code} ${name}`,
  Outcome: ({ status }) => h("span", { class: `outcome ${status}` }, status.replace("-", " ")),
  "What it says": ({ texts, remedy }) => [
    ...texts.map((text) => h("div", null, own(text))),
    remedy && h("div", null, h("b", null, "→ "), own(remedy)),
  ],
};

const IGNORED: Columns<MatrixModel["ignored"][number]> = {
  Kind: DRIFT.Kind,
  Organization: DRIFT.Organization,
  Person: DRIFT.Person,
  Finding: ({ summary }) => own(summary),
  Reason: ({ reason }) => own(reason),
  Until: ({ until }) => (until === null ? "no end" : time(until)),
};

/** Findings, guards and what is ignored, each as a table where there is any. */
export const lists = ({ drift, guards, ignored }: MatrixModel): readonly ComponentChild[] => [
  listing({ id: "findings", title: "Drift", columns: DRIFT }, drift),
  listing({ id: "guards", title: "Guards", columns: GUARDS }, guards),
  listing({ id: "ignored", title: "Ignored", columns: IGNORED }, ignored),
];

interface Listing<T> {
  readonly id: string;
  readonly title: string;
  readonly columns: Columns<T>;
}

function listing<T>({ id, title, columns }: Listing<T>, lines: readonly T[]): ComponentChild {
  if (lines.length === 0) return null;
  const heads = row(...Object.keys(columns).map((head) => columnHead(head)));
  const rows = lines.map((line) => {
    const cells = Object.entries(columns).map(([head, content]) => {
      const isHead = HEADS.includes(head);
      // On a small screen each row is a card, and its heads stand beside its fields.
      const attributes = { scope: isHead ? "row" : undefined, "data-head": head };
      return h(isHead ? "th" : "td", attributes, content(line));
    });
    return row(...cells);
  });
  const table = h(
    "table",
    null,
    h("caption", { class: "vh" }, title),
    h("thead", null, heads),
    h("tbody", null, rows),
  );
  const attributes = { id, class: "list", "aria-labelledby": `${id}-title` };
  return section(attributes, `${title} (${lines.length})`, scrolling(title, table));
}
