import { reportCrash } from "../../../../src/plugin/output/crash";
import { createLogger } from "../../../../src/plugin/output/log";
import { hideSecret } from "../../../../src/secrets/hidden";

function report(error: unknown): { text: string; entries: Record<string, string>[] } {
  const texts: string[] = [];
  const log = createLogger({ name: "toy", level: "trace", write: (text) => texts.push(text) });
  hideSecret("s3cret-key");
  reportCrash(error, "toy", log);
  const plain = texts.filter((text) => !text.startsWith("{"));
  return {
    text: plain.join(""),
    entries: texts.filter((text) => text.startsWith("{")).map((text) => JSON.parse(text)),
  };
}

describe("a crash", () => {
  it("begins with what go-plugin takes for a crash, and says what happened", () => {
    const { text } = report(new TypeError("x is not a function"));
    const lines = text.split("\n");
    expect(lines[0]).toBe(
      "panic: terraform-provider-toy stopped on an error of its own: TypeError: x is not a function",
    );
    expect(lines[2]).toBe("TypeError: x is not a function");
    expect(lines[3]).toMatch(/^ {4}at /);
  });

  it("is one line of the log as well", () => {
    const { entries } = report(new Error("x"));
    expect(entries).toEqual([
      expect.objectContaining({ "@level": "error", error: expect.stringContaining("Error: x") }),
    ]);
  });

  it("holds no secret", () => {
    const { text, entries } = report(new Error("401 for Bearer s3cret-key"));
    expect(text + JSON.stringify(entries)).not.toContain("s3cret-key");
    expect(text).toContain("401 for Bearer [redacted]");
  });

  it("stays within the 100 lines that are shown", () => {
    const { text } = report(new Error(Array.from({ length: 500 }, (_, n) => `line ${n}`).join("\n")));
    expect(text.split("\n").length).toBeLessThan(100);
  });

  it.each([
    ["a text", "no error"],
    ["nothing", undefined],
    ["an object that cannot be read", Object.create(null)],
    [
      "an error that cannot be read",
      Object.defineProperty(new Error("x"), "stack", {
        get: () => {
          throw new Error("y");
        },
      }),
    ],
  ])("can be %s", (_, error) => {
    expect(report(error).text).toMatch(/^panic: terraform-provider-toy /);
  });
});
