import { bareObject } from "../cty/bare-object";
import type { Type } from "../cty/type";
import { isWhollyKnown, type ObjectValue, type Value } from "../cty/value";
import { attributeOf } from "./align";

interface IdentityAttribute {
  readonly type: Type;
  readonly doc: string;
  readonly importing: "required" | "optional";
}

/**
 * What tells one object from all others of its type, for `import` blocks with `identity` (Terraform 1.12 and
 * later). Taken from the state, so it follows what the state says.
 */
export interface Identity {
  /** Raised whenever stored identities need an upgrade; there has been only one form so far. */
  readonly version: number;
  /** Named like the attributes of the state that they are taken from. */
  readonly attributes: { readonly [name: string]: IdentityAttribute };
  /** The import id that means the same. Absent optional values are null. */
  readonly importId: (identity: { readonly [name: string]: Value }) => string;
}

const types = new WeakMap<Identity, Type>();

/** The same identity always gives the same type object, which is what the caches of `cty` go by. */
export function identityType(identity: Identity): Type {
  const known = types.get(identity);
  if (known) return known;
  const entries = Object.entries(identity.attributes).map(([name, { type }]) => [name, type] as const);
  const type: Type = ["object", Object.fromEntries(entries)];
  types.set(identity, type);
  return type;
}

/**
 * The identity in a state or a plan; undefined where the resource has none, and while a part of it is unknown: core
 * demands wholly known identities except in plans that create, and takes a missing one for "not told".
 */
export function identityOf(
  { identity }: { readonly identity?: Identity },
  values: ObjectValue | null,
): ObjectValue | undefined {
  if (!identity || values === null) return undefined;
  const found = bareObject<Value>();
  for (const name of Object.keys(identity.attributes)) found[name] = attributeOf(values, name);
  return isWhollyKnown(found) ? found : undefined;
}
