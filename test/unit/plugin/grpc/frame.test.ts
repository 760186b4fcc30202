import fc from "fast-check";
import { createFrameReader, frameHeader } from "../../../../src/plugin/grpc/frame";

function frame(message: Buffer): Buffer {
  return Buffer.concat([frameHeader(message.length), message]);
}

describe("message frames", () => {
  it("begin with a zero flag and the length, big-endian", () => {
    expect(frameHeader(0x01020304)).toEqual(Buffer.of(0, 1, 2, 3, 4));
  });

  it("come out as they went in, wherever the bytes are cut", () => {
    const messages = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(messages, fc.array(fc.nat(12), { minLength: 1 }), (sent, cuts) => {
        const received: Buffer[] = [];
        const reader = createFrameReader(1_000, (message) => received.push(message));
        let rest = Buffer.concat(sent.map((message) => frame(Buffer.from(message))));
        for (let n = 0; rest.length > 0; n++) {
          const length = (cuts[n % cuts.length] ?? 0) + 1;
          reader.push(rest.subarray(0, length));
          rest = rest.subarray(length);
        }
        reader.end();
        expect(received.map((message) => [...message])).toEqual(sent.map((message) => [...message]));
      }),
    );
  });

  it("may be as large as the limit, not larger", () => {
    const reader = createFrameReader(10, () => {});
    reader.push(frame(Buffer.alloc(10)));
    expect(() => reader.push(frameHeader(11))).toThrow("11 bytes, the limit is 10");
  });

  it("are copied once when they arrive in pieces", () => {
    const received: Buffer[] = [];
    const reader = createFrameReader(1_000_000, (message) => received.push(message));
    const whole = frame(Buffer.alloc(200_000, 7));
    for (let at = 0; at < whole.length; at += 16_384) reader.push(whole.subarray(at, at + 16_384));
    expect(received).toHaveLength(1);
    expect(received[0]?.equals(Buffer.alloc(200_000, 7))).toBe(true);
  });

  it.each([
    ["inside a header", Buffer.of(0, 0)],
    ["inside a message", Buffer.of(0, 0, 0, 0, 2, 1)],
  ])("may not end %s", (_, bytes) => {
    const reader = createFrameReader(10, () => {});
    reader.push(bytes);
    expect(() => reader.end()).toThrow("ended inside a message");
  });
});
