import { CtyError } from "../cty/error";
import { hasDynamic, parseType, type Type, typeJson } from "../cty/type";
import { isWhollyKnown, UNKNOWN, type Value } from "../cty/value";
import { asObject, attributeOf, elementsOf } from "./align";
import type { AnyAttribute, NestedShape, Schema } from "./attribute";
import { cdktfRefusal, classNameClashes } from "./cdktf-names";
import type { Check } from "./checks";
import { lintConfiguration } from "./configuration-lint";
import { defaultOf } from "./default-value";
import { lintFunctions } from "./function-lint";
import { lintIdentity } from "./identity-lint";
import { lintList } from "./list-lint";
import { attributeType } from "./object-type";
import type { AnyProvider } from "./provider";
import type { AnyResource } from "./resource";

/**
 * What Terraform core, the documentation generators or the CDKTF bindings would refuse or mangle in a provider's
 * schemas, one sentence each; empty when all is well. For a test: nothing of this can be wrong at run time only.
 */
export function lintProvider(provider: AnyProvider): readonly string[] {
  const resources = provider.resources.flatMap((resource) => lintResource(provider.name, resource));
  const { lists = [], actions = [] } = provider;
  const sources = provider.dataSources.flatMap((source) => [
    ...lintTypeName(provider.name, source),
    ...lintSchema(source.schema, { at: `data.${source.type}`, reserved: META_ARGUMENTS }),
  ]);
  return [
    ...(isBlank(provider.doc) ? ["provider: the description is empty"] : []),
    ...lintSchema(provider.schema, { at: "provider", reserved: PROVIDER_ARGUMENTS }),
    ...lintConfiguration(provider.schema, "provider"),
    ...resources,
    ...sources,
    ...lists.flatMap((list) => [...lintList(provider, list), ...lintBody(provider.name, "list", list)]),
    ...actions.flatMap((action) => lintBody(provider.name, "action", action)),
    ...twice("resource", provider.resources),
    ...twice("data source", provider.dataSources),
    ...twice("list", lists),
    ...twice("action", actions),
    ...lintFunctions(provider.functions ?? []),
    ...classNameClashes(provider.resources.map(({ type }) => type)),
  ];
}

/** Arguments that core takes for itself in every resource and data block (configs/resource.go, Terraform 1.11). */
const META_ARGUMENTS = [
  ...["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"],
  ...["locals", "dynamic", "_"],
];
/** The same in provider blocks (configs/provider.go). */
const PROVIDER_ARGUMENTS = [
  "alias",
  "version",
  "source",
  "count",
  "for_each",
  "depends_on",
  "lifecycle",
  "locals",
  "_",
];

const NAME = /^[a-z][a-z0-9_]*$/;

/** Terraform shows the message alone. */
const SILENT = "a deprecation must say what to use instead";

const isBlank = (text: string): boolean => text.trim() === "";

interface Typed {
  readonly type: string;
  readonly doc: string;
  readonly deprecated?: string;
}

/** The body of a `config` block, in which no name is Terraform's. */
const lintBody = (
  provider: string,
  what: string,
  { schema, ...typed }: Typed & { readonly schema: Schema },
): readonly string[] => {
  const at = `${what}.${typed.type}`;
  return [
    ...lintTypeName(provider, typed),
    ...lintSchema(schema, { at, reserved: [] }),
    ...lintConfiguration(schema, at),
  ];
};

function lintTypeName(provider: string, { type, doc, deprecated }: Typed): readonly string[] {
  const found: string[] = [];
  if (!NAME.test(type) || !type.startsWith(`${provider}_`))
    found.push(`${type}: a type must be lower case, digits and _, and begin with ${provider}_`);
  if (isBlank(doc)) found.push(`${type}: the description is empty`);
  if (deprecated !== undefined && isBlank(deprecated)) found.push(`${type}: ${SILENT}`);
  return found;
}

function lintResource<Api>(provider: string, resource: AnyResource<Api>): readonly string[] {
  const { type, version, schema, identity, upgrades = {} } = resource;
  const found = [
    ...lintTypeName(provider, resource),
    ...lintSchema(schema, { at: type, reserved: META_ARGUMENTS }),
  ];
  if (identity) found.push(...lintIdentity(schema, identity).map((complaint) => `${type}: ${complaint}`));
  if (!Number.isSafeInteger(version) || version < 0)
    return [...found, `${type}: the version must be a whole number from 0 upwards`];
  const known = Object.keys(upgrades).map(Number);
  for (let old = 0; old < version; old++) {
    if (!known.includes(old)) found.push(`${type}: states of version ${old} have no upgrade`);
  }
  for (const old of known)
    if (!(old < version)) found.push(`${type}: an upgrade from version ${old} cannot be needed`);
  return found;
}

const twice = (what: string, list: readonly { readonly type: string }[]): readonly string[] =>
  list
    .map(({ type }) => type)
    .filter((type, index, types) => types.indexOf(type) !== index)
    .map((type) => `${type}: there are two such ${what}s`);

