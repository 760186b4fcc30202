import { type ComponentChild, h } from "preact";
import type { MatrixColumn, MatrixModel } from "../model/build-model";
import type { MatrixRow } from "../model/row";
import { cell, roleMark } from "./cell";
import { columnHead, field, organizationName, own, row, rowHead, scrolling, section, spoken } from "./text";

/** From this many organizations on their names stand upright, and on paper roles shrink to their symbols. */
const MANY_COLUMNS = 9;

/** People down, organizations across. */
export function table({ header, columns, rows, hasAccountRoles }: MatrixModel): ComponentChild {
  const total = (label: string, of: "people" | "administrators") =>
    row(
      ...[rowHead(label), field(), field(), hasAccountRoles ? field() : null],
      ...columns.map((column) => sum(column[of])),
      field(),
    );
  const compared = header.isCompared ? ", and where that differs from the code" : "";
  const grid = h(
    "table",
    { id: "grid", class: columns.length >= MANY_COLUMNS ? "dense" : "roomy" },
    h("caption", { class: "vh" }, "Who has which role in which organization", compared),
    h("thead", null, headings(columns, hasAccountRoles)),
    h(
      "tbody",
      null,
      rows.map((each) => person(each, hasAccountRoles)),
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

const sum = (count: number): ComponentChild => h("td", { class: "sum" }, count);

const headings = (columns: readonly MatrixColumn[], hasAccountRoles: boolean): ComponentChild =>
  row(
    columnHead("Person"),
    columnHead("Status"),
    columnHead(h("abbr", { title: "Second factor" }, "2FA")),
    hasAccountRoles ? columnHead("Account") : null,
    ...columns.map((column) =>
      h("th", { scope: "col", class: "org" }, h("span", null, own(organizationName(column)))),
    ),
    columnHead(h("abbr", { title: "Organizations of the person" }, "Sum")),
  );

function person(model: MatrixRow, hasAccountRoles: boolean): ComponentChild {
  const { twoFactorMethod, accountRole, cells } = model;
  const { id, email, name, status, twoFactor, attention } = model.facts;
  return h(
    "tr",
    { id: `r${id}`, class: attention.length > 0 ? "attention" : undefined },
    rowHead(
      h("a", { class: "who", href: `#p${id}` }, own(name ?? email)),
      name && h("span", { class: "mail" }, own(email)),
      attention.length > 0 ? spoken(", needs attention") : null,
    ),
    h("td", { class: `status ${status.replace(" ", "-")}` }, status),
    h(
      "td",
      { class: `tfa ${twoFactor}` },
      { on: twoFactorMethod ?? "on", off: "off", unknown: "?" }[twoFactor],
      twoFactor === "unknown" ? spoken(" unknown") : null,
    ),
    hasAccountRoles ? account(accountRole) : null,
    cells.map(cell),
    sum(model.organizations),
  );
}

const account = (role: MatrixRow["accountRole"]): ComponentChild =>
  role === null ? field() : h("td", { class: role.tone }, roleMark(role.tone, role.text));
