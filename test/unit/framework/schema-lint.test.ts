import type { Type } from "../../../src/cty/type";
import { UNKNOWN } from "../../../src/cty/value";
import { type AnyAction, defineAction } from "../../../src/framework/action";
import type { AnyAttribute, Schema } from "../../../src/framework/attribute";
import { nonEmpty } from "../../../src/framework/checks";
import type { ProviderFunction } from "../../../src/framework/function";
import type { Identity } from "../../../src/framework/identity";
import { type AnyList, defineList } from "../../../src/framework/list";
import { type AnyProvider, defineProvider } from "../../../src/framework/provider";
import { decimal, flag, listOf, mapOf, object, setOf, text, whole } from "../../../src/framework/schema";
import { lintProvider, lintSchema } from "../../../src/framework/schema-lint";
import { resourceOf } from "../../support/framework/stage";

const doc = "d";

const providerWith = (parts: Partial<AnyProvider>): AnyProvider =>
  defineProvider<unknown>()({
    ...{ name: "toy", version: "1.0.0", doc: "Toys.", schema: {}, resources: [], dataSources: [] },
    configure: async () => undefined,
    explain: () => undefined,
    ...parts,
  });
const lint = (schema: Schema) => lintProvider(providerWith({ resources: [resourceOf(schema)] }));
const any: Type = "dynamic";
const ofAnything = (type: Type): AnyAttribute => ({
  ...text.optional({ doc }),
  shape: { kind: "leaf", type },
});

test("good schemas have nothing to say against them", () => {
  const item = { name: text.required({ doc }), count: whole.proposed({ doc }), id: text.computed({ doc }) };
  const schema = {
    name: text.required({ doc, replaces: true }),
    tags: setOf.text.defaulted({ doc, value: [] }),
    size: whole.defaulted({ doc, value: 0 }),
    on: flag.defaulted({ doc, value: false }),
    one: object(item).defaulted({ doc, value: { name: "a", count: null } }),
    many: mapOf.object(item).optional({ doc }),
    limits: object({ read: text.optional({ doc }) }).optional({ doc, policy: true }),
    all: listOf.object({ id: whole.computed({ doc }), xs: listOf.text.computed({ doc }) }).computed({ doc }),
    any_text: ofAnything(any),
    zone_2: text.optional({ doc }),
  };
  expect(lint(schema)).toEqual([]);
});

describe("a name", () => {
  test.each(["Name", "2fa", "_name", "na-me", "näme", "", "naMe", "__proto__"])("%j is not one", (name) => {
    expect(lint(Object.fromEntries([[name, text.optional({ doc })]])).join()).toContain(
      "a name must be lower case",
    );
  });
  test.each([
    "count",
    "for_each",
    "provider",
    "depends_on",
    "lifecycle",
    "connection",
    "provisioner",
    "locals",
    "dynamic",
  ])("%s is Terraform's", (name) => {
    expect(lint({ [name]: text.optional({ doc }) })).toEqual([
      `toy_thing.${name}: Terraform keeps this name for itself`,
    ]);
  });
  test.each(["alias", "version", "source", "depends_on"])("%s is Terraform's in a provider block", (name) => {
    const schema = { [name]: text.optional({ doc }) };
    expect(lintProvider(providerWith({ schema }))).toEqual([
      `provider.${name}: Terraform keeps this name for itself`,
    ]);
  });
  test.each([
    "self",
    "build",
    "node",
    "system",
    "software",
    "tf_resource_type",
    "import_from",
    "move_to",
    "equals",
    "get_name",
  ])("%s would be renamed by CDKTF, also deep inside", (name) => {
    const schema = { it: listOf.object({ [name]: text.optional({ doc }) }).optional({ doc }) };
    expect(lint(schema)).toEqual([`toy_thing.it.${name}: CDKTF bindings would rename it`]);
    expect(lint({ [name]: text.optional({ doc }) })).toHaveLength(1);
  });
  test.each(["constructor", "to_string", "fqn", "raw_overrides", "friendly_unique_id", "add_override"])(
    "%s is a member of CDKTF's classes",
    (name) => {
      expect(lint({ [name]: text.optional({ doc }) })).toEqual([
        `toy_thing.${name}: it collides with a member of the classes in CDKTF bindings`,
      ]);
    },
  );
  test.each(["a__b", "a_"])("%s would lose an underscore", (name) => {
    expect(lint({ [name]: text.optional({ doc }) }).join()).toContain("would drop an underscore");
  });
  test("two that read alike in bindings", () => {
    const schema = { zone_2: text.optional({ doc }), zone2: text.optional({ doc }) };
    expect(lint(schema)).toEqual(["toy_thing.zone2: reads like zone_2 in bindings"]);
  });
});

