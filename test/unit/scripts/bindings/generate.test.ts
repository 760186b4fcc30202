// The lint of schemas against the generators themselves: what they would rename, and what the classes they make would
// override.
import { bindings } from "../../../../scripts/bindings/generate.mjs";
import { cdktfRefusal, classNameClashes } from "../../../../src/framework/cdktf-names";
import { LIBRARIES } from "../../../support/construct-libraries";

const ADDRESS = "registry.terraform.io/automox-iac/automox";

/** Served schemas of resources by type, each with the attributes named. */
function served(types: Readonly<Record<string, readonly string[]>>): object {
  const blocks = Object.entries(types).map(([type, names]) => {
    const attributes = Object.fromEntries(names.map((name) => [name, { type: "string", optional: true }]));
    return [type, { version: 0, block: { attributes } }];
  });
  const schema = { provider: { version: 0, block: {} }, resource_schemas: Object.fromEntries(blocks) };
  return {
    format_version: "1.0",
    provider_schemas: { [ADDRESS]: schema },
    provider_versions: { [ADDRESS]: "1.0.0" },
  };
}

const camel = (name: string) =>
  name.replaceAll(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Names that somebody might give an attribute, awkward ones among them. */
const NAMES = [
  ...["self", "build", "node", "system", "software", "equals", "import_from", "move_to", "tf_resource_type"],
  ...[
    "get",
    "get_name",
    "getaway",
    "get_2",
    "email",
    "two_2fa",
    "requests_per_5_minutes",
    "a1_b2",
    "first_name",
  ],
  ...[
    "name",
    "type",
    "class",
    "default",
    "new",
    "string",
    "object",
    "index",
    "config",
    "input",
    "a__b",
    "a_",
  ],
];

describe.each(LIBRARIES)("the generator for %s", (library, { cdk }) => {
  test("renames exactly what the lint refuses", async () => {
    const files = await bindings({ schema: served({ automox_thing: NAMES }), library, version: "1.0.0" });
    const text = files.get("thing/index.ts") ?? "";
    const getters = new Map(
      [...text.matchAll(/^ {2}\/\/ (\w+) - computed.*\n.*\n {2}public get (\w+)/gm)].map(
        ([, name = "", getter = ""]) => [name, getter],
      ),
    );
    expect([...getters.keys()].sort()).toEqual([...NAMES].sort());
    // A name is unharmed where one simple rule leads from it to the getter, without losing anything.
    const isUnharmed = (name: string) => getters.get(name) === camel(name) && !/__|_$/.test(name);
    expect(NAMES.filter((name) => !isUnharmed(name))).toEqual(
      NAMES.filter((name) => cdktfRefusal(name) !== undefined),
    );
  });

  test("every member of the classes it extends is refused as an attribute", () => {
    const stack = new cdk.TerraformStack(cdk.Testing.app(), "stack");
    const resource = new cdk.TerraformResource(stack, "r", { terraformResourceType: "x" });
    const bases = [
      resource,
      new cdk.TerraformDataSource(stack, "d", { terraformResourceType: "x" }),
      new (class extends cdk.TerraformProvider {})(stack, "p", { terraformResourceType: "x" }),
      new cdk.ComplexObject(resource, "x", false),
    ];
    // Terraform itself keeps these for every resource; the lint of resources knows them as such.
    const top = ["count", "for_each", "provider", "lifecycle", "connection", "depends_on"];
    const members = new Set(bases.flatMap(membersOf).map(snake));
    const allowed = [...members].filter((name) => !top.includes(name) && cdktfRefusal(name) === undefined);
    // An alias is the provider's own; the lint keeps it from provider blocks, and elsewhere nothing collides.
    expect(allowed).toEqual(["alias"]);
  });

  test("gives types other class names exactly where the lint refuses them", async () => {
    const types = [
      "automox_user",
      "automox_user_config",
      "automox_string",
      "automox_version",
      "automox_membership",
    ];
    const files = await bindings({
      schema: served(Object.fromEntries(types.map((type) => [type, ["email"]]))),
      library,
      version: "1.0.0",
    });
    const classes = [...files.values()].flatMap((text) =>
      [...text.matchAll(/^export class (\w+)/gm)].map(([, name]) => name),
    );
    const plain = (type: string) => camel(`_${type.slice("automox_".length)}`);
    const renamed = types.filter((type) => !classes.includes(plain(type)));
    expect(classNameClashes(types).map((complaint) => complaint.split(":")[0])).toEqual(renamed);
  });
});

/** Public and protected; what begins with an underscore no attribute can be called. */
function membersOf(instance: object): string[] {
  const names = Object.getOwnPropertyNames(instance);
  for (let at = Object.getPrototypeOf(instance); at !== Object.prototype; at = Object.getPrototypeOf(at))
    names.push(...Object.getOwnPropertyNames(at));
  return names.filter((name) => !name.startsWith("_"));
}
