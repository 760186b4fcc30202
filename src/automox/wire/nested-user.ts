import { isRecord } from "./envelope";

/** Whose number it is: an outer object may be numbered itself. */
const IDS = ["id", "uuid"];
const WHO = [...IDS, "user_id", "email", "firstname", "lastname", "first_name", "last_name"];

/**
 * A row in which the person is an object of its own, beside what they are in the zone, as one object. Any other row as
 * it is.
 */
export function flatRow(row: unknown): unknown {
  if (!isRecord(row) || !isRecord(row.user)) return row;
  const { user, ...outer } = row;
  const has = (name: string) => user[name] !== undefined && user[name] !== null && user[name] !== "";
  const isNumbered = [...IDS, "user_id"].some(has);
  const own = Object.entries(outer).filter(([name, value]) => {
    if (has(name) && (value === null || WHO.includes(name))) return false;
    return !(isNumbered && IDS.includes(name));
  });
  return { ...user, ...Object.fromEntries(own) };
}
