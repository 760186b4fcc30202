import { cleanText } from "../../../../src/automox/transport/api-text";
import { hideSecret } from "../../../../src/secrets/hidden";

test.each([
  ["line ends and tabs", "a\r\n\tb", "a b"],
  ["escape sequences", "\u001b[31mred\u001b[0m", "[31mred [0m"],
  ["C1 controls", "a\u0085b\u009bc", "a b c"],
  ["marks that turn text around", "abc\u202ecba", "abc cba"],
  ["invisible marks", "a\u200bb\ufeffc", "a b c"],
  ["halves of characters", "a\ud800b", "a b"],
  ["whole characters stay", "Zoë 😀", "Zoë 😀"],
  [
    "links lose all but their host",
    "see https://console.automox.com/invite/abc?token=x now",
    "see https://console.automox.com/… now",
  ],
  ["links in quotes", '"http://x.example.com/a"', '"http://x.example.com/…"'],
  ["nothing", "  ", undefined],
])("%s", (_name, text, expected) => {
  expect(cleanText(text)).toBe(expected);
});

test("long texts end in an ellipsis at 500 characters, not in half a character", () => {
  const shown = cleanText("😀".repeat(600));
  expect([...(shown ?? "")]).toHaveLength(500);
  expect(shown?.endsWith("😀…")).toBe(true);
});

test("no cut uncovers a part of a secret", () => {
  hideSecret("secret-key");
  const shown = cleanText(`${" ".repeat(9_995)}secret-key`);
  expect(shown ?? "").not.toContain("secr");
});
