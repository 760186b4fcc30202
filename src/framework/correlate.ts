import { setKey } from "../cty/set";
import { equal, isWhollyKnown, type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { asObject, attributeOf, elementsOf, type Key, sameValue } from "./align";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";
import { wish } from "./default-value";
import { attributeType } from "./object-type";

/** Which element of the one side stands for which of the other. */
type Pairs = ReadonlyMap<Key, ObjectValue>;

export interface Sides<V> {
  readonly of: V;
  readonly among: V;
}

interface Likeness {
  /** Whether two spellings of one value are alike. */
  readonly spelling: "counts" | "free";
  /** Whether a proposed value that is left out is like any other. */
  readonly omitted: "null" | "anything";
  /** Modes whose values need not be alike. */
  readonly ignores: readonly AnyAttribute["mode"][];
}

/** From the closest likeness to the loosest, so that nothing takes the partner of a closer one. */
const CLOSE: readonly Likeness[] = [
  { spelling: "counts", omitted: "null", ignores: [] },
  { spelling: "free", omitted: "null", ignores: [] },
];
const WRITTEN: readonly Likeness[] = [
  ...CLOSE,
  { spelling: "counts", omitted: "anything", ignores: [] },
  { spelling: "free", omitted: "anything", ignores: [] },
];
const TOLD: readonly Likeness[] = [
  ...WRITTEN,
  { spelling: "free", omitted: "anything", ignores: ["computed"] },
  { spelling: "free", omitted: "anything", ignores: ["computed", "proposed"] },
];
/**
 * written: what a configuration says, which leaves null what it leaves to others. told: what a plan or
 * the API says, where anything but what was configured may meanwhile be different.
 */
type Said = "written" | "told";

/**
 * An element that is not known yet may turn out to be the closer partner. Until then nobody takes one by what
 * was left out, or Terraform would find the final plan inconsistent with the first.
 */
function likenesses(said: Said, elements: readonly Value[]): readonly Likeness[] {
  if (said === "told") return TOLD;
  return elements.every(isWhollyKnown) ? WRITTEN : CLOSE;
}

/**
 * The element of `among` that each element of `of` belongs to: by position in a list, by key in a map.
 * Elements of sets have no identity; each takes the first unused one that it may have become
 * (objchange.validPriorFromConfig of Terraform 1.11 is the model): what configuration leaves to the
 * provider may be anything there, what it says must be the same. Unlike core this looks into nested
 * sets, knows defaults and lets spellings differ.
 */
export function correlate(shape: NestedShape, { of, among }: Sides<Value>, said: Said): Pairs {
  const pairs = new Map<Key, ObjectValue>();
  if (of === null || of === UNKNOWN || among === null || among === UNKNOWN) return pairs;
  if (shape.nesting === "set")
    return pairSets(shape.attributes, { of: of as readonly Value[], among: among as readonly Value[] }, said);
  const others = elementsOf(among);
  for (const key of elementsOf(of).keys()) {
    const partner = asObject(others.get(key));
    if (partner) pairs.set(key, partner);
  }
  return pairs;
}

function pairSets(schema: Schema, { of, among }: Sides<readonly Value[]>, said: Said): Pairs {
  const pairs = new Map<Key, ObjectValue>();
  const free = new Set(among.map(asObject).filter((other) => other !== undefined));
  for (const likeness of likenesses(said, of)) {
    if (free.size === 0 || pairs.size === of.length) break;
    const matcher = new Matcher(likeness, said);
    const candidates = new Candidates(schema, matcher, [...free]);
    of.forEach((element, index) => {
      const object = pairs.has(index) ? undefined : asObject(element);
      const partner = object && candidates.take(object);
      if (!partner) return;
      free.delete(partner);
      pairs.set(index, partner);
    });
  }
  return pairs;
}

/** The elements that are still free, found by what must be equal to the letter: comparing all with all takes seconds. */
class Candidates {
  private readonly schema: Schema;
  private readonly matcher: Matcher;
  private readonly others: readonly ObjectValue[];
  private readonly taken = new Set<ObjectValue>();
  /** By the names of the attributes that are compared, then by their values. */
  private readonly indexes = new Map<string, ReadonlyMap<string, ObjectValue[]>>();

  constructor(schema: Schema, matcher: Matcher, others: readonly ObjectValue[]) {
    this.schema = schema;
    this.matcher = matcher;
    this.others = others;
  }

  /** The first that is alike, which nobody else gets any more. */
  take(object: ObjectValue): ObjectValue | undefined {
    const { schema, matcher } = this;
    const names = matcher.literal(schema, object);
    const group =
      this.index(names).get(
        keyOf(schema, names, (name, attribute) => wish(attribute, attributeOf(object, name))),
      ) ?? [];
    const at = group.findIndex(
      (other) => !this.taken.has(other) && matcher.isAlike(schema, { of: object, among: other }),
    );
    const [partner] = at < 0 ? [] : group.splice(at, 1);
    if (partner) this.taken.add(partner);
    return partner;
  }

  private index(names: readonly string[]): ReadonlyMap<string, ObjectValue[]> {
    const id = names.join(" ");
    const known = this.indexes.get(id);
    if (known) return known;
    const index = new Map<string, ObjectValue[]>();
    for (const other of this.others) {
      const key = keyOf(this.schema, names, (name) => attributeOf(other, name));
      const group = index.get(key);
      if (group) group.push(other);
      else index.set(key, [other]);
    }
    this.indexes.set(id, index);
    return index;
  }
}

const keyOf = (
  schema: Schema,
  names: readonly string[],
  value: (name: string, attribute: AnyAttribute) => Value,
): string =>
  names
    .map((name) => {
      const attribute = schema[name] as AnyAttribute;
      return setKey(attributeType(attribute), value(name, attribute));
    })
    .join(" ");

class Matcher {
  private readonly likeness: Likeness;
  private readonly said: Said;

  constructor(likeness: Likeness, said: Said) {
    this.likeness = likeness;
    this.said = said;
  }

  /** The attributes in which another element must equal this one to the letter. */
  literal(schema: Schema, of: ObjectValue): readonly string[] {
    const { ignores, spelling } = this.likeness;
    return Object.entries(schema)
      .filter(([name, attribute]) => {
        const { mode, shape, same } = attribute;
        if (shape.kind === "nested" || ignores.includes(mode) || (same && spelling === "free")) return false;
        const value = attributeOf(of, name);
        return value !== UNKNOWN && !this.isOpen(mode, value);
      })
      .map(([name]) => name);
  }

  /** Whether a value leaves open what the other has. */
  private isOpen(mode: AnyAttribute["mode"], value: Value): boolean {
    if (value !== null) return false;
    return mode === "computed" || (mode === "proposed" && this.likeness.omitted === "anything");
  }

  isAlike(schema: Schema, { of, among }: Sides<ObjectValue>): boolean {
    return Object.entries(schema).every(([name, attribute]) =>
      this.isAlikeIn(attribute, { of: attributeOf(of, name), among: attributeOf(among, name) }),
    );
  }

  private isAlikeIn(attribute: AnyAttribute, { of, among }: Sides<Value>): boolean {
    const { mode, shape } = attribute;
    if (this.likeness.ignores.includes(mode)) return true;
    if (this.isOpen(mode, of)) return true;
    // Only a plan leaves computed values open. What a configured value will be is not known, and a partner
    // that changes when it becomes known would make Terraform refuse the final plan as inconsistent.
    if (of === UNKNOWN) return mode === "computed";
    const value = wish(attribute, of);
    if (this.isSame(attribute, value, among)) return true;
    return shape.kind === "nested" && this.areAllAlike(shape, { of: value, among });
  }

  private isSame(attribute: AnyAttribute, a: Value, b: Value): boolean {
    if (this.likeness.spelling === "free") return sameValue(attribute, a, b);
    return equal(attributeType(attribute), a, b);
  }

  private areAllAlike(shape: NestedShape, { of, among }: Sides<Value>): boolean {
    if (of === null || of === UNKNOWN || among === null || among === UNKNOWN) return false;
    const elements = elementsOf(of);
    if (elements.size !== elementsOf(among).size) return false;
    const pairs = correlate(shape, { of, among }, this.said);
    return [...elements].every(([key, element]) => {
      const own = asObject(element);
      const partner = pairs.get(key);
      return own && partner && this.isAlike(shape.attributes, { of: own, among: partner });
    });
  }
}
