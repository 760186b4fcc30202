import { decodeJson, encodeJson } from "../../../src/cty/json";
import { decodeMsgpack, encodeMsgpack } from "../../../src/cty/msgpack";
import type { Type } from "../../../src/cty/type";
import { Decimal, equal, isWhollyKnown, UNKNOWN } from "../../../src/cty/value";
import protocol from "../../vectors/protocol.json";
import recorded from "../../vectors/terraform.json";

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const hex = (encoded: Uint8Array) => Buffer.from(encoded).toString("hex");

describe("the written protocol", () => {
  test.each(protocol.vectors)("decodes $why", ({ type, msgpack, json }) => {
    const value = decodeMsgpack(type as Type, bytes(msgpack));
    expect(value).toEqual(json === undefined ? UNKNOWN : decodeJson(type as Type, json));
  });

  test.each(protocol.vectors.filter(({ exact }) => exact))("encodes $why", ({ type, msgpack, json }) => {
    const value = json === undefined ? UNKNOWN : decodeJson(type as Type, json);
    expect(hex(encodeMsgpack(type as Type, value))).toBe(msgpack.replaceAll(" ", ""));
  });

  test.each(protocol.refused)("refuses $why", ({ type, msgpack, error }) => {
    expect(() => decodeMsgpack(type as Type, bytes(msgpack))).toThrow(
      expect.objectContaining({ name: "CtyError", message: expect.stringContaining(error) }),
    );
  });
});

/**
 * Numbers that Terraform itself computed in 53 bits. It sends such a float64 though its shortest text is not
 * its exact value, and takes the text for the same number.
 */
const COMPUTED = new Set(["pow(2, 0.5)"]);

describe("bytes recorded from Terraform", () => {
  test.each(recorded.vectors)("survive decoding and encoding: $expression", ({ expression, msgpack }) => {
    const value = decodeMsgpack("dynamic", bytes(msgpack));
    const again = encodeMsgpack("dynamic", value);
    if (COMPUTED.has(expression)) {
      expect(equal("dynamic", decodeMsgpack("dynamic", again), value)).toBe(true);
    } else {
      expect(hex(again)).toBe(withoutRefinements(msgpack));
    }
  });

  test.each(recorded.vectors.filter(({ json }) => json !== undefined))(
    "mean what Terraform writes as JSON: $expression",
    ({ msgpack, json }) => {
      const value = decodeMsgpack("dynamic", bytes(msgpack));
      const text = encodeJson("dynamic", value);
      const inner = /^\{"value":(.*),"type":.*\}$/.exec(text)?.[1] ?? text;
      expect(inner).toBe(json);
    },
  );

  test.each(recorded.vectors.filter(({ expression }) => expression.includes("later")))(
    "are unknown somewhere: $expression",
    ({ msgpack }) => expect(isWhollyKnown(decodeMsgpack("dynamic", bytes(msgpack)))).toBe(false),
  );
});

/** Replaces every refined unknown in recorded bytes; they are short and of one form. */
function withoutRefinements(msgpack: string): string {
  return msgpack.replace(/c7(03|07|09)0c(8101c2|8201c2039200c3|8201c202a47072652d)/g, "d40000");
}

