import { isUuid, uuidOf } from "../../../../src/automox/wire/uuid";

const UUID = "0B4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10";

test.each([
  [UUID, true],
  [` ${UUID}`, false],
  [UUID.replaceAll("-", ""), false],
  ["101", false],
])("whether %j is a UUID: %s", (text, expected) => {
  expect(isUuid(text)).toBe(expected);
});

test("a UUID is told in lower case, and nothing else is told", () => {
  expect([UUID, "101", 101, null].map(uuidOf)).toEqual([UUID.toLowerCase(), undefined, undefined, undefined]);
});
