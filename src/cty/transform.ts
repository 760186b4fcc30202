import { bareObject } from "./bare-object";
import type { Path, Step } from "./path";
import { canonicalSet } from "./set";
import { Dynamic, type ObjectValue, UNKNOWN, type Value } from "./shape";
import { attributesOf, type ObjectType, type Type } from "./type";

type Visit = (path: Path, type: Type, value: Value) => Value;

/**
 * Rebuilds a conforming value from the leaves up: `visit` sees each value after its parts were
 * rebuilt and answers what takes its place. Null and UNKNOWN have no parts. Elements of
 * sets are numbered in canonical order, and the set is put in order again afterwards. A dynamic
 * value is visited twice at the same path: as its own type, then as `dynamic`.
 *
 * Parts that did not change are returned as they are, so an untouched value comes back identical.
 */
export function transform(type: Type, value: Value, visit: Visit): Value {
  return new Walk(visit).rebuild(type, value);
}

class Walk {
  private readonly visit: Visit;
  private readonly path: Step[] = [];

  constructor(visit: Visit) {
    this.visit = visit;
  }

  rebuild(type: Type, value: Value): Value {
    // The visitor may keep the path, so it gets its own copy.
    const rebuilt = value === null || value === UNKNOWN ? value : this.parts(type, value);
    return this.visit([...this.path], type, rebuilt);
  }

  private parts(type: Type, value: Value): Value {
    if (value instanceof Dynamic) {
      const inner = this.rebuild(value.type, value.value);
      return inner === value.value ? value : new Dynamic(value.type, inner);
    }
    if (typeof type === "string") return value;
    if (type[0] === "object") return this.object(type, value as ObjectValue);
    if (type[0] === "map") return this.map(type[1], value as ReadonlyMap<string, Value>);
    const elements = this.elements(type, value as readonly Value[]);
    return type[0] === "set" && elements !== value ? canonicalSet(type[1], elements) : elements;
  }

  private object(type: ObjectType, object: ObjectValue): ObjectValue {
    const rebuilt = bareObject<Value>();
    let changed = false;
    for (const slot of attributesOf(type).values()) {
      const before = object[slot.name] as Value;
      const after = this.step(slot.step, slot.type, before);
      rebuilt[slot.name] = after;
      changed ||= after !== before;
    }
    return changed ? rebuilt : object;
  }

  private map(elementType: Type, map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
    const rebuilt = new Map<string, Value>();
    let changed = false;
    for (const [key, before] of map) {
      const after = this.step({ key }, elementType, before);
      rebuilt.set(key, after);
      changed ||= after !== before;
    }
    return changed ? rebuilt : map;
  }

  private elements(type: Exclude<Type, string>, elements: readonly Value[]): readonly Value[] {
    const rebuilt = elements.map((element, index) => {
      const elementType = type[0] === "tuple" ? (type[1][index] as Type) : (type[1] as Type);
      return this.step({ index }, elementType, element);
    });
    return rebuilt.some((after, index) => after !== elements[index]) ? rebuilt : elements;
  }

  private step(step: Step, type: Type, value: Value): Value {
    this.path.push(step);
    const rebuilt = this.rebuild(type, value);
    this.path.pop();
    return rebuilt;
  }
}
