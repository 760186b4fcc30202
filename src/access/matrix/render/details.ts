import { type ComponentChild, h } from "preact";
import type { DriftLine, MatrixCell, MatrixColumn, MatrixModel, MatrixRow } from "../model/model";
import { actionList, changedBy, copyable, fact, organizationName, own, time } from "./text";

/**
 * Everything about each person. Without script a name in the matrix leads here; with it, the block opens
 * below the row.
 */
export const details = ({ rows, columns }: MatrixModel): ComponentChild =>
  h(
    "section",
    { id: "people", "aria-labelledby": "people-title" },
    h("h2", { id: "people-title" }, "Each person"),
    rows.map((row) => person(row, columns)),
  );

function person(row: MatrixRow, columns: readonly MatrixColumn[]): ComponentChild {
  const { id, email, name, attention, drift } = row;
  return h(
    "details",
    null,
    h("summary", null, own(name === null ? email : `${name} · ${email}`)),
    h(
      "div",
      { id: `p${id}`, class: "person" },
      attention.length === 0
        ? null
        : h("p", { class: "reasons" }, h("b", null, "Needs attention: "), own(attention.join("; "))),
      h("dl", { class: "facts" }, factsOf(row)),
      drift.length === 0 ? null : h("ul", { class: "findings" }, drift.map(finding)),
      h(
        "ul",
        { class: "access" },
        row.cells.map((cell, index) => access(sinceOnly(cell, row), columns[index])),
      ),
    ),
  );
}

const factsOf = (row: MatrixRow): readonly ComponentChild[] => [
  fact("E-mail", own(row.email)),
  fact("User ID", row.userId),
  fact("UUID", row.uuid),
  fact("Status", row.isKeyOwner ? `${row.status}, owner of the API key` : row.status),
  fact("Invitation open for", row.pendingDays === null ? null : `${row.pendingDays} days`),
  fact(
    "Second factor",
    row.twoFactorMethod === null ? row.twoFactor : `${row.twoFactor} (${row.twoFactorMethod})`,
  ),
  fact("Account role", row.accountRole?.slug),
  fact("In code", row.management),
  fact("Created", row.createdAt === null ? null : time(row.createdAt)),
  fact("Changed", row.updatedAt === null ? null : time(row.updatedAt)),
];

/** The day somebody came is told once; that of a single organization only where it is another. */
const sinceOnly = (cell: MatrixCell | null, { createdAt }: MatrixRow): MatrixCell | null =>
  cell !== null && cell.createdAt === createdAt ? { ...cell, createdAt: null } : cell;

function access(cell: MatrixCell | null, column: MatrixColumn | undefined): ComponentChild {
  if (cell === null || column === undefined || cell.marks.includes("inherited")) return null;
  const { live, recorded, marks, createdAt, userId, places } = cell;
  const role = live === null ? `${recorded?.text} recorded` : live.text;
  const was = live !== null && recorded !== null ? `, recorded as ${recorded.text}` : "";
  return h(
    "li",
    null,
    own(`${organizationName(column)}: ${role}${was}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`),
    userId === null ? null : `, as user ${userId}`,
    createdAt === null ? null : [", since ", time(createdAt)],
    places.map(({ address, constructPath }) => [
      " ",
      copyable(address),
      constructPath === null ? null : h("span", { class: "construct" }, own(` ${constructPath}`)),
    ]),
  );
}

/** One finding with what to do about it. */
const finding = ({ severity, summary, actions, by }: DriftLine): ComponentChild =>
  h(
    "li",
    null,
    h("span", { class: `severity ${severity}` }, severity),
    " ",
    own(summary),
    changedBy(by),
    actionList(actions),
  );
