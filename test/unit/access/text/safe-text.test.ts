import fc from "fast-check";
import { cellCode, escapeHtml, harmless, inlineCode } from "../../../../src/access/text/safe-text";

test.each([
  ["line ends and tabs become a blank", "a\r\nb\tc\u0085d", "a b c d"],
  ["marks that turn the direction become visible", "a\u202eb", "a⟨U+202E⟩b"],
  ["zero-width characters too", "a\u200bb", "a⟨U+200B⟩b"],
  ["and control characters", "a\u001b[31mb", "a⟨U+001B⟩[31mb"],
  ["and lone surrogates", "a\ud800b", "a⟨U+D800⟩b"],
  ["and tag characters", "a\u{e0041}b", "a⟨U+E0041⟩b"],
  ["and variation selectors", "a\ufe0fb", "a⟨U+FE0F⟩b"],
  ["letters of any language stay", "Žofie 漢字 مرحبا", "Žofie 漢字 مرحبا"],
])("%s", (_name, text, expected) => {
  expect(harmless(text)).toBe(expected);
});

test("a long text is cut and says how long it was", () => {
  expect(harmless("a".repeat(300), 10)).toBe(`${"a".repeat(10)}… (300 characters)`);
});

const nasty = fc.string({ unit: "binary", maxLength: 60 });

test("whatever the text, what comes out is one line without invisible characters", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(harmless(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test.each([
  ["plain", "ada", "`ada`"],
  ["backticks inside", "a``b", "```a``b```"],
  ["a backtick at the edge", "`a", "`` `a ``"],
  ["nothing", "", "` `"],
])("inline code of %s", (_name, text, expected) => {
  expect(inlineCode(text)).toBe(expected);
});

test("code in a cell holds no pipe", () => {
  expect(cellCode("a|b\\|c")).toBe("`a⟨U+007C⟩b\\⟨U+007C⟩c`");
});

test("HTML is text", () => {
  expect(escapeHtml(`<a href="x" title='y'>&`)).toBe("&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;");
});
