import { conform } from "./conform";
import { namedSlots } from "./msgpack-names";
import { MsgpackWriter } from "./msgpack-writer";
import { type CtyNumber, Decimal, exactInFloat64, numberText } from "./number";
import { Dynamic, type ObjectValue, UNKNOWN, type Value } from "./shape";
import { type CollectionType, type ObjectType, type Type, typeJson } from "./type";
import { encodeUtf8 } from "./utf8";

/** Extension type 0 of one byte, zero: an unknown value without refinements (go-cty msgpack). */
const UNKNOWN_BYTES = Uint8Array.of(0xd4, 0x00, 0x00);

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** In which of the two forms that the wire has a number is sent. */
export type NumberForm = "shortest" | "text";

/**
 * The MessagePack of a value, byte for byte as Terraform itself encodes it (tfplugin6 `DynamicValue.msgpack`), unless
 * numbers are to be decimal texts.
 *
 * The value is brought into canonical form first (see conform), so sets, map keys and strings
 * need no preparation. Throws CtyError, with the path, where the value does not fit the type.
 */
export function encodeMsgpack(type: Type, value: Value, numbers: NumberForm = "shortest"): Uint8Array {
  const writer = new ValueWriter(numbers);
  write(writer, type, conform(type, value));
  return writer.finish();
}

class ValueWriter extends MsgpackWriter {
  readonly numbers: NumberForm;

  constructor(numbers: NumberForm) {
    super();
    this.numbers = numbers;
  }
}

function write(writer: ValueWriter, type: Type, value: Value): void {
  if (value === null) writer.byte(0xc0);
  else if (value === UNKNOWN) writer.raw(UNKNOWN_BYTES);
  else if (typeof value === "boolean") writer.byte(value ? 0xc3 : 0xc2);
  else if (typeof value === "string") writer.text(value);
  else if (value instanceof Dynamic) writeDynamic(writer, value);
  else if (typeof type === "string") writeNumber(writer, value as CtyNumber);
  else if (type[0] === "object") writeObject(writer, type, value as ObjectValue);
  else if (type[0] === "map") writeMap(writer, type, value as ReadonlyMap<string, Value>);
  else writeElements(writer, type, value as readonly Value[]);
}

/**
 * Integers of 64 bits as such, fractions that a float64 holds exactly as such, all else as text.
 * A Decimal is always text: as a float64 Terraform would read it back with fewer digits.
 */
function writeNumber(writer: ValueWriter, value: CtyNumber): void {
  if (typeof value === "bigint") {
    if (writer.numbers === "shortest" && value >= INT64_MIN && value <= INT64_MAX) writer.integer(value);
    else writer.text(value.toString());
  } else if (value instanceof Decimal) writer.text(value.text);
  else if (writer.numbers === "text" && Number.isFinite(value)) writer.text(numberText(value));
  else if (Number.isInteger(value)) writer.integer(value);
  else if (exactInFloat64(value)) writer.float64(value);
  else writer.text(numberText(value));
}

function writeDynamic(writer: ValueWriter, { type, value }: Dynamic): void {
  writer.arrayHeader(2);
  writer.binary(encodeUtf8(typeJson(type)));
  write(writer, type, value);
}

function writeObject(writer: ValueWriter, type: ObjectType, object: ObjectValue): void {
  const slots = namedSlots(type);
  writer.mapHeader(slots.length);
  for (const { slot, name } of slots) {
    writer.raw(name);
    write(writer, slot.type, object[slot.name] as Value);
  }
}

function writeMap(writer: ValueWriter, type: CollectionType, map: ReadonlyMap<string, Value>): void {
  writer.mapHeader(map.size);
  for (const [key, element] of map) {
    writer.text(key);
    write(writer, type[1], element);
  }
}

function writeElements(writer: ValueWriter, type: Exclude<Type, string>, elements: readonly Value[]): void {
  writer.arrayHeader(elements.length);
  for (let index = 0; index < elements.length; index++) {
    const elementType = type[0] === "tuple" ? (type[1][index] as Type) : (type[1] as Type);
    write(writer, elementType, elements[index] as Value);
  }
}
