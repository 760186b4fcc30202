import { objectsOf, rowsOf } from "../../../../src/automox/wire/envelope";
import { ShapeError } from "../../../../src/automox/wire/shape-error";

test.each([
  ["a bare array", [1, 2], [1, 2], undefined],
  ["an empty array", [], [], undefined],
  ["null for an empty list", null, [], undefined],
  ["data and metadata", { data: [1], metadata: { total_count: 7, total_pages: 7 } }, [1], 7],
  ["data without metadata", { data: [1] }, [1], undefined],
  ["data that is null", { data: null, metadata: { total_count: 0 } }, [], 0],
  ["results and size", { results: [1, 2], size: 9 }, [1, 2], 9],
  ["results that are null", { results: null, size: 0 }, [], 0],
  ["members nobody knows", { data: [1], links: {}, "": 1 }, [1], undefined],
  ["a count that is none", { data: [1], metadata: { total_count: "many" } }, [1], undefined],
  ["a negative count", { results: [1], size: -1 }, [1], undefined],
])("rows come out of %s", (...row) => {
  const [, json, rows, announced] = row;
  expect(rowsOf(json)).toEqual({ rows, announced });
});

test.each([
  ["a number", 25, 25],
  ["a text", "25", undefined],
  ["null", null, undefined],
])("how many a page has, as %s", (_name, limit, expected) => {
  expect(rowsOf({ data: [1], metadata: { limit } }).limit).toBe(expected);
});

test.each([
  ["an object", {}],
  ["a refusal sent as success", { errors: ["no"] }],
  ["data that is an object", { data: {} }],
  ["a text", "none"],
  ["a number", 0],
  ["false", false],
])("%s is no list", (_name, json) => {
  expect(() => rowsOf(json)).toThrow(ShapeError);
});

test.each([
  ["a bare object", { id: 1 }, [{ id: 1 }]],
  ["an array of one", [{ id: 1 }], [{ id: 1 }]],
  ["an array of two", [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 2 }]],
  ["an object in data", { data: { id: 1 } }, [{ id: 1 }]],
  ["a list in data", { data: [{ id: 1 }], metadata: {} }, [{ id: 1 }]],
  ["a list in results", { results: [{ id: 1 }], size: 1 }, [{ id: 1 }]],
  ["null", null, []],
  ["an empty list", [], []],
])("objects come out of %s", (_name, json, objects) => {
  expect(objectsOf(json)).toEqual(objects);
});

test("a text is no object", () => {
  expect(() => objectsOf("x")).toThrow(ShapeError);
});
