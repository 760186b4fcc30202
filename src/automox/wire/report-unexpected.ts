import { isRecord } from "./envelope";
import type { KnownFields, Shape } from "./known-fields";
import type { ReportUnexpected } from "./unexpected";

/** A name that is no identifier may be a value: a map keyed by e-mail, say. */
const IDENTIFIER = /^[A-Za-z_]\w{0,59}$/;

/** Tells of what no document mentions in an object, and in the objects inside it that are known. Does nothing without somebody to tell. */
export function reportUnexpected(
  report: ReportUnexpected | undefined,
  known: KnownFields,
  row: unknown,
): void {
  if (report) compare({ report, known, where: known.name }, row);
}

interface Comparison {
  readonly report: ReportUnexpected;
  readonly known: KnownFields;
  readonly where: string;
}

function compare({ report, known, where }: Comparison, row: unknown): void {
  if (!isRecord(row)) return;
  for (const [field, value] of Object.entries(row)) {
    const expected = Object.hasOwn(known.fields, field) ? known.fields[field] : undefined;
    if (expected === undefined) {
      report({ where, field: IDENTIFIER.test(field) ? field : "(a name that is no identifier)" });
      continue;
    }
    const shape = shapeOf(value);
    if (!expected.is.includes(shape)) report({ where: `${where}.${field}`, shape });
    else if (expected.of && shape === "object")
      compare({ report, known: expected.of, where: `${where}.${field}` }, value);
    else if (expected.of && Array.isArray(value))
      for (const entry of value) compare({ report, known: expected.of, where: `${where}.${field}[]` }, entry);
  }
}

function shapeOf(value: unknown): Shape {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "string":
      return "text";
    case "number":
      return "number";
    case "boolean":
      return "flag";
    default:
      return "object";
  }
}
