import { type Redaction, redacted, redactedName, redactedPath } from "../../facts/redact";
import { harmless } from "../../text/safe-text";
import type { MatrixCell, MatrixModel } from "./model";

/** Longer than any address or message that means well. */
const MAX_CHARACTERS = 1_000;

type Change = (text: string) => string;

/**
 * The model with every text redacted and harmless, before anything is rendered: page and data block show the
 * same. Names are known by their field; addresses of people are found wherever they stand, in Terraform
 * addresses and sentences too.
 */
export function fitToShow(model: MatrixModel, mode: Redaction): MatrixModel {
  const named = {
    ...model,
    rows: model.rows.map((row) => ({
      ...row,
      name: redactedName(row.name, mode),
      cells: row.cells.map((cell) => cell && withoutPaths(cell, mode)),
    })),
  };
  return everyText(named, (text) => harmless(redacted(text, mode), MAX_CHARACTERS));
}

const withoutPaths = (cell: MatrixCell, mode: Redaction): MatrixCell => ({
  ...cell,
  places: cell.places.map((place) => ({ ...place, constructPath: redactedPath(place.constructPath, mode) })),
});

function everyText<T>(value: T, change: Change): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((each) => everyText(each, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    // Code to be copied is nothing without its lines.
    everyText(each, key === "actions" ? lineByLine(change) : change),
  ]);
  return Object.fromEntries(entries) as T;
}

const lineByLine =
  (change: Change): Change =>
  (text) =>
    text
      .split("\n")
      .map((line) => `${/^ */.exec(line)?.[0]}${change(line)}`)
      .join("\n");
