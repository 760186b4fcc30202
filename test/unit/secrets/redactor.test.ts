import fc from "fast-check";
import { Redactor } from "../../../src/secrets/redactor";

const SECRET = 'a+b/c=d "quoted" \\ (1) & <ü>/~é';
const backwards = (text: string) => [...text].reverse().join("");

function redactorOf(...secrets: readonly string[]): Redactor {
  const redactor = new Redactor();
  for (const one of secrets) redactor.add(one);
  return redactor;
}

const clean = (text: string, ...secrets: readonly string[]) => redactorOf(...secrets).apply(text);

const bytes = Buffer.from(SECRET);
const hex = bytes.toString("hex");
const escaped = SECRET.replaceAll(/[\s\S]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
const numbered = (of: (code: number) => string) =>
  [...SECRET].map((mark) => `&#${of(mark.codePointAt(0) ?? 0)};`).join("");
const FORMS: readonly [string, string][] = [
  ["as it is", SECRET],
  ["backwards", backwards(SECRET)],
  ["in JSON", JSON.stringify(SECRET).slice(1, -1)],
  ["in JSON of PHP", JSON.stringify(SECRET).slice(1, -1).replaceAll("/", "\\/")],
  ["in JSON that spares no character", escaped],
  ["in a page", SECRET.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")],
  ["in numbers of a page", numbered((code) => String(code))],
  ["in hexadecimal numbers of a page", numbered((code) => `x${code.toString(16)}`)],
  ["in capital hexadecimal numbers of a page", numbered((code) => `x${code.toString(16).toUpperCase()}`)],
  ["in base64", bytes.toString("base64")],
  ["in base64 without padding", bytes.toString("base64").replace(/=+$/, "")],
  ["in base64 for addresses", bytes.toString("base64url")],
  ["backwards in base64", Buffer.from(backwards(SECRET)).toString("base64")],
  ["in hexadecimal", hex],
  ["in capital hexadecimal", hex.toUpperCase()],
  ["URL-encoded", encodeURIComponent(SECRET)],
  ["URL-encoded in lower case", encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
  [
    "URL-encoded with brackets",
    encodeURIComponent(SECRET).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
  ],
  ["URL-encoded to the last character", hex.replaceAll(/../g, "%$&")],
  ["in a form", new URLSearchParams({ key: SECRET }).toString().slice(4)],
];

describe("a registered secret", () => {
  it.each(FORMS)("leaves no text %s, whole or in pieces", (_, form) => {
    const text = `before ${form} after, and ${form}`;
    const expected = "before [redacted] after, and [redacted]";
    const redactor = redactorOf(SECRET);
    expect(redactor.apply(text)).toBe(expected);
    for (const size of [1, 2, 7, form.length]) {
      const pieces = redactor.pieces();
      const parts = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
      expect(parts.map((part) => pieces.push(part)).join("") + pieces.end()).toBe(expected);
    }
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

  it("leaves no text, whatever it is and wherever it stands, and takes nothing else along", () => {
    const piece = fc.string({ unit: "binary", maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }),
        fc.string({ unit: "binary", minLength: 12 }),
        (around, key) => {
          fc.pre(key.trim().length >= 8 && !"[redacted]".includes(key));
          const redactor = redactorOf(key);
          const text = [...around, key, ...around].join("");
          const shown = redactor.apply(text);
          expect(shown).not.toContain(key);
          const pieces = redactor.pieces();
          expect([...around, key, ...around].map((one) => pieces.push(one)).join("") + pieces.end()).toBe(
            shown,
          );
        },
      ),
    );
  });

  it("with white space around it is found without", () => {
    expect(clean("Bearer key-123-456", " key-123-456\n")).toBe("Bearer [redacted]");
  });

  it("of several lines is found line by line", () => {
    expect(clean("line: first-part-of-it", "first-part-of-it\nsecond-part-of-it")).toBe("line: [redacted]");
  });

  it("that is part of another one, or overlaps it, leaves no edges", () => {
    expect(clean("abc12345678def", "12345678", "abc12345678def")).toBe("[redacted]");
    expect(clean("x abcdefgh12345678 y", "abcdefgh1234", "efgh12345678")).toBe("x [redacted] y");
  });

  it("that comes between two pieces counts for what is held back", () => {
    const redactor = redactorOf("some other secret");
    const pieces = redactor.pieces();
    const shown = pieces.push("it is some");
    redactor.add("some-key-of-ours");
    expect(shown + pieces.push("-key-of-ours.") + pieces.end()).toBe("it is [redacted].");
  });

  it("that begins nowhere holds nothing back", () => {
    expect(redactorOf("some-secret").pieces().push("a line\n")).toBe("a line\n");
  });
});

test.each([
  ["too short to be one", "key"],
  ["one character short of the least", "1234567"],
  ["empty", ""],
  ["white space", " \n \t     \n  "],
])("a secret that is %s blanks nothing", (_, secret) => {
  const text = `a key: ${secret} and 1234567 keys`;
  expect(clean(text, secret)).toBe(text);
});

test("numbers, UUIDs, digests and addresses beside a secret stay readable", () => {
  const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
  const text = `organization 12345, user 101, ${uuid.replace(/.$/, "f")}, sha256 ${"0123456789abcdef".repeat(4)}, ada@example.com`;
  expect(clean(`${text} ${uuid}`, uuid)).toBe(`${text} [redacted]`);
});

test("the steps grow as the text grows, also where it is made of beginnings of the secret", () => {
  const redactor = redactorOf("aaaaaaaaaaaaaaab", "ab".repeat(20));
  const stepsFor = (text: string) => {
    const spy = jest.spyOn(Map.prototype, "get");
    redactor.apply(text);
    const { length } = spy.mock.calls;
    spy.mockRestore();
    return length;
  };
  for (const unit of ["a", "ab", "aab", "secret ", "aaaaaaaaaaaaaaab"]) {
    const steps = [1, 2, 4, 8, 16].map((times) => stepsFor(unit.repeat(times * 1_200)));
    for (const [at, more] of steps.slice(1).entries())
      expect(more).toBeLessThanOrEqual(2.1 * (steps[at] ?? 0));
  }
});

test("a short text without the secret is searched without the tree that long ones need", () => {
  const redactor = redactorOf("some-secret-of-ours");
  const grown = jest.spyOn(Map.prototype, "set");
  expect(redactor.apply("request 0f8fad5b-d9cb-469f")).toBe("request 0f8fad5b-d9cb-469f");
  expect(grown).not.toHaveBeenCalled();
  redactor.apply("long ".repeat(1_000));
  expect(grown).toHaveBeenCalled();
  grown.mockRestore();
});