const SET_OF_ANY = "a set cannot hold values of any type";
const NO_DEFAULT = "a default must be a known value, not null";
const POLICY = "a policy is the practitioner's to decide";
const computed = { a: text.computed({ doc }) };
const inner = { a: ofAnything(any) };
const deep = { a: object({ b: ofAnything(any) }).optional({ doc }) };
const textWith = (value: unknown) => text.defaulted({ doc, value: value as never });

test.each<readonly [string, AnyAttribute, string]>([
  ["an empty description", text.optional({ doc: " " }), "the description is empty"],
  ["a set of anything", ofAnything(["set", any]), SET_OF_ANY],
  ["a list of anything", ofAnything(["list", any]), "a list cannot hold values of any type"],
  ["a set of objects with anything in them", setOf.object(inner).optional({ doc }), SET_OF_ANY],
  ["a set with anything deep inside", setOf.object(deep).optional({ doc }), SET_OF_ANY],
  [
    "what is no type",
    ofAnything(["bag", "string"] as never),
    "not a type: a primitive name, or an array of kind and content, is required",
  ],
  ["an object without attributes", object({}).optional({ doc }), "an object without attributes says nothing"],
  ["a default of another type", textWith(7), "the default does not fit: a string is required, not a number"],
  [
    "a default that breaks a check",
    text.defaulted({ doc, value: "", checks: [nonEmpty] }),
    "the default must be non-empty text",
  ],
  [
    "a default that is a fraction",
    whole.defaulted({ doc, value: 0.5 }),
    "the default must be a whole number no larger than 9007199254740991 in size",
  ],
  [
    "a default of infinity",
    decimal.defaulted({ doc, value: Infinity }),
    "the default does not fit: a state cannot hold infinity",
  ],
  [
    "a default for what is computed",
    object(computed).defaulted({ doc, value: { a: "x" } as never }),
    "a default leaves computed parts out",
  ],
  ["no default", textWith(null), NO_DEFAULT],
  ["a default that is not known", textWith(UNKNOWN), NO_DEFAULT],
  ["a policy that the API decides", text.proposed({ doc, policy: true }), POLICY],
  [
    "a policy that replaces",
    text.optional({ doc, policy: true, replaces: true }),
    "a policy cannot replace: nothing in the API changes",
  ],
])("%s is refused", (_name, attribute, complaint) => {
  expect(lint({ it: attribute })).toContainEqual(`toy_thing.it: ${complaint}`);
});

test.each<readonly [string, AnyAttribute, string]>([
  ["a computed part of a policy", object(computed).optional({ doc, policy: true }), POLICY],
  [
    "a policy inside another attribute",
    object({ a: text.optional({ doc, policy: true }) }).optional({ doc }),
    "a policy cannot stand inside another attribute",
  ],
  [
    "a configured value inside a computed one",
    object({ a: text.optional({ doc }) }).computed({ doc }),
    "inside a computed attribute everything is computed",
  ],
  [
    "a replacing value inside a set",
    setOf.object({ a: text.required({ doc, replaces: true }) }).optional({ doc }),
    "elements of a set have no identity, so a change of one cannot replace",
  ],
])("%s is refused", (_name, attribute, complaint) => {
  expect(lint({ it: attribute })).toEqual([`toy_thing.it.a: ${complaint}`]);
});

