import * as generated from "../../../../src/plugin/gen/tfplugin6";
import type { Codec } from "../../../../src/plugin/grpc/service";
import { enums, messages, methods } from "../../../support/plugin/protocol-table";

interface Field {
  readonly number: number;
  /** As in generated code. */
  readonly name: string;
  /** Without what the label adds. */
  readonly type: string;
  readonly label: "" | "repeated" | "optional" | "map" | "oneof";
}

function parseField(text: string): Field {
  const [number = "", name = "", ...rest] = text.split(" ");
  const type = rest.join(" ");
  const property = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const label = type.endsWith(" |") ? "oneof" : (/^(repeated|optional|map)/.exec(type)?.[1] ?? "");
  return {
    number: Number(number),
    name: property,
    type: type.replace(/^(repeated|optional) | \|$|^map<string,|>$/g, ""),
    label: label as Field["label"],
  };
}

function codec(message: string): Codec<Record<string, unknown>> {
  // A class called Function would hide JavaScript's own.
  const name = message === "Function" ? "FunctionMessage" : message.replaceAll(".", "_");
  const found = (generated as unknown as Record<string, Codec<Record<string, unknown>>>)[name];
  if (!found) throw new Error(`no message ${message}`);
  return found;
}

function delimited(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number | bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}

/** Beyond what a JavaScript number holds exactly. */
const large = 2n ** 53n + 1n;

const enumNames = new Set(Object.keys(enums).map((name) => name.split(".").at(-1)));

/** A value of the type on the wire under a field number, and what it must be decoded to. */
function sample(number: number, type: string): { wire: Buffer; value: unknown } {
  if (type === "string") return { wire: delimited(number, Buffer.from("ü")), value: "ü" };
  if (type === "bytes") return { wire: delimited(number, Buffer.of(0, 0xff)), value: Buffer.of(0, 0xff) };
  if (type === "bool") return { wire: Buffer.concat([varint(number << 3), varint(1)]), value: true };
  if (type === "int64") return { wire: Buffer.concat([varint(number << 3), varint(large)]), value: large };
  if (enumNames.has(type)) return { wire: Buffer.concat([varint(number << 3), varint(1)]), value: 1 };
  return { wire: delimited(number, Buffer.alloc(0)), value: expect.any(Object) };
}

/** The field alone on the wire, and the property it must become. */
function fieldSample(field: Field): { wire: Buffer; property: string; value: unknown } {
  const { number, name, type, label } = field;
  const { wire, value } = sample(number, type);
  if (label === "repeated")
    return { wire: Buffer.concat([wire, wire]), property: name, value: [value, value] };
  if (label === "oneof") {
    const property = type === "Progress" || type === "Completed" ? "type" : "selector";
    return { wire, property, value: { $case: name, value } };
  }
  if (label === "map") {
    const entry = Buffer.concat([delimited(1, Buffer.from("__proto__")), sample(2, type).wire]);
    return { wire: delimited(number, entry), property: name, value: new Map([["__proto__", value]]) };
  }
  return { wire, property: name, value };
}

describe("protocol 6", () => {
  const fields = Object.entries(messages).flatMap(([message, text]) =>
    (text === "" ? [] : text.split(", ")).map((one) => [message, parseField(one)] as const),
  );

  it.each(fields.map(([message, field]) => [`${message}.${field.name}`, message, field] as const))(
    "%s has its number and type",
    (_, message, field) => {
      const { wire, property, value } = fieldSample(field);
      const decoded = codec(message).decode(wire);
      const plain =
        decoded[property] instanceof Uint8Array ? Buffer.from(decoded[property]) : decoded[property];
      expect(plain).toEqual(value);
      expect(Buffer.from(codec(message).encode(decoded).finish()).equals(wire)).toBe(true);
    },
  );

  it.each(Object.entries(messages))("%s has no other fields", (message, text) => {
    const names = (text === "" ? [] : text.split(", ")).map((one) => fieldSample(parseField(one)).property);
    expect(Object.keys(codec(message).decode(Buffer.alloc(0))).sort()).toEqual([...new Set(names)].sort());
  });

  it("has these methods, with these messages", () => {
    const { fullName, methods: defined } = generated.ProviderDefinition;
    expect(fullName).toBe("tfplugin6.Provider");
    const spelled = Object.entries(defined).map(([key, method]) => {
      expect(key).toBe(method.name.charAt(0).toLowerCase() + method.name.slice(1));
      const names = [method.requestType, method.responseType].map(
        (type) => Object.keys(messages).find((message) => codec(message) === (type as unknown)) ?? "?",
      );
      const request = `${method.requestStream ? "stream " : ""}${names[0]}`;
      return [method.name, `${request} > ${method.responseStream ? "stream " : ""}${names[1]}`];
    });
    expect(Object.fromEntries(spelled)).toEqual(methods);
  });

  it.each(Object.entries(enums))("%s has these values", (name, text) => {
    const values = (generated as unknown as Record<string, object>)[name.replaceAll(".", "_")];
    expect(
      Object.entries(values ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(" "),
    ).toBe(text);
  });

  it("ignores fields of later versions", () => {
    const { wire } = sample(999, "string");
    expect(codec("StopProvider.Response").decode(wire)).toEqual({ Error: "" });
  });

  it("keeps a byte-order mark at the front of a text", () => {
    const bytes = codec("StopProvider.Response").encode({ Error: "\ufeffx" }).finish();
    expect(codec("StopProvider.Response").decode(bytes)).toEqual({ Error: "\ufeffx" });
  });

  it("keeps negative and large whole numbers exact", () => {
    for (const version of [-1n, 2n ** 63n - 1n, -(2n ** 63n)]) {
      const bytes = codec("Schema").encode({ version, block: undefined }).finish();
      expect(codec("Schema").decode(bytes)).toEqual({ version, block: undefined });
    }
  });
});
