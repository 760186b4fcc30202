import fc from "fast-check";
import { encodeMessage, toTrailers } from "../../../../src/plugin/grpc/status";

describe("grpc-message", () => {
  it.each([
    ["plain text", "unknown method /a.B/C", "unknown method /a.B/C"],
    ["the percent sign", "100 %", "100 %25"],
    ["line ends", "a\r\nb", "a%0D%0Ab"],
    ["other languages", "später", "sp%C3%A4ter"],
    ["DEL and NUL", "\u0000\u007f", "%00%7F"],
  ])("carries %s", (_, text, encoded) => {
    expect(encodeMessage(text)).toBe(encoded);
  });

  it("can be decoded again, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const encoded = encodeMessage(text);
        expect(encoded).toMatch(/^[ -~]*$/);
        expect(decodeURIComponent(encoded)).toBe(text);
      }),
    );
  });

  it("is cut, because clients limit their headers", () => {
    expect(encodeMessage("√".repeat(100_000)).length).toBeLessThan(8_192);
  });

  it("is left out when there is nothing to say", () => {
    expect(toTrailers(0)).toEqual({ "grpc-status": "0" });
  });
});