describe("a provider", () => {
  const good = { name: text.required({ doc }) };
  const upgrades = { 0: () => ({ name: "a" }) };

  const thing = (more: Parameters<typeof resourceOf>[1], ...others: AnyProvider["resources"]) => ({
    resources: [...others, resourceOf(good, more)],
  });

  test.each<readonly [string, Partial<AnyProvider>, string]>([
    ["without a description", { doc: "" }, "provider: the description is empty"],
    [
      "with computed configuration",
      { schema: { a: text.computed({ doc }) } },
      "provider.a: must be required or optional",
    ],
    [
      "with a resource of another's name",
      thing({ type: "other_thing" }),
      "other_thing: a type must be lower case, digits and _, and begin with toy_",
    ],
    ["with a resource without a description", thing({ doc: "" }), "toy_thing: the description is empty"],
    [
      "with a deprecation that says nothing",
      thing({ deprecated: " " }),
      "toy_thing: a deprecation must say what to use instead",
    ],
    [
      "with a deprecated argument of which nothing is said",
      { schema: { a: text.optional({ doc, deprecated: "" }) } },
      "provider.a: a deprecation must say what to use instead",
    ],
    ["with the same resource twice", thing({}, resourceOf(good)), "toy_thing: there are two such resources"],
    [
      "with a version that is none",
      thing({ version: 1.5 }),
      "toy_thing: the version must be a whole number from 0 upwards",
    ],
    [
      "with a version that nothing upgrades to",
      thing({ version: 2, upgrades }),
      "toy_thing: states of version 1 have no upgrade",
    ],
    [
      "with an upgrade from the future",
      thing({ upgrades }),
      "toy_thing: an upgrade from version 0 cannot be needed",
    ],
    [
      "with a type that CDKTF renames",
      thing({ type: "toy_object" }),
      "toy_object: CDKTF bindings would rename it",
    ],
    [
      "with a type that collides with the props of another",
      thing({ type: "toy_thing_config" }, resourceOf(good)),
      "toy_thing_config: collides with the props of toy_thing in CDKTF bindings",
    ],
  ])("%s is refused", (_name, parts, complaint) => {
    expect(lintProvider(providerWith(parts))).toEqual([complaint]);
  });

  test("has its data sources looked at too", () => {
    const source = {
      type: "toy_things",
      doc: "",
      schema: { count: text.optional({ doc }) },
      nameOf: () => "",
    };
    const dataSources = [{ ...source, read: async () => ({}) as never }];
    expect(lintProvider(providerWith({ dataSources }))).toEqual([
      "toy_things: the description is empty",
      "data.toy_things.count: Terraform keeps this name for itself",
    ]);
  });
});

describe("an identity", () => {
  const schema = { name: text.required({ doc }), tags: setOf.text.optional({ doc }) };
  const importing = "required" as const;
  const lintWith = (identity: Partial<Identity>) =>
    lintProvider(
      providerWith({
        resources: [
          resourceOf(schema, { identity: { version: 0, attributes: {}, importId: () => "", ...identity } }),
        ],
      }),
    );

  test.each<readonly [string, Partial<Identity>, readonly string[]]>([
    ["that is good", { attributes: { name: { type: "string", doc, importing } } }, []],
    [
      "of what the state does not have",
      { attributes: { ghost: { type: "string", doc, importing } } },
      ["toy_thing: identity: ghost is not in the schema with this type"],
    ],
    [
      "of another type than the state's",
      { attributes: { name: { type: "number", doc, importing } } },
      ["toy_thing: identity: name is not in the schema with this type"],
    ],
    [
      "of a type that none may have",
      { attributes: { tags: { type: ["set", "string"], doc: "", importing } } },
      [
        "toy_thing: identity: tags must be a text, a number, a flag or a list of such",
        "toy_thing: identity: the description of tags is empty",
      ],
    ],
    [
      "of no version",
      { version: -1 },
      ["toy_thing: identity: the version must be a whole number from 0 upwards"],
    ],
  ])("%s", (_name, identity, complaints) => {
    expect(lintWith(identity)).toEqual(complaints);
  });
});

