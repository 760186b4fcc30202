import { type ComponentChild, h } from "preact";
import type { MatrixColumn, MatrixModel } from "../model/build-model";
import type { MatrixRow } from "../model/row";
import { cell, roleMark } from "./cell";
import { columnHead, field, organizationName, own, row, rowHead, scrolling, section, spoken } from "./text";

/** From this many organizations on their names stand upright, and on paper roles shrink to their symbols. */
const MANY_COLUMNS = 9;

/** A column beside those of organizations. */
interface Side {
  readonly head: ComponentChild;
  readonly of: (person: MatrixRow) => ComponentChild;
}

/** What nobody knows has no column. */
const before = ({ told }: MatrixModel): readonly Side[] => [
  ...(told.status ? [{ head: columnHead("Status"), of: status }] : []),
  ...(told.twoFactor
    ? [{ head: columnHead(h("abbr", { title: "Second factor" }, "2FA")), of: twoFactor }]
    : []),
  ...(told.accountRoles ? [{ head: columnHead("Account"), of: account }] : []),
];

/** With one organization there is nothing to sum. */
const after = ({ columns }: MatrixModel): readonly Side[] =>
  columns.length < 2
    ? []
    : [
        {
          head: h(
            "th",
            { scope: "col", class: "sum places" },
            h("abbr", { title: "Organizations of the person" }, "Sum"),
          ),
          of: ({ organizations }) => h("td", { class: "sum places" }, organizations),
        },
      ];

/** People down, organizations across. */
export function table(model: MatrixModel): ComponentChild {
  const { header, columns, rows } = model;
  const sides = [before(model), after(model)] as const;
  const empty = (some: readonly Side[]) => some.map(() => field());
  const total = (label: string, of: "people" | "administrators") =>
    row(
      rowHead(label),
      ...empty(sides[0]),
      ...columns.map((column) => h("td", { class: "sum" }, column[of])),
      // Its class tells the script that it is no organization's.
      ...sides[1].map(() => h("td", { class: "places" })),
    );
  const compared = header.isCompared ? ", and where that differs from the code" : "";
  const grid = h(
    "table",
    { id: "grid", class: columns.length >= MANY_COLUMNS ? "dense" : "roomy" },
    h("caption", { class: "vh" }, "Who has which role in which organization", compared),
    h("thead", null, headings(columns, sides)),
    h(
      "tbody",
      null,
      rows.map((each) => person(each, sides)),
    ),
    h("tfoot", null, total("People, all", "people"), total("Administrators, all", "administrators")),
  );
  return section(
    { id: "matrix", "aria-labelledby": "matrix-title" },
    "People and organizations",
    scrolling("Matrix", grid),
    h("p", { id: "nobody", hidden: true }, "Nobody is left with these filters."),
  );
}

type Sides = readonly [before: readonly Side[], after: readonly Side[]];

const headings = (columns: readonly MatrixColumn[], [before, after]: Sides): ComponentChild =>
  row(
    columnHead("Person"),
    ...before.map(({ head }) => head),
    ...columns.map((column) =>
      h("th", { scope: "col", class: "org" }, h("span", null, own(organizationName(column)))),
    ),
    ...after.map(({ head }) => head),
  );

function person(model: MatrixRow, [before, after]: Sides): ComponentChild {
  const { id, email, name, attention } = model.facts;
  return h(
    "tr",
    { id: `r${id}`, class: attention.length > 0 ? "attention" : undefined },
    rowHead(
      h("a", { class: "who", href: `#p${id}` }, own(name ?? email)),
      name && h("span", { class: "mail" }, own(email)),
      attention.length > 0 ? spoken(", needs attention") : null,
    ),
    before.map(({ of }) => of(model)),
    model.cells.map(cell),
    after.map(({ of }) => of(model)),
  );
}

const status = ({ facts }: MatrixRow): ComponentChild =>
  field(h("span", { class: `status ${facts.status.replace(" ", "-")}` }, facts.status));

const twoFactor = ({ facts, twoFactorMethod }: MatrixRow): ComponentChild =>
  h(
    "td",
    { class: `tfa ${facts.twoFactor}` },
    { on: twoFactorMethod ?? "on", off: "off", unknown: "?" }[facts.twoFactor],
    facts.twoFactor === "unknown" ? spoken(" unknown") : null,
  );

const account = ({ accountRole: role }: MatrixRow): ComponentChild =>
  role === null ? field() : field(h("span", { class: `chip ${role.tone}` }, roleMark(role.tone, role.text)));
