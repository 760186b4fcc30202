import type { ColumnKind } from "../generated/constants";

/** What a cell says, or what is wrong with it; neither where it says nothing. */
export interface Cell {
  readonly value?: unknown;
  readonly problem?: string;
}

const quoted = (value: unknown): string => JSON.stringify(value) ?? String(value);

/** A field of a CSV file, where all is text. Empty says nothing. */
export function fieldCell(kind: ColumnKind, field: string): Cell {
  if (field === "") return {};
  switch (kind) {
    case "text":
      return { value: field };
    case "number":
      return wholeNumber(/^\d+$/.test(field) ? Number(field) : field);
    case "flag": {
      const word = field.toLowerCase();
      return word === "true" || word === "false"
        ? { value: word === "true" }
        : { problem: `must be true or false, got ${quoted(field)}` };
    }
    case "texts":
      return pairs(field);
  }
}

/** A value of a JSON or YAML file. Null says nothing. */
export function valueCell(kind: ColumnKind, value: unknown): Cell {
  if (value === null || value === undefined) return {};
  switch (kind) {
    case "text":
      return typeof value === "string"
        ? { value }
        : { problem: `must be text, got ${quoted(value)}; write it in quotes` };
    case "number":
      return wholeNumber(value);
    case "flag":
      return typeof value === "boolean"
        ? { value }
        : { problem: `must be true or false, got ${quoted(value)}` };
    case "texts":
      return isTexts(value)
        ? { value }
        : { problem: `must be an object of texts such as {"12345": "viewer"}, got ${quoted(value)}` };
  }
}

function wholeNumber(value: unknown): Cell {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0
    ? { value }
    : { problem: `must be a whole number greater than 0, got ${quoted(value)}` };
}

/** `12345=viewer; 67890=operator`. */
function pairs(field: string): Cell {
  const parts = field.split(/[;,]/).map((part) => part.split("=").map((side) => side.trim()));
  const isGood = parts.every((part) => part.length === 2 && part.every((side) => side !== ""));
  return isGood
    ? { value: Object.fromEntries(parts) }
    : { problem: `must be pairs such as 12345=viewer; 67890=operator, got ${quoted(field)}` };
}

const isTexts = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((element) => typeof element === "string");
