import { equal, type ObjectValue, UNKNOWN, type Value } from "../../../src/cty/value";
import type { Schema } from "../../../src/framework/attribute";
import { attributeType } from "../../../src/framework/object-type";

interface Sides {
  readonly address: string;
  readonly planned: ObjectValue | null;
  readonly actual: ObjectValue | null;
  readonly what: string;
}

/** What core demands of a second plan and of a result: every value known before is the same. Throws as core would. */
export function mustAgree(schema: Schema, { address, planned, actual, what }: Sides): void {
  if (planned === null || actual === null) {
    if (planned === actual) return;
    throw new Error(`Provider produced ${what}: ${address} present on one side only`);
  }
  for (const [name, attribute] of Object.entries(schema)) {
    const a: Value = planned[name] ?? null;
    const b: Value = actual[name] ?? null;
    if (hasUnknown(a) || equal(attributeType(attribute), a, b)) continue;
    throw new Error(`Provider produced ${what}: ${address}.${name} was ${String(a)}, now ${String(b)}`);
  }
}

const hasUnknown = (value: Value): boolean => {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (value instanceof Map) return [...value.values()].some((inner) => hasUnknown(inner as Value));
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).some((inner) => hasUnknown(inner as Value))
  );
};

/** Whether a path that may replace counts: only where its values differ, or are not known yet. */
export function counts(
  schema: Schema,
  { prior, planned, name }: { prior: ObjectValue; planned: ObjectValue | null; name: unknown },
): boolean {
  const attribute = schema[String(name)];
  if (!attribute || !planned) return true;
  const value: Value = planned[String(name)] ?? null;
  return value === UNKNOWN || !equal(attributeType(attribute), value, prior[String(name)] ?? null);
}
