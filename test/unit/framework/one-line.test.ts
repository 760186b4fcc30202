import { oneLine } from "../../../src/framework/one-line";

test.each([
  [
    "plain words",
    "Zo\u00eb \u{1f600} O'Hara <zoe@example.com>",
    "Zo\u00eb \u{1f600} O'Hara <zoe@example.com>",
  ],
  ["ends of lines", "a\nb\r\u2028c", "a\ufffdb\ufffd\ufffdc"],
  ["commands to a terminal", "\u001b[31mred", "\ufffd[31mred"],
  ["what turns a line around", "a\u202eb", "a\ufffdb"],
  ["half a character", "a\ud800b", "a\ufffdb"],
])("%s", (_name, text, line) => {
  expect(oneLine(text)).toBe(line);
});
