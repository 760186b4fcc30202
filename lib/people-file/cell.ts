import type { ColumnKind } from "../generated/constants";
import { isExpression } from "../values/expression";

/** What a cell says, or what is wrong with it; neither where it says nothing. */
export interface Cell {
  readonly value?: unknown;
  readonly problem?: string;
}

/** A value as a file has it, in at most 80 characters. */
export function shown(value: unknown): string {
  const text = asJson(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return "something that holds itself"; // an alias in YAML within what it stands for
  }
}

/** A people file is data: what Terraform would evaluate in it would be no longer. */
const text = (value: string): Cell =>
  isExpression(value)
    ? { problem: `must not hold \${ or %{, which Terraform takes for an expression, got ${shown(value)}` }
    : { value };

/** A field of a CSV file, where all is text. Empty says nothing. */
export function fieldCell(kind: ColumnKind, field: string): Cell {
  if (field === "") return {};
  switch (kind) {
    case "text":
      return text(field);
    case "number":
      return wholeNumber(/^\d+$/.test(field) ? Number(field) : field);
    case "flag": {
      const word = field.toLowerCase();
      return word === "true" || word === "false"
        ? { value: word === "true" }
        : { problem: `must be true or false, got ${shown(field)}` };
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
        ? text(value)
        : { problem: `must be text, got ${shown(value)}; write it in quotes` };
    case "number":
      return wholeNumber(value);
    case "flag":
      return typeof value === "boolean"
        ? { value }
        : { problem: `must be true or false, got ${shown(value)}` };
    case "texts":
      return isTexts(value)
        ? texts(value)
        : { problem: `must be an object of texts such as {"12345": "viewer"}, got ${shown(value)}` };
  }
}

function wholeNumber(value: unknown): Cell {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0
    ? { value }
    : { problem: `must be a whole number greater than 0, got ${shown(value)}` };
}

/** `12345=viewer; 67890=operator`. */
function pairs(field: string): Cell {
  const parts = field.split(/[;,]/).map((part) => part.split("=").map((side) => side.trim()));
  const isGood = parts.every((part) => part.length === 2 && part.every((side) => side !== ""));
  return isGood
    ? texts(Object.fromEntries(parts))
    : { problem: `must be pairs such as 12345=viewer; 67890=operator, got ${shown(field)}` };
}

const texts = (value: Readonly<Record<string, string>>): Cell =>
  Object.entries(value)
    .flat()
    .map(text)
    .find(({ problem }) => problem !== undefined) ?? { value };

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((element) => typeof element === "string");