interface Place {
  readonly at: string;
  readonly reserved: readonly string[];
  /** The attributes around this one. */
  readonly within?: readonly AnyAttribute[];
}

export function lintSchema(schema: Schema, place: Place): readonly string[] {
  const names = Object.keys(schema);
  const camel = new Map<string, string>();
  const clashes = names.flatMap((name) => {
    const key = name.replaceAll("_", "").toLowerCase();
    const other = camel.get(key);
    camel.set(key, name);
    return other === undefined ? [] : [`${place.at}.${name}: reads like ${other} in bindings`];
  });
  return [
    ...clashes,
    ...Object.entries(schema).flatMap(([name, attribute]) =>
      lintAttribute(name, attribute, { ...place, at: `${place.at}.${name}` }),
    ),
  ];
}

function lintAttribute(name: string, attribute: AnyAttribute, place: Place): readonly string[] {
  const { shape } = attribute;
  const complaints = [
    ...lintName(name, place),
    ...(isBlank(attribute.doc) ? ["the description is empty"] : []),
    ...(attribute.deprecated !== undefined && isBlank(attribute.deprecated) ? [SILENT] : []),
    ...lintPosition(attribute, place.within ?? []),
    ...(attribute.mode === "defaulted" ? lintDefault(attribute) : []),
    ...(shape.kind === "nested" ? lintNested(shape) : lintType(shape.type)),
  ].map((complaint) => `${place.at}: ${complaint}`);
  if (shape.kind === "leaf") return complaints;
  const within = [...(place.within ?? []), attribute];
  return [...complaints, ...lintSchema(shape.attributes, { at: place.at, reserved: [], within })];
}

function lintName(name: string, { reserved }: Place): readonly string[] {
  if (!NAME.test(name)) return ["a name must be lower case letters, digits and _, and begin with a letter"];
  if (reserved.includes(name)) return ["Terraform keeps this name for itself"];
  const refusal = cdktfRefusal(name);
  return refusal === undefined ? [] : [refusal];
}

/** What makes no sense where it stands. */
function lintPosition(attribute: AnyAttribute, within: readonly AnyAttribute[]): readonly string[] {
  const found: string[] = [];
  const [outermost] = within;
  if (outermost && attribute.policy) found.push("a policy cannot stand inside another attribute");
  if (within.some(({ mode }) => mode === "computed") && attribute.mode !== "computed")
    found.push("inside a computed attribute everything is computed");
  if (attribute.replaces && within.some(({ shape }) => shape.kind === "nested" && shape.nesting === "set"))
    found.push("elements of a set have no identity, so a change of one cannot replace");
  if ((attribute.policy || outermost?.policy) && ["computed", "proposed"].includes(attribute.mode))
    found.push("a policy is the practitioner's to decide");
  if (attribute.policy && attribute.replaces)
    found.push("a policy cannot replace: nothing in the API changes");
  return found;
}

function lintDefault(attribute: AnyAttribute): readonly string[] {
  try {
    const value = defaultOf(attribute);
    if (value === null || !isWhollyKnown(value)) return ["a default must be a known value, not null"];
    if (decidesComputed(attribute, value)) return ["a default leaves computed parts out"];
    const broken = attribute.checks.find((check) => !(check as Check<unknown>).holds(value));
    return broken ? [`the default must be ${broken.says}`] : [];
  } catch (error) {
    if (!(error instanceof CtyError)) throw error;
    return [`the default does not fit: ${error.message}`];
  }
}

/** Whether a default says something where only the provider may. */
function decidesComputed({ shape }: AnyAttribute, value: Value): boolean {
  if (shape.kind === "leaf" || value === null || value === UNKNOWN) return false;
  return [...elementsOf(value).values()].some((element) =>
    Object.entries(shape.attributes).some(([name, attribute]) => {
      const own = attributeOf(asObject(element), name);
      return attribute.mode === "computed" ? own !== null : decidesComputed(attribute, own);
    }),
  );
}

function lintNested(shape: NestedShape): readonly string[] {
  const isEmpty = Object.keys(shape.attributes).length === 0;
  const isDynamic = shape.nesting !== "single" && hasDynamic(["list", objectOf(shape)]);
  return [
    ...(isEmpty ? ["an object without attributes says nothing"] : []),
    // Core refuses it in sets, and panics in lists and maps whose elements turn out to have different types.
    ...(isDynamic ? [`a ${shape.nesting} cannot hold values of any type`] : []),
  ];
}

const objectOf = ({ attributes }: NestedShape): Type => [
  "object",
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, attributeType(attribute)])),
];

function lintType(type: Type): readonly string[] {
  try {
    // Bytes that are no type make core panic instead of complain.
    parseType(typeJson(type));
  } catch (error) {
    if (!(error instanceof CtyError)) throw error;
    return [error.message];
  }
  return isCollection(type) && hasDynamic(type) ? [`a ${type[0]} cannot hold values of any type`] : [];
}

const isCollection = (type: Type): boolean => Array.isArray(type) && ["list", "set", "map"].includes(type[0]);