describe("encoding", () => {
  test("writes text in the smallest header that holds its bytes", () => {
    const header = (length: number) => hex(encodeMsgpack("string", "x".repeat(length)).subarray(0, 5));
    expect(header(31).slice(0, 2)).toBe("bf");
    expect(header(32).slice(0, 4)).toBe("d920");
    expect(header(256).slice(0, 6)).toBe("da0100");
    expect(header(65536)).toBe("db00010000");
    // Eleven characters of three bytes each.
    expect(hex(encodeMsgpack("string", "€".repeat(11)).subarray(0, 2))).toBe("d921");
    expect(hex(encodeMsgpack("string", "€".repeat(10)).subarray(0, 1))).toBe("be");
  });

  test("writes collections in the smallest header that holds their length", () => {
    const list = (length: number) =>
      hex(encodeMsgpack(["list", "bool"], Array(length).fill(true)).subarray(0, 5));
    expect(list(15).slice(0, 2)).toBe("9f");
    expect(list(24).slice(0, 6)).toBe("dc0018");
    expect(list(65536)).toBe("dd00010000");
    const map = (length: number) => {
      const entries = Array.from({ length }, (_, at) => [`k${at}`, null] as const);
      return hex(encodeMsgpack(["map", "bool"], new Map(entries)).subarray(0, 5));
    };
    expect(map(15).slice(0, 2)).toBe("8f");
    expect(map(16).slice(0, 6)).toBe("de0010");
    expect(map(65536)).toBe("df00010000");
  });

  test("keeps a Decimal as text even where a float64 would hold it", () => {
    const text = "0.000000000931322574615478515625"; // 2^-30
    const bytesOfText = encodeMsgpack("number", new Decimal(text));
    expect(Buffer.from(bytesOfText.subarray(2)).toString()).toBe(text);
    expect(decodeMsgpack("number", bytesOfText)).toEqual(new Decimal(text));
  });

  test("writes infinities as Terraform does", () => {
    expect(hex(encodeMsgpack("number", Infinity))).toBe("cb7ff0000000000000");
    expect(hex(encodeMsgpack("number", -Infinity))).toBe("cbfff0000000000000");
    expect(decodeMsgpack("number", bytes("cbfff0000000000000"))).toBe(-Infinity);
  });

  test("brings values into canonical form first", () => {
    expect(hex(encodeMsgpack(["set", "string"], ["b", "e\u0301", "é", "a", "b"]))).toBe("93a161a162a2c3a9");
    expect(
      hex(
        encodeMsgpack(
          ["map", "bool"],
          new Map([
            ["b", true],
            ["a", false],
          ]),
        ),
      ),
    ).toBe("82a161c2a162c3");
    expect(hex(encodeMsgpack("number", 2 ** 60))).toBe("cf1000000000000000");
    expect(hex(encodeMsgpack("number", 7n))).toBe("07");
    expect(hex(encodeMsgpack("number", -0))).toBe("00");
  });

  test.each<[number | bigint | Decimal, string]>([
    [7, "a137"],
    [-7, "a22d37"],
    [0, "a130"],
    [1.5, "a3312e35"],
    [0.1, "a3302e31"],
    [2n ** 62n, `b3${Buffer.from("4611686018427387904").toString("hex")}`],
    [new Decimal("0.30000000000000000001"), `b6${Buffer.from("0.30000000000000000001").toString("hex")}`],
  ])("writes %s as decimal text where that is asked for, and reads it back the same", (number, expected) => {
    const encoded = encodeMsgpack("number", number, "text");
    expect(hex(encoded)).toBe(expected);
    expect(decodeMsgpack("number", encoded)).toEqual(
      decodeMsgpack("number", encodeMsgpack("number", number)),
    );
  });

  test("an infinity has no decimal text", () => {
    expect(hex(encodeMsgpack("number", Infinity, "text"))).toBe("cb7ff0000000000000");
  });

  test("says where a value does not fit", () => {
    const type: Type = ["object", { tags: ["map", ["list", "number"]] }];
    const value = { tags: new Map([["a", [1, "secret"]]]) };
    expect(() => encodeMsgpack(type, value)).toThrow('tags["a"][1]: a number is required, not a string');
  });
});

describe("decoding", () => {
  test("reads a block list that is unknown as a whole", () => {
    const type: Type = ["object", { rule: ["list", ["object", { port: "number" }]] }];
    expect(decodeMsgpack(type, bytes("81a472756c65d40000"))).toEqual(
      Object.assign(Object.create(null), { rule: UNKNOWN }),
    );
  });

  test("keeps unknown and null elements", () => {
    expect(decodeMsgpack(["list", "string"], bytes("93d40000c0a161"))).toEqual([UNKNOWN, null, "a"]);
    expect(decodeMsgpack(["set", "string"], bytes("94d40000c0a161d40000"))).toEqual([
      "a",
      UNKNOWN,
      UNKNOWN,
      null,
    ]);
  });

  test("puts map keys in order that come in another", () => {
    const map = decodeMsgpack(["map", "number"], bytes("83a16202a16303a16101"));
    expect([...(map as Map<string, unknown>)]).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]);
  });

  test("refuses a length that cannot be true before reading any element", () => {
    for (const claim of ["ddffffffffa161", "dc0005a161a162"]) {
      expect(() => decodeMsgpack(["list", "string"], bytes(claim))).toThrow(
        expect.objectContaining({ path: [] }),
      );
    }
    expect(() => decodeMsgpack(["map", "string"], bytes("84a161a162a163"))).toThrow(
      expect.objectContaining({ path: [] }),
    );
  });

  test("reads from the middle of a larger buffer", () => {
    const larger = bytes("ffff92a161a162ffff");
    expect(decodeMsgpack(["list", "string"], larger.subarray(2, 7))).toEqual(["a", "b"]);
  });

  test("says where the bytes stopped making sense", () => {
    const type: Type = ["object", { a: ["list", ["map", "bool"]] }];
    const decode = () => decodeMsgpack(type, bytes("81a1619181a16b07"));
    expect(decode).toThrow('a[0]["k"]: a bool is required, not a number');
    expect(decode).toThrow(
      expect.objectContaining({ path: [{ attribute: "a" }, { index: 0 }, { key: "k" }] }),
    );
  });

  test("refuses refinements longer than Terraform would", () => {
    const long = new Uint8Array(4 + 1025);
    long.set([0xc8, 0x04, 0x01, 0x0c]);
    expect(() => decodeMsgpack("string", long)).toThrow("refinements");
  });

  test("refuses nesting that would exhaust the stack", () => {
    let type: Type = "bool";
    for (let level = 0; level < 5000; level++) type = ["list", type];
    const deep = new Uint8Array(5001).fill(0x91);
    expect(() => decodeMsgpack(type, deep)).toThrow("levels deep");
  });

  test("unwraps dynamic inside dynamic without recursion", () => {
    const layer = bytes("92c4092264796e616d696322");
    const layers = new Uint8Array(layer.length * 20_000 + 1);
    for (let at = 0; at < 20_000; at++) layers.set(layer, at * layer.length);
    layers[layers.length - 1] = 0xc0;
    expect(decodeMsgpack("dynamic", layers)).toBeNull();
  });
});