describe("functions", () => {
  const good: ProviderFunction = {
    ...{ name: "shout", summary: "Louder", doc: "Says it louder.", returns: "string" },
    parameters: [{ name: "given", doc }],
    call: (given = "") => given,
  };
  test.each<readonly [string, readonly ProviderFunction[], readonly string[]]>([
    ["that are good", [good], []],
    [
      "named otherwise",
      [{ ...good, name: "Shout" }],
      ["function Shout: a name must be lower case letters, digits and _, and begin with a letter"],
    ],
    ["twice", [good, good], ["function shout: there are two such functions"]],
    ["without description", [{ ...good, doc: "" }], ["function shout: the description is empty"]],
    [
      "of odd parameters",
      [
        {
          ...good,
          parameters: [
            { name: "x", doc },
            { name: "x", doc: "" },
            { name: "2", doc },
          ],
        },
      ],
      [
        "function shout: there are two parameters x",
        "function shout: the description of x is empty",
        "function shout: the parameter 2 is not named like one",
      ],
    ],
  ])("%s", (_name, functions, complaints) => {
    expect(lintProvider(providerWith({ functions }))).toEqual(complaints);
  });
});

test("a schema alone can be looked at", () => {
  expect(lintSchema({ self: text.optional({ doc }) }, { at: "x", reserved: [] })).toHaveLength(1);
});

describe("a list", () => {
  const named = { name: text.required({ doc }) };
  const identity: Identity = {
    version: 0,
    attributes: { name: { type: "string", doc, importing: "required" } },
    importId: String,
  };
  const listOfThings = (of: AnyProvider["resources"][number], schema: Schema = {}) =>
    defineList<unknown>()({ of, doc, schema, nameOf: () => "", list: async function* () {} });
  const thing = resourceOf(named, { identity });
  const nameless = resourceOf(named);
  const lists = (...all: readonly AnyList<unknown>[]) =>
    lintProvider(providerWith({ resources: [thing], lists: all }));

  test("of a resource with an identity has nothing to say against it", () => {
    expect(lists(listOfThings(thing, { count: text.optional({ doc }) }))).toEqual([]);
  });
  test.each<readonly [string, readonly AnyList<unknown>[], string]>([
    [
      "of no resource",
      [listOfThings(resourceOf(named, { identity }))],
      "what it lists is no resource of the provider",
    ],
    ["twice", [listOfThings(thing), listOfThings(thing)], "there are two such lists"],
    [
      "that decides what it is asked",
      [listOfThings(thing, { a: object({ b: text.computed({ doc }) }).optional({ doc }) })],
      "list.toy_thing.a.b: must be required or optional",
    ],
    [
      "that would replace",
      [listOfThings(thing, { a: text.optional({ doc, replaces: true }) })],
      "list.toy_thing.a: there is no state that it could keep or replace",
    ],
    ["without a word", [{ ...listOfThings(thing), doc: "" }], "toy_thing: the description is empty"],
    [
      "with a strange name",
      [listOfThings(thing, { A: text.optional({ doc }) })],
      "list.toy_thing.A: a name must be",
    ],
  ])("%s", (_name, all, complaint) => {
    expect(lists(...all).join("\n")).toContain(complaint);
  });
  test("of a resource without an identity", () => {
    const found = lintProvider(providerWith({ resources: [nameless], lists: [listOfThings(nameless)] }));
    expect(found).toEqual(["list.toy_thing: what it lists has no identity"]);
  });
});

describe("an action", () => {
  const action = (type: string, schema: Schema = {}) =>
    defineAction<unknown>()({ type, doc, schema, nameOf: () => "", invoke: async () => {} });
  test("may have words that Terraform keeps for itself elsewhere", () => {
    const actions = [action("toy_ring", { for_each: text.required({ doc }) })];
    expect(lintProvider(providerWith({ actions }))).toEqual([]);
  });
  test.each<readonly [string, readonly AnyAction<unknown>[], string]>([
    [
      "of another's name",
      [action("ring")],
      "ring: a type must be lower case, digits and _, and begin with toy_",
    ],
    ["twice", [action("toy_ring"), action("toy_ring")], "toy_ring: there are two such actions"],
    [
      "with a default, which nothing would hold",
      [action("toy_ring", { a: text.defaulted({ doc, value: "b" }) })],
      "action.toy_ring.a: must be required or optional",
    ],
  ])("%s", (_name, actions, complaint) => {
    expect(lintProvider(providerWith({ actions }))).toEqual([complaint]);
  });
});
