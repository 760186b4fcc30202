/**
 * Names that the CDKTF and cdktn provider generators (0.21, 0.24) rename, or that collide with members of the classes
 * they generate. A rename would give the same attribute two names, one in HCL and another in TypeScript.
 */

/** Renamed to `<name>Attribute` or `equalTo` by the generator. */
const RENAMED = [
  "build",
  "equals",
  "import_from",
  "move_to",
  "node",
  "self",
  "software",
  "system",
  "tf_resource_type",
];

/** Members of the classes that bindings extend, in camel case; an attribute would override them. */
const MEMBERS = new Set([
  ...["constructor", "toString", "toJSON", "toJson", "resolve", "creationStack", "fqn", "node", "cdktfStack"],
  ...["rawOverrides", "friendlyUniqueId", "addOverride", "overrideLogicalId", "resetOverrideLogicalId"],
  ...["toTerraform", "toMetadata", "toHclTerraform", "synthesizeAttributes", "synthesizeHclAttributes"],
  ...[
    "terraformResourceType",
    "terraformGeneratorMetadata",
    "terraformMetaArguments",
    "terraformMetaAttributes",
  ],
  ...["terraformAttribute", "terraformResource", "interpolationForAttribute", "interpolationAsList"],
  ...[
    "complexObjectIsFromSet",
    "complexObjectIndex",
    "internalValue",
    "isEmpty",
    "computeFqn",
    "provisioners",
  ],
  ...[
    "addMoveTarget",
    "moveFromId",
    "moveToId",
    "hasResourceMove",
    "constructNodeMetadata",
    "metaAttributes",
  ],
  ...["terraformProviderSource", "markWriteOnlyAttribute", "registerProviderFeatureUsage", "with"],
]);

const camel = (name: string): string =>
  name.replace(/_+([a-z0-9]?)/g, (_all, letter: string) => letter.toUpperCase());

/** Why bindings could not use an attribute's name as it is; undefined when they can. */
export function cdktfRefusal(name: string): string | undefined {
  if (RENAMED.includes(name) || /^get[A-Za-z]/.test(camel(name))) return "CDKTF bindings would rename it";
  if (MEMBERS.has(camel(name))) return "it collides with a member of the classes in CDKTF bindings";
  if (/__|_$/.test(name)) return "CDKTF bindings would drop an underscore";
  if (/\d[a-z]/.test(name)) return "CDKTF bindings would write a capital after the digit";
  return undefined;
}

/** Type names that become the name of a global or get `_resource` appended. */
const AWKWARD_TYPES = ["string", "object", "function", "version", "license", "provider", "index"];

/** Each resource becomes a class `X` and a props type `XConfig`, so `x_config` beside `x` would be mangled. */
export function classNameClashes(types: readonly string[]): readonly string[] {
  const bare = (type: string) => type.slice(type.indexOf("_") + 1);
  return types.flatMap((type) => {
    const name = bare(type);
    if (AWKWARD_TYPES.includes(name)) return [`${type}: CDKTF bindings would rename it`];
    const owner = types.find((other) => `${other}_config` === type);
    return owner ? [`${type}: collides with the props of ${owner} in CDKTF bindings`] : [];
  });
}
