import { sameType, type Type } from "../cty/type";
import type { Schema } from "./attribute";
import type { Identity } from "./identity";
import { attributeType } from "./object-type";

/** What core would refuse in a resource's identity, and what could not be taken from its state; one sentence each. */
export function lintIdentity(schema: Schema, { version, attributes }: Identity): readonly string[] {
  const found = Object.entries(attributes).flatMap(([name, { type, doc }]) => {
    const attribute = Object.hasOwn(schema, name) ? schema[name] : undefined;
    return [
      ...(attribute && sameType(attributeType(attribute), type)
        ? []
        : [`${name} is not in the schema with this type`]),
      ...(isAllowed(type) ? [] : [`${name} must be a text, a number, a flag or a list of such`]),
      ...(doc.trim() === "" ? [`the description of ${name} is empty`] : []),
    ];
  });
  if (!Number.isSafeInteger(version) || version < 0)
    found.push("the version must be a whole number from 0 upwards");
  return found.map((complaint) => `identity: ${complaint}`);
}

/** Primitives and lists of them (identity schemas of Terraform 1.12). */
function isAllowed(type: Type): boolean {
  if (typeof type === "string") return type !== "dynamic";
  return type[0] === "list" && typeof type[1] === "string" && type[1] !== "dynamic";
}
