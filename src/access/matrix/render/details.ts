import { type ComponentChild, type ComponentChildren, h } from "preact";
import type { MatrixColumn, MatrixModel } from "../model/build-model";
import type { MatrixCell } from "../model/cell";
import type { DriftLine } from "../model/finding-lines";
import type { MatrixRow } from "../model/row";
import { actionList, bullets, changedBy, copyable, fact, organizationName, own, section, time } from "./text";

/**
 * Everything about each person. Without script a name in the matrix leads here; with it, the block opens
 * below the row.
 */
export const details = ({ rows, columns }: MatrixModel): ComponentChild =>
  section(
    { id: "people", "aria-labelledby": "people-title" },
    "Each person",
    rows.map((row) => person(row, columns)),
  );

function person(row: MatrixRow, columns: readonly MatrixColumn[]): ComponentChild {
  const { id, email, name, attention, drift, cells } = row;
  const places = cells.flatMap((cell, index) => {
    const column = columns[index];
    return cell && column && !cell.marks.includes("inherited") ? [access(cell, column, row)] : [];
  });
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
      bullets("findings", drift.map(finding)),
      bullets("access", places),
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
  fact("Created", row.createdAt && time(row.createdAt)),
  fact("Changed", row.updatedAt && time(row.updatedAt)),
];

function access(cell: MatrixCell, column: MatrixColumn, row: MatrixRow): ComponentChildren {
  const { live, recorded, marks, createdAt, userId, places } = cell;
  const role = live === null ? `${recorded?.text} recorded` : live.text;
  const was = live !== null && recorded !== null ? `, recorded as ${recorded.text}` : "";
  const signs = marks.length > 0 ? ` (${marks.join(", ")})` : "";
  return [
    own(`${organizationName(column)}: ${role}${was}${signs}`),
    userId && `, as user ${userId}`,
    // The day somebody came is told once; that of a single organization only where it is another.
    createdAt === row.createdAt ? null : createdAt && [", since ", time(createdAt)],
    places.map(({ address, constructPath }) => [
      " ",
      copyable(address),
      constructPath && h("span", { class: "construct" }, own(` ${constructPath}`)),
    ]),
  ];
}

/** One finding with what to do about it. */
const finding = ({ severity, summary, actions, by }: DriftLine): ComponentChildren => [
  h("span", { class: `severity ${severity}` }, severity),
  ...[" ", own(summary), changedBy(by), actionList(actions)],
];
