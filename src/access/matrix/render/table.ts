import { type ComponentChild, h } from "preact";
import type { MatrixColumn, MatrixModel, MatrixRow } from "../model/model";
import { cell, roleMark } from "./cell";
import { organizationName, own, spoken } from "./text";

/** From this many organizations on their names stand upright, and on paper roles shrink to their symbols. */
const MANY_COLUMNS = 9;

/**
 * People down, organizations across. Wider than any screen, so it scrolls by itself and can be reached by
 * keyboard.
 */
export function table({ header, columns, rows, hasAccountRoles }: MatrixModel): ComponentChild {
  const size = columns.length >= MANY_COLUMNS ? "dense" : "roomy";
  return h(
    "section",
    { id: "matrix", "aria-labelledby": "matrix-title" },
    h("h2", { id: "matrix-title" }, "People and organizations"),
    h(
      "div",
      { class: "scroll", role: "region", "aria-label": "Matrix, can be scrolled", tabIndex: 0 },
      h(
        "table",
        { id: "grid", class: size },
        h(
          "caption",
          { class: "vh" },
          "Who has which role in which organization",
          header.isCompared ? ", and where that differs from the code" : "",
        ),
        h("thead", null, headings(columns, hasAccountRoles)),
        h(
          "tbody",
          null,
          rows.map((row) => person(row, hasAccountRoles)),
        ),
        h("tfoot", null, [
          totals(
            "People, all",
            columns.map(({ people }) => people),
            hasAccountRoles,
          ),
          totals(
            "Administrators, all",
            columns.map(({ administrators }) => administrators),
            hasAccountRoles,
          ),
        ]),
      ),
    ),
    h("p", { id: "nobody", hidden: true }, "Nobody is left with these filters."),
  );
}

const headings = (columns: readonly MatrixColumn[], hasAccountRoles: boolean): ComponentChild =>
  h("tr", null, [
    h("th", { scope: "col" }, "Person"),
    h("th", { scope: "col" }, "Status"),
    h("th", { scope: "col" }, h("abbr", { title: "Second factor" }, "2FA")),
    hasAccountRoles ? h("th", { scope: "col" }, "Account") : null,
    ...columns.map((column) =>
      h("th", { scope: "col", class: "org" }, h("span", null, own(organizationName(column)))),
    ),
    h("th", { scope: "col" }, h("abbr", { title: "Organizations of the person" }, "Sum")),
  ]);

function person(row: MatrixRow, hasAccountRoles: boolean): ComponentChild {
  const { id, email, name, status, twoFactor, twoFactorMethod, accountRole, cells, attention } = row;
  return h(
    "tr",
    { id: `r${id}`, class: attention.length > 0 ? "attention" : undefined },
    h(
      "th",
      { scope: "row" },
      h("a", { class: "who", href: `#p${id}` }, own(name ?? email)),
      name === null ? null : h("span", { class: "mail" }, own(email)),
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
    h("td", { class: "sum" }, row.organizations),
  );
}

const account = (role: MatrixRow["accountRole"]): ComponentChild =>
  role === null ? h("td", null) : h("td", { class: role.tone }, roleMark(role.tone, role.text));

const totals = (label: string, counts: readonly number[], hasAccountRoles: boolean): ComponentChild =>
  h("tr", null, [
    h("th", { scope: "row" }, label),
    h("td", null),
    h("td", null),
    hasAccountRoles ? h("td", null) : null,
    ...counts.map((count) => h("td", { class: "sum" }, count)),
    h("td", null),
  ]);
