import { meaningOf, namesOf } from "../../../../src/access/tables/systems";

test.each([
  ["a word", ["active", "on_leave", "not_yet_here", "left"]],
  ["a column", ["email", "status", "flag", "trash", "away", "leaving", "signIn"]],
] as const)("%s has one meaning, whoever writes it", (_name, parts) => {
  const all = parts.flatMap((part) => namesOf(part));
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
});

test.each([
  ["PASSWORD_EXPIRED", "active"],
  ["full-time", "active"],
  ["gekündigt", "left"],
  ["GEKU\u0308NDIGT", "left"],
  ["Pre-Hire", "not_yet_here"],
  ["zombie", undefined],
  ["✗ Active", undefined],
  ["Active?", undefined],
  ["!Active", undefined],
])("the word %s means %s", (word, meaning) => {
  expect(meaningOf(word)).toBe(meaning);
});
