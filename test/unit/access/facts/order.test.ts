import fc from "fast-check";
import {
  byEmail,
  byText,
  distinctNumbers,
  grouped,
  placeKey,
  repeated,
} from "../../../../src/access/facts/order";

test.each([
  ["a", "b", -1],
  ["b", "a", 1],
  ["a", "a", 0],
  // By code unit, on every machine: capitals before small letters, accents after both.
  ["Z", "a", -1],
  ["é", "z", 1],
])("%j beside %j stands at %d", (a, b, order) => {
  expect(byText(a, b)).toBe(order);
});

test("addresses are ordered without regard to case, and nobody's address comes first", () => {
  const people = [{ email: "b@example.com" }, { email: "A@example.com" }, { email: null }];
  expect([...people].sort(byEmail).map(({ email }) => email)).toEqual([
    null,
    "A@example.com",
    "b@example.com",
  ]);
});

test("a place is one in every spelling of the address", () => {
  expect(placeKey(1, "Ada@Example.com")).toBe(placeKey(1, "ada@example.com"));
  expect(placeKey(1, "ada@example.com")).not.toBe(placeKey(2, "ada@example.com"));
});

test("numbers are told once each, from the least", () => {
  expect(distinctNumbers([10, 9, 10, 1])).toEqual([1, 9, 10]);
});

test("groups keep every item, in the order of the list", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (list) => {
      const groups = grouped(
        list.map((number, at) => ({ number, at })),
        ({ number }) => number,
      );
      expect([...groups.keys()]).toEqual([...new Set(list)]);
      for (const [key, items] of groups) {
        expect(items.every(({ number }) => number === key)).toBe(true);
        expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((a, b) => a - b));
      }
      expect([...groups.values()].flat()).toHaveLength(list.length);
    }),
  );
});

test("what stands twice is told once", () => {
  expect([...repeated(["a", "b", "a", "c", "a", "b"])]).toEqual(["a", "b"]);
  expect([...repeated(["a", "b"])]).toEqual([]);
});
