import { cutLines, cutList, firstThatFits, halved } from "../../../../src/access/text/markdown-budget";

describe("the first text that fits", () => {
  test.each([
    ["the whole one", 5, "whole"],
    ["a text of exactly the budget", 4, "less"],
    ["the first of several that fit", 3, "one"],
    ["the least, where none fits", 1, "no"],
  ])("%s", (_name, max, found) => {
    expect(firstThatFits(["whole", "less", "one", "two", "no"], { max })).toBe(found);
  });

  test("a text that is not needed is never made", () => {
    function* texts() {
      yield "fits";
      throw new Error("must not be made");
    }
    expect(firstThatFits(texts(), { max: 4 })).toBe("fits");
  });

  test("bytes count where bytes are the limit", () => {
    const measure = (text: string) => Buffer.byteLength(text);
    expect(firstThatFits(["ééé", "éé"], { max: 4 })).toBe("ééé");
    expect(firstThatFits(["ééé", "éé"], { max: 4, measure })).toBe("éé");
  });

  test("of no text nothing is left", () => {
    expect(firstThatFits([], { max: 4 })).toBe("");
  });
});

test.each([
  [9, [9, 4, 2, 1, 0]],
  [1, [1, 0]],
  [0, [0]],
])("%d people are halved down to nobody", (most, numbers) => {
  expect([...halved(most)]).toEqual(numbers);
});

test.each([
  { name: "all are shown where they fit", most: 3, lines: ["-a", "-b", "-c"], words: "a, b, c" },
  { name: "the others are counted", most: 2, lines: ["-a", "-b", "and 1 more"], words: "a, b and 1 more" },
  { name: "none may be shown", most: 0, lines: ["and 3 more"], words: " and 3 more" },
  { name: "any number may be shown", most: Infinity, lines: ["-a", "-b", "-c"], words: "a, b, c" },
])("of a list $name", ({ most, lines, words }) => {
  const list = ["a", "b", "c"];
  expect(cutLines(list, most, { line: (each) => `-${each}` })).toEqual(lines);
  expect(cutList(list, most, (each) => each)).toBe(words);
});

test("a list may say in its own words how many are left out", () => {
  const shown = cutLines([1, 2, 3], 1, { line: String, rest: (hidden) => `${hidden} problems` });
  expect(shown).toEqual(["1", "2 problems"]);
});
