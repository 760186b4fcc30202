import { type ComponentChild, type ComponentChildren, h } from "preact";
import type { MatrixColumn, MatrixModel } from "../model/build-model";
import { MARKS, type MatrixCell } from "../model/cell";
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
  const { facts, drift, cells } = row;
  const { id, email, name, attention } = facts;
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

function factsOf({ facts, isKeyOwner, twoFactorMethod: method, createdAt, updatedAt }: MatrixRow) {
  const { status, twoFactor, pendingDays } = facts;
  return [
    fact("E-mail", own(facts.email)),
    fact("User ID", facts.userId),
    fact("UUID", facts.uuid),
    fact("Status", isKeyOwner ? `${status}, owner of the API key` : status),
    fact("Invitation open for", pendingDays === null ? null : `${pendingDays} days`),
    fact("Second factor", method === null ? twoFactor : `${twoFactor} (${method})`),
    fact("Account role", facts.accountRole),
    fact("In code", facts.management),
    fact("Created", createdAt && time(createdAt)),
    fact("Changed", updatedAt && time(updatedAt)),
  ];
}

function access(cell: MatrixCell, column: MatrixColumn, row: MatrixRow): ComponentChildren {
  const { live, recorded, marks, createdAt, userId, places } = cell;
  const role = live === null ? `${recorded?.text} recorded` : live.text;
  const was = live !== null && recorded !== null ? `, recorded as ${recorded.text}` : "";
  const signs = marks.length > 0 ? ` (${marks.map((mark) => MARKS[mark]).join(", ")})` : "";
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
