import { type Type, typeJson } from "../cty/type";

const text = new TextEncoder();

/** A type as schemas carry it: the UTF-8 JSON of cty. */
export const typeBytes = (type: Type): Uint8Array => text.encode(typeJson(type));
