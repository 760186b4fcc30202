import type { ObjectValue, Value } from "../../../src/cty/value";
import type { Schema } from "../../../src/framework/attribute";
import type { Log } from "../../../src/framework/call";
import { explainer } from "../../../src/framework/guarded";
import type { Running } from "../../../src/framework/plan-resource";
import { type AnyResource, defineResource, type Resource } from "../../../src/framework/resource";

/** Object values as decoding makes them: without prototype, at every depth. */
export function values(given: Readonly<Record<string, unknown>>): ObjectValue {
  const made: Record<string, Value> = Object.create(null);
  for (const [name, value] of Object.entries(given)) made[name] = bare(value);
  return made;
}

function bare(value: unknown): Value {
  if (Array.isArray(value)) return value.map(bare);
  if (value instanceof Map) return new Map([...value].map(([key, element]) => [key, bare(element)]));
  const isPlain =
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? values(value as Record<string, unknown>) : (value as Value);
}

/** The other way round, for comparisons that print well. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return new Map([...value].map(([key, element]) => [key, plain(element)]));
  const isBare = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;
  return isBare
    ? Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, plain(inner)]))
    : value;
}

export interface Logged {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function recordingLog(): { log: Log; lines: Logged[] } {
  const lines: Logged[] = [];
  const write = (message: string, fields = {}) => void lines.push({ message, fields });
  return { lines, log: { trace: write, debug: write, info: write, warn: write, error: write } };
}

/** What a resource runs with: an API named "api", nobody who explains, and everything reported kept. */
export function stage(explain: Parameters<typeof explainer>[0] = () => undefined) {
  const { log, lines } = recordingLog();
  const reported: unknown[] = [];
  const controller = new AbortController();
  const running: Running<unknown> = {
    api: "api",
    signal: controller.signal,
    log,
    explain: explainer(explain, (thrown) => void reported.push(thrown)),
  };
  return { running, lines, reported, abort: () => controller.abort() };
}

const unexpected = (what: string) => async (): Promise<never> => {
  throw new Error(`${what} was not expected`);
};

/** A resource of which only the parts that a test is about exist; every other function throws. */
export const resourceOf = <const S extends Schema>(
  schema: S,
  parts: Partial<Resource<S, unknown>> = {},
): AnyResource<unknown> =>
  defineResource<unknown>()({
    type: "toy_thing",
    doc: "A thing.",
    version: 0,
    schema,
    nameOf: (given) => String((given as Record<string, unknown>).name ?? ""),
    create: unexpected("create"),
    read: unexpected("read"),
    update: unexpected("update"),
    delete: unexpected("delete"),
    import: unexpected("import"),
    ...parts,
  });

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (encoded: Uint8Array): string => new TextDecoder().decode(encoded);
