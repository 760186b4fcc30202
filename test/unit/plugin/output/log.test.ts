import fc from "fast-check";
import { createLogger, type LoggerOptions } from "../../../../src/plugin/output/log";
import { hideSecret } from "../../../../src/secrets/hidden";

function record(options: Partial<LoggerOptions> = {}) {
  const texts: string[] = [];
  const log = createLogger({
    name: "toy",
    level: "trace",
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 6),
    write: (text) => texts.push(text),
    ...options,
  });
  return { log, texts, entries: () => texts.map((text) => JSON.parse(text)) };
}

describe("the log", () => {
  it("is lines of JSON as hclog writes them", () => {
    const { log, texts } = record();
    log.info("hello", { user: "ada" });
    expect(texts).toEqual([
      '{"@level":"info","@message":"hello","user":"ada","@module":"toy","@timestamp":"2026-01-02T03:04:05.006000Z"}\n',
    ]);
  });

  it("has six digits after the second; with three Terraform loses the level", () => {
    const { log, entries } = record({ now: () => Date.UTC(2026, 0, 2) });
    log.info("x");
    expect(entries()[0]["@timestamp"]).toBe("2026-01-02T00:00:00.000000Z");
  });

  it("names each level", () => {
    const { log, entries } = record();
    for (const level of ["trace", "debug", "info", "warn", "error"] as const) log[level]("x");
    expect(entries().map((entry) => entry["@level"])).toEqual(["trace", "debug", "info", "warn", "error"]);
  });

  it("holds nothing below its level", () => {
    const { log, entries } = record({ level: "warn" });
    for (const level of ["trace", "debug", "info", "warn", "error"] as const) log[level]("x");
    expect(entries().map((entry) => entry["@level"])).toEqual(["warn", "error"]);
  });

  it("holds strings only: a number for a message makes Terraform panic", () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.boolean(), fc.string())),
        (message, fields) => {
          // An object without a text of its own cannot be a message.
          fc.pre(isPrintable(message));
          const { log, texts, entries } = record();
          log.info(message as string, fields);
          expect(texts).toHaveLength(1);
          expect(texts[0]?.indexOf("\n")).toBe((texts[0]?.length ?? 0) - 1);
          for (const value of Object.values(entries()[0])) expect(typeof value).toBe("string");
          expect(Object.keys(entries()[0])).toEqual(
            expect.arrayContaining(["@level", "@message", "@timestamp"]),
          );
        },
      ),
    );
  });

  it("does not let a field pass for one of hclog's own", () => {
    const { log, entries } = record();
    log.info("hello", { "@level": "error", "@@message": "x", "@": "y" });
    expect(entries()[0]).toMatchObject({
      "@level": "info",
      "@message": "hello",
      level: "error",
      message: "x",
      field: "y",
    });
  });

  it.each([
    ["a long message", "x".repeat(1_000_000), {}],
    ["a message that grows when it is escaped", "\u0000".repeat(50_000), {}],
    ["a message of wide characters", "√".repeat(60_000), {}],
    ["a long field", "x", { body: "y".repeat(1_000_000) }],
    [
      "thousands of fields",
      "x",
      Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`field${n}`, n])),
    ],
  ])("cuts %s to less than the 64 KiB that go-plugin reads", (_, message, fields) => {
    const { log, texts, entries } = record();
    log.error(message, fields);
    expect(Buffer.byteLength(texts[0] ?? "")).toBeLessThan(65_536);
    expect(entries()[0]).toMatchObject({ "@level": "error", "@module": "toy" });
  });

  it("keeps a long message as far as it fits, and says how long it was", () => {
    const { log, entries } = record();
    log.info("x".repeat(70_000), { user: "ada" });
    expect(entries()[0]["@message"]).toMatch(/^x{16384}… \(70000 characters\)$/);
    expect(entries()[0].user).toBe("ada");
  });

  it("holds no registered secret, in message, field or key", () => {
    const { log, texts } = record();
    hideSecret("s3cret-key");
    log.info("Authorization: Bearer s3cret-key", { url: "https://x/?k=s3cret-key", "s3cret-key": "x" });
    log.plain("panic: s3cret-key\n");
    expect(texts.join("")).not.toContain("s3cret-key");
    expect(texts[0]).toContain("Bearer [redacted]");
  });

  it("holds no part of a secret that a cut went through", () => {
    const { log, texts } = record();
    const secret = "abcdefghijklmnopqrstuvwxyz".repeat(4);
    hideSecret(secret);
    log.info(`${"x".repeat(16_384 - 50)}${secret}${"y".repeat(60_000)}`);
    expect(texts[0]).not.toContain("abcdefgh");
  });

  it("writes plain text as it is, whatever the level", () => {
    const { log, texts } = record({ level: "off" });
    log.plain("panic: x\n");
    expect(texts).toEqual(["panic: x\n"]);
  });
});

function isPrintable(value: unknown): boolean {
  try {
    String(value);
    return true;
  } catch {
    return false;
  }
}
