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
