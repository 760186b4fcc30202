import fc from "fast-check";
import { createRedactor } from "../../../../src/plugin/output/redact";

const secret = 'a+b/c=d "quoted" \\ (1) & ü/~é';

function clean(text: string, ...secrets: readonly string[]): string {
  const redactor = createRedactor();
  for (const one of secrets) redactor.add(one);
  return redactor.apply(text);
}

describe("a registered secret", () => {
  const bytes = Buffer.from(secret);
  it.each([
    ["as it is", secret],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
    ["in base64", bytes.toString("base64")],
    ["in base64 without padding", bytes.toString("base64").replace(/=+$/, "")],
    ["in base64 for addresses", bytes.toString("base64url")],
    ["in hexadecimal", bytes.toString("hex")],
    ["in capital hexadecimal", bytes.toString("hex").toUpperCase()],
    ["URL-encoded", encodeURIComponent(secret)],
    ["URL-encoded in lower case", encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase())],
    [
      "URL-encoded with brackets",
      encodeURIComponent(secret).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
    ],
    ["in a form", new URLSearchParams({ key: secret }).toString().slice(4)],
  ])("leaves no text %s", (_, form) => {
    expect(clean(`before ${form} after`, secret)).toBe("before [redacted] after");
  });

  it("leaves no text inside base64 of something longer, wherever it starts", () => {
    const text = fc.string({ maxLength: 20 });
    const key = fc.uuid();
    fc.assert(
      fc.property(text, key, text, (before, uuid, after) => {
        const encoded = Buffer.from(`${before}${uuid}${after}`).toString("base64");
        const left = Buffer.from(clean(encoded, uuid).replace("[redacted]", "!!!!"), "base64").toString(
          "latin1",
        );
        // At most one character at either end is left, which the neighbours share.
        for (let at = 0; at + 6 <= uuid.length; at++) expect(left).not.toContain(uuid.slice(at, at + 6));
      }),
    );
  });

  it("leaves no text, whatever it is and wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary", minLength: 12 }),
        (around, key) => {
          fc.pre(!around.includes(key) && !"[redacted]".includes(key));
          for (const form of [
            key,
            encodeURIComponent(Buffer.from(key).toString()),
            Buffer.from(key).toString("base64"),
          ]) {
            expect(clean(`${around}${form}`, key)).not.toContain(form);
          }
        },
      ),
    );
  });

  it("with white space around it is found without", () => {
    expect(clean("Bearer key-123", " key-123\n")).toBe("Bearer [redacted]");
  });

  it("of several lines is found line by line", () => {
    expect(clean("line: first-part-of-it", "first-part-of-it\nsecond-part-of-it")).toBe("line: [redacted]");
  });

  it("that is part of another one does not leave the other's edges", () => {
    expect(clean("abc123def", "123", "abc123def")).toBe("[redacted]");
  });

  it("that is empty changes nothing", () => {
    expect(clean("some text", "")).toBe("some text");
  });
});
