import { forTerminal } from "../../../../src/access/cli/for-terminal";

test.each([
  ["lines, tabs and colours stay", "a\tb\r\n\u001b[31mred\u001b[0m", "a\tb\r\n\u001b[31mred\u001b[0m"],
  ["a sequence that moves the cursor", "a\u001b[2Jb", "a⟨U+001B⟩[2Jb"],
  ["one of a single character", "a\u009b2Jb", "a⟨U+009B⟩2Jb"],
  ["a bell, a zero, a step back", "\u0007\u0000\b", "⟨U+0007⟩⟨U+0000⟩⟨U+0008⟩"],
  ["the end of a line before a bracket", "a\n[1m", "a\n[1m"],
  ["a mark that turns the direction", "\u202egnp.exe", "⟨U+202E⟩gnp.exe"],
])("%s", (_name, text, expected) => {
  expect(forTerminal(text)).toBe(expected);
});
