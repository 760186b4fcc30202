import fc from "fast-check";
import { readErrorBody } from "../../../../src/automox/transport/error-body";
import { hideSecret } from "../../../../src/secrets/hidden";

const SECRET = "key-0123456789abcdef";
hideSecret(SECRET);
const read = (body: unknown) => readErrorBody(typeof body === "string" ? body : JSON.stringify(body));

const PROBLEM = { type: "about:blank", title: "Bad Request", status: 400, instance: "/api/users" };

test.each([
  [
    "a list of texts",
    { errors: ["e-mail is taken", "role is unknown"] },
    "e-mail is taken; role is unknown",
    {},
  ],
  [
    "texts by field",
    { errors: { email: ["is taken", "is long"], role: "is unknown" } },
    "email: is taken; is long; role: is unknown",
    { email: "is taken; is long", role: "is unknown" },
  ],
  ["a problem", { ...PROBLEM, detail: "e-mail is taken" }, "e-mail is taken", {}],
  ["a problem with a title only", PROBLEM, "Bad Request", {}],
  [
    "a problem with a list of fields",
    { ...PROBLEM, detail: "invalid", errors: [{ field: "email", message: "is taken" }] },
    "invalid",
    { email: "is taken" },
  ],
  [
    "a problem with invalid fields",
    { ...PROBLEM, detail: "invalid", invalidFields: { email: "is taken" } },
    "invalid",
    { email: "is taken" },
  ],
  [
    "Spring's default",
    { timestamp: "2026-01-01", status: 400, error: "Bad Request", path: "/api/users" },
    "Bad Request",
    {},
  ],
  [
    "Spring's default with a message",
    { error: "Bad Request", message: "role is unknown" },
    "role is unknown",
    {},
  ],
  ["a message", { message: "no" }, "no", {}],
  ["an error as an object", { error: { message: "no" } }, "no", {}],
  ["a bare list", ["no", "never"], "no; never", {}],
  ["a bare text in JSON", '"no"', "no", {}],
  [
    "a page with a title",
    "<!doctype html><html><head><title>Sign in</title></head><body>lots</body></html>",
    "Sign in",
    {},
  ],
  ["a page with a heading", "<html><body><h1>502 Bad Gateway</h1></body></html>", "502 Bad Gateway", {}],
  ["a page with neither", "<html><body>x</body></html>", "a web page", {}],
  ["plain text", "Forbidden\n", "Forbidden", {}],
  ["text that is nearly JSON", '{"errors": [', '{"errors": [', {}],
  ["nothing", "", undefined, {}],
  ["blanks", " \r\n ", undefined, {}],
  ["JSON without words", { errors: [], status: 400 }, undefined, {}],
  ["JSON null", "null", undefined, {}],
  ["the same words twice", { errors: ["no", "no"] }, "no", {}],
])("%s", (...row) => {
  const [, body, apiText, fields] = row;
  const found = read(body);
  expect(found.apiText).toBe(apiText);
  expect(Object.fromEntries(found.fields)).toEqual(fields);
});

test("fields are kept to a few, with short names", () => {
  const errors = Object.fromEntries(
    Array.from({ length: 100 }, (_, n) => [`${n}-${"x".repeat(200)}`, ["bad"]]),
  );
  const { fields, apiText } = read({ errors });
  expect(fields.size).toBe(20);
  for (const name of fields.keys()) expect(name.length).toBeLessThanOrEqual(100);
  expect(apiText?.length).toBeLessThanOrEqual(500);
});

test("a field called __proto__ is a field", () => {
  expect([...read('{"errors": {"__proto__": ["is odd"]}}').fields]).toEqual([["__proto__", "is odd"]]);
});

test("the key is hidden wherever the API echoes it", () => {
  const { apiText, fields } = read({
    message: `bad token ${SECRET}`,
    invalidFields: { [SECRET]: `x${SECRET}x` },
  });
  expect(apiText).toBe("bad token [redacted]");
  expect(JSON.stringify([...fields])).not.toContain(SECRET);
});

test("any body at all gives a short clean line or none", () => {
  const body = fc.oneof(
    fc.string({ unit: "binary", maxLength: 2_000 }),
    fc.json(),
    fc
      .record({
        errors: fc.anything(),
        detail: fc.anything(),
        invalidFields: fc.anything(),
        error: fc.anything(),
      })
      .map((value) => {
        try {
          return JSON.stringify(value) ?? "";
        } catch {
          return "";
        }
      }),
  );
  fc.assert(
    fc.property(body, (text) => {
      const { apiText, fields } = readErrorBody(text);
      for (const shown of [apiText ?? "x", ...fields.keys(), ...fields.values()]) {
        expect(shown.length).toBeGreaterThan(0);
        expect([...shown].length).toBeLessThanOrEqual(500);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }
    }),
    { numRuns: 1_000 },
  );
});
