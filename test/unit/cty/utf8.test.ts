import { decodeUtf8, encodeUtf8 } from "../../../src/cty/utf8";

test.each(["", "plain", "é", "\ufeffmark", "a".repeat(100), "😀".repeat(40), `${"a".repeat(31)}é`])(
  "text comes back from its bytes: %j",
  (text) => expect(decodeUtf8(encodeUtf8(text))).toBe(text),
);

test.each([[[0xff]], [[0xc3]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xf4, 0x90, 0x80, 0x80]]])(
  "bytes that are not UTF-8 are refused: %j",
  (bytes) => expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow("text must be valid UTF-8"),
);
