import fc from "fast-check";
import { compareText, normalizeText } from "../../../src/cty/text";

describe("normalizeText", () => {
  test.each([
    ["a combining accent", "e\u0301", "é"],
    ["Hangul letters", "\u1112\u1161\u11ab", "한"],
    ["the Ångström sign", "\u212b", "Å"],
    ["ASCII", "plain", "plain"],
    ["a ligature, which form C keeps", "\ufb01", "\ufb01"],
    ["a lone surrogate", "a\ud800b", "a\ufffdb"],
    ["surrogates in the wrong order", "\udc00\ud800", "\ufffd\ufffd"],
    ["a proper surrogate pair", "\u{1f600}", "\u{1f600}"],
  ])("composes %s", (_, given, composed) => expect(normalizeText(given)).toBe(composed));
});

/** What Terraform 1.11.4 makes of each, read from an output. */
describe("text with more marks than a letter has", () => {
  const [acute, cedilla, above, joiner] = ["\u0301", "\u0327", "\u0315", "\u034f"];
  test.each([
    ["30 of them stay", `a${acute.repeat(30)}`, `á${acute.repeat(29)}`],
    ["the next begins anew", `a${acute.repeat(31)}`, `á${acute.repeat(29)}${joiner}${acute}`],
    [
      "they are sorted among themselves",
      `a${(above + cedilla).repeat(31)}`,
      `a${`${cedilla.repeat(15)}${above.repeat(15)}${joiner}`.repeat(2)}${cedilla}${above}`,
    ],
    ["without a letter", above.repeat(35), `${above.repeat(30)}${joiner}${above.repeat(5)}`],
    [
      "one that stands for two",
      `a${"\u0344".repeat(16)}`,
      `ä${acute}${`\u0308${acute}`.repeat(14)}${joiner}\u0308${acute}`,
    ],
    [
      "those of the letter count",
      `\u1e69${cedilla.repeat(30)}`,
      `\u015f${cedilla.repeat(27)}\u0323\u0307${joiner}${cedilla.repeat(2)}`,
    ],
    [
      "a letter that joins the one before it",
      `\u1100\u1161${acute.repeat(31)}`,
      `\uac00${acute.repeat(29)}${joiner}${acute.repeat(2)}`,
    ],
    [
      "letters that are marks in another form",
      `a${"\uff9e".repeat(32)}`,
      `a${"\uff9e".repeat(30)}${joiner}\uff9e\uff9e`,
    ],
  ])("%s", (_what, given, made) => {
    expect(normalizeText(given)).toBe(made);
    expect(normalizeText(made)).toBe(made);
  });
});

describe("compareText", () => {
  test("puts characters beyond U+FFFF last, as UTF-8 bytes do", () => {
    expect(["\u{1f600}", "\uff5e", "z", "\ud7ff", "é"].sort(compareText)).toEqual([
      "z",
      "é",
      "\ud7ff",
      "\uff5e",
      "\u{1f600}",
    ]);
  });

  test("orders like the bytes for any text", () => {
    const text = fc.string({ unit: "binary", maxLength: 4 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 1000 },
    );
  });
});
