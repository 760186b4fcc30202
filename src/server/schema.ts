import type { AnyAttribute, Nesting, Schema } from "../framework/attribute";
import {
  Schema_Object_NestingMode as NestingMode,
  type Schema_Attribute,
  StringKind,
  type Schema as Wire,
} from "../plugin/gen/tfplugin6";
import { typeBytes } from "./type-bytes";

const MODE: Record<Nesting, NestingMode> = {
  single: NestingMode.SINGLE,
  list: NestingMode.LIST,
  set: NestingMode.SET,
  map: NestingMode.MAP,
};

interface Described {
  readonly version?: number;
  readonly doc: string;
  readonly deprecated?: string;
}

/** Both or none: Terraform 1.15 refuses the whole schema where there is a message alone. */
const deprecation = (message: string | undefined) => ({
  deprecated: message !== undefined,
  deprecationMessage: message ?? "",
});

/** Every schema carries a block, also an empty one: core dereferences it (protocol 6, GetProviderSchema). */
export const toSchema = (schema: Schema, { version = 0, doc, deprecated }: Described): Wire => ({
  version: BigInt(version),
  block: {
    version: 0n,
    attributes: attributes(schema),
    blockTypes: [],
    description: doc,
    descriptionKind: StringKind.MARKDOWN,
    ...deprecation(deprecated),
    computed: false,
  },
});

const attributes = (schema: Schema): Schema_Attribute[] =>
  Object.entries(schema).map(([name, attribute]) => toAttribute(name, attribute));

function toAttribute(name: string, attribute: AnyAttribute): Schema_Attribute {
  const { shape, mode } = attribute;
  return {
    name,
    type: shape.kind === "leaf" ? typeBytes(shape.type) : new Uint8Array(0),
    nestedType:
      shape.kind === "nested"
        ? {
            attributes: attributes(shape.attributes),
            nesting: MODE[shape.nesting],
            minItems: 0n,
            maxItems: 0n,
          }
        : undefined,
    description: attribute.doc,
    descriptionKind: StringKind.MARKDOWN,
    required: mode === "required",
    optional: mode === "optional" || mode === "defaulted" || mode === "proposed",
    // A default is decided by the provider, so core must allow a plan to differ from null.
    computed: mode === "computed" || mode === "proposed" || mode === "defaulted",
    sensitive: attribute.sensitive,
    ...deprecation(attribute.deprecated),
    writeOnly: false,
  };
}
