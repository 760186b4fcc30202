// What Terraform knows of the provider is what the provider declares: every name, mode, type and word.

import type { AnyAttribute, Mode, Schema } from "../../src/framework/attribute";
import { automoxProvider } from "../../src/provider/index";
import { blocksFor } from "../support/page-blocks";
import { registryHost } from "../support/registry-host";
import { openTerraform } from "../support/terraform";

const declared = automoxProvider({ version: "0.0.0", env: {} });

/** Modes in the booleans of Terraform's JSON, which leaves out what is false. */
const MODES: Record<Mode, object> = {
  required: { required: true },
  optional: { optional: true },
  defaulted: { optional: true, computed: true },
  proposed: { optional: true, computed: true },
  computed: { computed: true },
};

function inJson({ shape, mode, doc, sensitive }: AnyAttribute): object {
  return {
    ...(shape.kind === "leaf"
      ? { type: shape.type }
      : { nested_type: { attributes: attributes(shape.attributes), nesting_mode: shape.nesting } }),
    ...MODES[mode],
    ...(sensitive && { sensitive: true }),
    description: doc,
    description_kind: "markdown",
  };
}

const attributes = (schema: Schema) =>
  Object.fromEntries(Object.entries(schema).map(([name, attribute]) => [name, inJson(attribute)]));

const schemaJson = ({ schema, version, doc }: { schema: Schema; version: number; doc: string }) => ({
  version,
  block: { attributes: attributes(schema), description: doc, description_kind: "markdown" },
});

const byType = (list: readonly { type: string; schema: Schema; doc: string; version?: number }[]) =>
  Object.fromEntries(list.map((each) => [each.type, schemaJson({ version: 0, ...each })]));

/** As pages write a function: `name(parameter type) type`. */
const signature = (name: string, { parameters, return_type }: ServedFunction): string => {
  const type = typeof return_type === "string" ? return_type : return_type[0];
  return `${name}(${parameters.map((each) => `${each.name} ${each.type}`).join(", ")}) ${type}`;
};
interface ServedFunction {
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  /** A word, or a list that begins with one. */
  readonly return_type: string | readonly [string, ...unknown[]];
}

test("the signatures in the pages are those that Terraform knows", async () => {
  const tf = await openTerraform();
  const { stdout } = await tf.run(["providers", "schema", "-json"]);
  const { functions } = JSON.parse(stdout).provider_schemas[`${registryHost()}/automox-iac/automox`];
  const served = Object.entries(functions as Record<string, ServedFunction>);
  const shown = blocksFor("signatures").map(({ code }) => code);
  expect(shown).toEqual(served.map(([name, each]) => signature(name, each)).sort());
});

test("terraform providers schema -json equals the declarations", async () => {
  const tf = await openTerraform();
  const { stdout } = await tf.run(["providers", "schema", "-json"]);
  const { provider_schemas } = JSON.parse(stdout);
  const lists = byType(declared.lists ?? []);
  const actions = Object.fromEntries(
    (declared.actions ?? []).map((each) => {
      const { block } = schemaJson({ version: 0, ...each });
      return [each.type, { block }];
    }),
  );
  const {
    resource_identity_schemas: _newerTerraform,
    // Terraform before 1.14 does not tell of these.
    list_resource_schemas = lists,
    action_schemas = actions,
    ...served
  } = provider_schemas[`${registryHost()}/automox-iac/automox`];
  expect({ list_resource_schemas, action_schemas }).toEqual({
    list_resource_schemas: lists,
    action_schemas: actions,
  });
  expect(served).toEqual({
    provider: schemaJson({ ...declared, version: 0 }),
    resource_schemas: byType(declared.resources),
    data_source_schemas: byType(declared.dataSources),
    functions: Object.fromEntries(
      (declared.functions ?? []).map(({ name, summary, doc, parameters, returns }) => [
        name,
        {
          summary,
          description: doc,
          return_type: returns,
          parameters: parameters.map((parameter) => ({
            name: parameter.name,
            description: parameter.doc,
            type: "string",
          })),
        },
      ]),
    ),
  });
});

test("the key and the SCIM token are sensitive, and nothing else is", () => {
  const leaves = (schema: Schema, path: string): string[] =>
    Object.entries(schema).flatMap(([name, { shape, sensitive }]) => [
      ...(sensitive ? [`${path}${name}`] : []),
      ...(shape.kind === "nested" ? leaves(shape.attributes, `${path}${name}.`) : []),
    ]);
  expect(leaves(declared.schema, "")).toEqual(["api_key", "scim.token"]);
});
