import type { Schema } from "../../src/framework/attribute";
import { automoxProvider } from "../../src/provider/index";

/** What the schema says of each class, and as `Class.attribute` of each attribute, by the names of the constructs. */
export function attributeDocs(): Readonly<Record<string, string>> {
  const provider = automoxProvider({ version: "0.0.0", env: {} });
  const classes: [string, { readonly schema: Schema; readonly doc: string }][] = [
    ["AutomoxProvider", provider],
    ...provider.resources.map((one) => [className("", one.type), one] as [string, typeof one]),
    ...provider.dataSources.map((one) => [className("Data", one.type), one] as [string, typeof one]),
  ];
  return Object.fromEntries(
    classes.flatMap(([name, { schema, doc }]) => [
      // What is written by hand has words of its own.
      ...(name.startsWith("Data") ? [[name, doc]] : []),
      ...docsOf(name, schema),
    ]),
  );
}

/** Of a struct within: without what is ours in front, as the generators name it. */
const docsOf = (name: string, schema: Schema): string[][] =>
  Object.entries(schema).flatMap(([attribute, { doc, shape }]) => [
    [`${name}.${camel(attribute)}`, doc],
    ...(shape.kind === "nested"
      ? docsOf(`${name.replace(/^Automox(?=User|Org)/, "")}${pascal(attribute)}`, shape.attributes)
      : []),
  ]);

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|_+)([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
const camel = (name: string): string =>
  name.replaceAll(/_+([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
const className = (prefix: string, type: string): string => `${prefix}${pascal(type)}`;
