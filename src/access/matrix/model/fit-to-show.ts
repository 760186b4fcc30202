import { type Redaction, redacted, redactedName, redactedPath } from "../../facts/redact";
import { everyText } from "../../text/every-text";
import { harmless } from "../../text/safe-text";
import type { MatrixCell, MatrixModel } from "./model";

/** Longer than any address or message that means well. */
const MAX_CHARACTERS = 1_000;

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
  // Code to be copied is nothing without its lines.
  return everyText(named, (text) => harmless(redacted(text, mode), MAX_CHARACTERS), "actions");
}

const withoutPaths = (cell: MatrixCell, mode: Redaction): MatrixCell => ({
  ...cell,
  places: cell.places.map((place) => ({ ...place, constructPath: redactedPath(place.constructPath, mode) })),
});
