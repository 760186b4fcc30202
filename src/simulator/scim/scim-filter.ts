import { ScimRefusal } from "../operations/scim-operation";

/** The value of `userName eq "…"`; undefined without a filter. Attribute and operator are compared without case (RFC 7644, 3.4.2.2). */
export function parseFilter(filter: string | undefined): string | undefined {
  if (filter === undefined) return undefined;
  const literal = /^\s*userName\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i.exec(filter)?.[1];
  const value = literal === undefined ? undefined : textOf(literal);
  if (value === undefined)
    throw new ScimRefusal(400, 'The filter must have the form userName eq "…".', "invalidFilter");
  return value;
}

/** The value is a JSON string (RFC 7644, 3.4.2.2). */
function textOf(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined; // An escape that JSON does not know.
  }
}
