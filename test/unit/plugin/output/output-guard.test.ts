import { lineStream } from "../../../../src/plugin/output/output-guard";
import { hideSecret } from "../../../../src/secrets/hidden";

function record() {
  const lines: string[] = [];
  return { lines, stream: lineStream((line) => lines.push(line)) };
}

describe("a guarded stream", () => {
  it("hands on lines, however they were written", () => {
    const { lines, stream } = record();
    for (const piece of ["on", "e\ntwo\nth", "ree\n", "\n"]) stream.write(piece);
    expect(lines).toEqual(["one", "two", "three"]);
  });

  it("puts characters together that were cut in two", () => {
    const { lines, stream } = record();
    const bytes = Buffer.from("√\n");
    for (const byte of bytes) stream.write(Buffer.of(byte));
    expect(lines).toEqual(["√"]);
  });

  it("keeps a line without an end, up to a limit", () => {
    const { lines, stream } = record();
    stream.write("x".repeat(30_000));
    expect(lines).toEqual([]);
    stream.write("x".repeat(30_000));
    expect(lines).toEqual(["x".repeat(60_000)]);
  });

  it("finds a secret across two writes, also where the line is too long to be kept", () => {
    hideSecret("s3cret-key-of-this");
    const { lines, stream } = record();
    for (const piece of [`${"x".repeat(40_000)}s3cret-k`, "ey-of-this\n"]) stream.write(piece);
    expect(lines).toEqual(["x".repeat(40_000), "[redacted]"]);
  });
});
