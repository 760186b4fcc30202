import type { AnyAttribute, Schema } from "./attribute";

/** What cannot be in the schema of a provider, a list or an action: they have no state that could hold it. */
export const lintConfiguration = (schema: Schema, at: string): readonly string[] =>
  Object.entries(schema).flatMap(([name, attribute]) => lintAttribute(attribute, `${at}.${name}`));

function lintAttribute({ mode, shape, policy, replaces }: AnyAttribute, at: string): readonly string[] {
  return [
    ...(mode === "required" || mode === "optional" ? [] : [`${at}: must be required or optional`]),
    ...(policy || replaces ? [`${at}: there is no state that it could keep or replace`] : []),
    ...(shape.kind === "nested" ? lintConfiguration(shape.attributes, at) : []),
  ];
}
