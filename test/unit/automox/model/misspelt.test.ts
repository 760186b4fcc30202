import { misspelt } from "../../../../src/automox/model/misspelt";

test.each([
  [["emial", "name"], ["email"], "emial"],
  [["xmail", "emal"], ["email"], "xmail"],
  [["name", "team"], ["mail"], undefined],
  [["a".repeat(99)], ["a".repeat(98)], undefined],
])("of %j the one most like %j is %s", (texts, wanted, expected) => {
  expect(misspelt(texts, wanted)).toBe(expected);
});
