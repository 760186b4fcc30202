import { bareObject } from "./bare-object";
import { demandDepth, demandLength, missing, requirement, unsupported } from "./conform";
import { CtyError } from "./error";
import { namedSlots } from "./msgpack-names";
import { MsgpackReader } from "./msgpack-reader";
import { type CtyNumber, canonicalNumber, makeNumber } from "./number";
import type { Step } from "./path";
import { canonicalSet } from "./set";
import { Dynamic, type ObjectValue, UNKNOWN, type Value } from "./shape";
import { compareText, normalizeText } from "./text";
import {
  attributesOf,
  type CollectionType,
  type ObjectType,
  parseType,
  type Slot,
  type TupleType,
  type Type,
} from "./type";

/**
 * Reads a value of a type from MessagePack (tfplugin6 `DynamicValue.msgpack`) into canonical form.
 *
 * No bytes at all mean null. Refinements of unknown values are dropped. Whatever the bytes, only CtyError is
 * thrown, with the path where they stopped making sense.
 */
export function decodeMsgpack(type: Type, bytes: Uint8Array): Value {
  if (bytes.length === 0) return null;
  const reader = new MsgpackReader(bytes);
  const path: Step[] = [];
  let value: Value;
  try {
    value = new Decoder(reader, path).read(type);
  } catch (error) {
    // The pieces know nothing of paths; what they throw happened where reading stopped.
    if (error instanceof CtyError && error.path.length === 0) throw new CtyError(error.detail, path);
    throw error;
  }
  if (reader.left > 0) throw new CtyError("MessagePack goes on after the value");
  return value;
}

class Decoder {
  private readonly reader: MsgpackReader;
  /** Steps to the value being read. After an error it stays where the error was. */
  private readonly path: Step[];

  constructor(reader: MsgpackReader, path: Step[]) {
    this.reader = reader;
    this.path = path;
  }

  read(type: Type): Value {
    const reader = this.reader;
    if (reader.passIf(0xc0)) return null;
    if (reader.passIfUnknown()) return UNKNOWN;
    if (type === "string") return normalizeText(reader.text() ?? this.fail(type));
    if (type === "number") return this.number();
    if (type === "bool") return reader.bool() ?? this.fail(type);
    if (type === "dynamic") return this.dynamic();
    demandDepth(this.path);
    if (type[0] === "object") return this.object(type);
    if (type[0] === "tuple") return this.tuple(type);
    if (type[0] === "map") return this.map(type);
    return this.elements(type);
  }

  private number(): CtyNumber {
    const number = this.reader.number();
    if (number !== undefined) return canonicalNumber(number);
    return makeNumber(this.reader.text() ?? this.fail("number"));
  }

  private dynamic(): Value {
    // `dynamic` inside `dynamic` adds nothing, and a loop cannot exhaust the stack.
    for (;;) {
      if (this.reader.arrayLength() !== 2) this.fail("dynamic");
      const type = parseType(this.reader.text() ?? this.fail("dynamic"));
      if (type !== "dynamic") return new Dynamic(type, this.read(type));
      if (this.reader.passIf(0xc0)) return null;
      if (this.reader.passIfUnknown()) return UNKNOWN;
    }
  }

  private object(type: ObjectType): ObjectValue {
    const slots = namedSlots(type);
    const count = this.reader.mapLength() ?? this.fail(type);
    if (count !== slots.length) {
      const wanted = `an object with ${slots.length} attributes is required`;
      throw new CtyError(`${wanted} (${count} given)`, this.path);
    }
    const object = bareObject<Value>();
    for (const expected of slots) {
      const slot = this.reader.passIfBytes(expected.name) ? expected.slot : this.slot(type);
      object[slot.name] = this.part(slot.step, slot.type);
    }
    // The count was right, so an attribute given twice shows as another that is missing.
    for (const { slot } of slots) if (!(slot.name in object)) throw missing(slot.name, this.path);
    return object;
  }

  /** The attribute that comes next where it is not the one expected; any order is accepted. */
  private slot(type: ObjectType): Slot {
    const name = this.key();
    const slot = attributesOf(type).get(name);
    if (slot === undefined) throw unsupported(name, this.path);
    return slot;
  }

  private map(type: CollectionType): ReadonlyMap<string, Value> {
    const count = this.reader.mapLength() ?? this.fail(type);
    const map = new Map<string, Value>();
    let last = "";
    let ascending = true;
    for (let read = 0; read < count; read++) {
      const key = this.key();
      ascending &&= read === 0 || compareText(last, key) < 0;
      last = key;
      map.set(key, this.part({ key }, type[1]));
    }
    return ascending ? map : new Map([...map].sort((a, b) => compareText(a[0], b[0])));
  }

  private elements(type: CollectionType): readonly Value[] {
    const count = this.reader.arrayLength() ?? this.fail(type);
    const elements: Value[] = [];
    for (let index = 0; index < count; index++) elements.push(this.part({ index }, type[1]));
    return type[0] === "set" ? canonicalSet(type[1], elements) : elements;
  }

  private tuple(type: TupleType): readonly Value[] {
    const length = this.reader.arrayLength() ?? this.fail(type);
    demandLength({ type, length }, this.path);
    return type[1].map((elementType, index) => this.part({ index }, elementType));
  }

  private part(step: Step, type: Type): Value {
    this.path.push(step);
    const value = this.read(type);
    this.path.pop();
    return value;
  }

  private key(): string {
    const key = this.reader.text();
    if (key === undefined) throw new CtyError("a key must be a string", this.path);
    return normalizeText(key);
  }

  private fail(type: Type): never {
    throw new CtyError(`${requirement(type)} is required, not ${describe(this.reader.peek())}`, this.path);
  }
}

/** The kind of a MessagePack piece by its first byte. */
function describe(code: number): string {
  if (code < 0x80 || code >= 0xe0 || (code >= 0xca && code <= 0xd3)) return "a number";
  if (code <= 0x8f || code >= 0xde) return "a map or object";
  if (code <= 0x9f || code >= 0xdc) return "a list";
  if (code <= 0xbf || code >= 0xd9) return "a string";
  if (code === 0xc2 || code === 0xc3) return "a bool";
  return code >= 0xc4 && code <= 0xc6 ? "a string" : "other bytes";
}
