import type { Shape } from "./generated/constants";
import { Token } from "./library";
import { isExpression } from "./values/expression";

/** What every resource and provider of the library takes beside its own attributes. */
const META = [
  "connection",
  "count",
  "dependsOn",
  "forEach",
  "lifecycle",
  "provider",
  "provisioners",
  "alias",
];

/**
 * What the bindings would write down wrong or not at all: types reach neither JavaScript nor what tools strip of them,
 * and `cdktf convert` prints lists of objects where there is one.
 *
 * @throws {Error} "[path] attribute: what is wrong and what to do", a line each.
 */
export function checkShape(path: string, props: object | undefined, shape: Shape): void {
  const problems = shapeProblems(props ?? {}, shape);
  if (problems.length > 0) throw new Error(problems.map((problem) => `[${path}] ${problem}`).join("\n"));
}

/** "attribute: what is wrong and what to do". */
export const shapeProblems = (props: object, shape: Shape): string[] => problemsOf("", props, shape);

function problemsOf(within: string, value: unknown, shape: Shape): string[] {
  if (!isPlain(value))
    return [`${within || "properties"}: must be an object ${example(shape)}, got ${called(value)}`];
  return Object.entries(value).flatMap(([key, each]) => {
    const name = within === "" ? key : `${within}.${key}`;
    const wanted = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (each === undefined || each === null || (within === "" && META.includes(key))) return [];
    if (wanted === undefined) return [`${name}: there is no such attribute. ${meant(key, shape)}`];
    if (isLater(each)) return [];
    if (typeof wanted === "object") return problemsOf(name, each, wanted);
    return isOfKind(each, wanted) ? [] : [`${name}: must be ${KINDS[wanted]}, got ${called(each)}`];
  });
}

const KINDS = {
  text: "text",
  number: "a number",
  flag: "true or false",
  texts: 'an object with texts, such as { 23456: "viewer" }',
} as const;

function isOfKind(value: unknown, kind: keyof typeof KINDS): boolean {
  if (kind === "texts") return isPlain(value);
  // What is wrong with a text or a number in particular is said by whoever knows the attribute.
  if (kind === "flag") return typeof value === "boolean";
  return typeof value === "string" || typeof value === "number";
}

/** What only Terraform will know. */
const isLater = (value: unknown): boolean => Token.isUnresolved(value) || isExpression(value);

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(Symbol.iterator in value);

const called = (value: unknown): string => {
  if (Array.isArray(value)) return "a list: leave the brackets out";
  if (typeof value === "object") return isPlain(value) ? "an object" : "a Map or Set";
  return typeof value === "string" ? "text" : typeof value;
};

const example = (shape: Shape): string => `{ ${Object.keys(shape).slice(0, 3).join(", ")}, … }`;

const plainly = (name: string): string => name.replaceAll("_", "").toLowerCase();

/** By another spelling, as in HCL; else all there are. */
function meant(key: string, shape: Shape): string {
  const near = Object.keys(shape).find((name) => plainly(name) === plainly(key));
  return near === undefined ? `There are ${Object.keys(shape).sort().join(", ")}.` : `Did you mean ${near}?`;
}
