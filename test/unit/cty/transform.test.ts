import { printPath } from "../../../src/cty/path";
import { type Type, typeJson } from "../../../src/cty/type";
import { conform, Dynamic, transform, UNKNOWN, type Value } from "../../../src/cty/value";

const type: Type = [
  "object",
  {
    b: ["list", "string"],
    a: ["map", ["tuple", ["number", "bool"]]],
    c: ["set", "number"],
    d: "dynamic",
    e: ["object", { x: "string" }],
  },
];
const value = conform(type, {
  a: new Map([["k", [1, true]]]),
  b: ["x", null],
  c: [2, 1],
  d: new Dynamic(["list", "string"], ["y"]),
  e: UNKNOWN,
});

test("visits parts before the whole, in canonical order, each with its path and type", () => {
  const seen: string[] = [];
  transform(type, value, (path, of, part) => {
    seen.push(`${printPath(path)} ${typeof of === "string" ? of : of[0]}`);
    return part;
  });
  expect(seen).toEqual([
    'a["k"][0] number',
    'a["k"][1] bool',
    'a["k"] tuple',
    "a map",
    "b[0] string",
    "b[1] string",
    "b list",
    "c[0] number",
    "c[1] number",
    "c set",
    "d[0] string",
    "d list",
    "d dynamic",
    "e object",
    " object",
  ]);
});

test("returns what did not change as it is", () => {
  expect(transform(type, value, (_path, _type, part) => part)).toBe(value);
});

test("rebuilds only the way to what changed", () => {
  const changed = transform(type, value, (path, _type, part) =>
    printPath(path) === "b[0]" ? "z" : part,
  ) as typeof value & {
    [name: string]: Value;
  };
  const before = value as { [name: string]: Value };
  expect(changed.b).toEqual(["z", null]);
  expect(before.b).toEqual(["x", null]);
  expect(changed.a).toBe(before.a);
  expect(changed.d).toBe(before.d);
  expect("toString" in changed).toBe(false);
});

test("gives the visitor rebuilt parts", () => {
  const sum = transform(["list", "number"], [1, 2, 3], (_path, of, part) =>
    typeJson(of) === '"number"' ? (part as number) * 10 : (part as number[]).reduce((a, b) => a + b, 0),
  );
  expect(sum).toBe(60);
});

test("puts a changed set in order again", () => {
  const negated = transform(["set", "number"], [1, 2, 3], (_path, _type, part) =>
    typeof part === "number" ? -(part % 2) : part,
  );
  expect(negated).toEqual([-1, -0]);
});

test("changes inside a dynamic value keep its type", () => {
  const nulled = transform(type, value, (_path, of, part) => (of === "string" ? null : part)) as {
    [name: string]: Value;
  };
  expect(nulled.d).toEqual(new Dynamic(["list", "string"], [null]));
});

test("turns null into values and unknown into null", () => {
  const filled = transform(type, value, (path, _type, part) => {
    if (part === UNKNOWN) return null;
    return part === null ? printPath(path) : part;
  }) as { [name: string]: Value };
  expect(filled.b).toEqual(["x", "b[1]"]);
  expect(filled.e).toBeNull();
});

test("a path kept by the visitor does not change later", () => {
  const paths: unknown[] = [];
  transform(["list", "string"], ["a", "b"], (path, _type, part) => {
    paths.push(path);
    return part;
  });
  expect(paths).toEqual([[{ index: 0 }], [{ index: 1 }], []]);
});
