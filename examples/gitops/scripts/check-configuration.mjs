// check-configuration.mjs SYNTHESIZED CHECKED: takes over what somebody else's job synthesized, as far as access.allowed.json
// knows it, and refuses everything else before Terraform sees it: planning runs what a configuration names. Providers and
// data sources run with the key, functions read files of the runner, a backend or base_url gets what is sent to it.
// Only the checked JSON arrives in CHECKED, with a manifest of its own: nothing that lies beside it comes along.
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [from, to] = process.argv.slice(2);
if (to === undefined)
  throw new Error("Expected two folders: what was synthesized, and where what is checked goes.");
const allowed = JSON.parse(readFileSync(new URL("../access.allowed.json", import.meta.url), "utf8"));

const problems = [];
const problem = (where, what) => void problems.push(`${where}: ${what}`);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** Terraform reads one block as an object, several as a list. */
const blocks = (value) => (Array.isArray(value) ? value.flatMap(blocks) : [value].filter(isObject));
const entries = (value) => blocks(value).flatMap(Object.entries);
const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};
const isSame = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Links are neither a file nor a folder here. */
function onlyHas(folder, names) {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return problem(folder, "is no folder");
  for (const name of readdirSync(folder))
    if (!names.includes(name)) problem(join(folder, name), "is nothing that access.allowed.json names");
}

const anything = () => undefined;
const BLOCKS = {
  "//": anything,
  terraform: checkTerraform,
  provider: checkProviders,
  resource: (value, where) => checkTypes(value, where, allowed.resources),
  data: (value, where) => checkTypes(value, where, allowed.data),
  variable: anything,
  output: anything,
  locals: anything,
  import: anything,
  moved: anything,
  removed: runsNothing,
};

function checkStack(name, configuration) {
  const where = `stack ${name}`;
  if (!isObject(configuration?.terraform)) return problem(where, "is no configuration");
  for (const [block, value] of Object.entries(configuration)) {
    const check =
      own(BLOCKS, block) ?? (() => problem(`${where}, ${block}`, "is no block that may be there"));
    check(value, `${where}, ${block}`, name);
  }
  checkFunctions(configuration, where);
}

function checkTerraform(value, where, stack) {
  // Without one the state would be a file of the runner, and everybody would be invited again.
  if (own(value, "backend") === undefined) problem(where, "has no backend");
  for (const [key, each] of Object.entries(value))
    if (key === "required_providers")
      for (const [name, wanted] of entries(each)) {
        const { source, version } = own(allowed.providers, name) ?? {};
        if (source === undefined || !isSame(wanted, { source, version }))
          problem(`${where}, provider ${name}`, `is ${JSON.stringify(wanted)}`);
      }
    else if (
      key !== "required_version" &&
      !(key === "backend" && isSame(each, allowed.stacks[stack].backend))
    )
      problem(`${where}, ${key}`, "is not what access.allowed.json has");
}

function checkProviders(value, where) {
  for (const [name, each] of entries(value)) {
    const { settings } = own(allowed.providers, name) ?? {};
    if (settings === undefined) problem(`${where} ${name}`, "is no provider that may be there");
    for (const [setting] of entries(each))
      if (!settings?.includes(setting)) problem(`${where} ${name}`, `may not set ${setting}`);
  }
}

function checkTypes(value, where, types) {
  for (const [type, named] of entries(value)) {
    if (!types.includes(type)) problem(`${where} ${type}`, "is no type that may be there");
    for (const [, bodies] of entries(named)) runsNothing(bodies, `${where} ${type}`);
  }
}

function runsNothing(bodies, where) {
  for (const [key] of entries(bodies))
    if (["provisioner", "connection"].includes(key)) problem(where, `has a ${key}, which runs programs`);
}

/** Of types of variables, and of what stands before a bracket in an expression and is no function. */
const WORDS = ["list", "map", "set", "object", "tuple", "optional", "in", "if", "for"];

/** Names as well, and // too: in a value it is a name like any other. */
function checkFunctions(value, where) {
  if (typeof value === "string" && /[$%]\{/.test(value)) checkTemplate(value, where);
  if (typeof value !== "object" || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    checkFunctions(key, where);
    checkFunctions(each, `${where}.${key}`);
  }
}

/** In a template whatever stands before a bracket is called, even if it is in a text. */
function checkTemplate(text, where) {
  for (const { index } of text.matchAll(/\(/g)) {
    const before = text.slice(0, index);
    const called = before.trimEnd();
    const [name] = /[\p{L}_][\p{L}\p{N}_:-]*$/u.exec(called) ?? [];
    // A comment may stand between the name and the bracket; one that ends a line leaves the line's end.
    if (called.endsWith("*/") || before.slice(called.length).includes("\n"))
      problem(where, "has a comment or a new line before a bracket");
    else if (name !== undefined && ![...WORDS, ...allowed.functions].includes(name))
      problem(where, `calls ${name}, which access.allowed.json does not name`);
  }
}

const stacks = Object.keys(allowed.stacks);
const fileOf = (name) => join("stacks", name, "cdk.tf.json");

onlyHas(from, ["manifest.json", "stacks"]);
onlyHas(join(from, "stacks"), stacks);
const checked = stacks.flatMap((name) => {
  const file = join(from, fileOf(name));
  onlyHas(join(from, "stacks", name), ["cdk.tf.json"]);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return problem(file, "is no file") ?? [];
  try {
    const configuration = JSON.parse(readFileSync(file, "utf8"));
    checkStack(name, configuration);
    return [[name, configuration]];
  } catch (error) {
    return problem(file, `is no JSON: ${error.message}`) ?? [];
  }
});

if (problems.length > 0) {
  for (const each of problems.slice(0, 20))
    console.error(`Refused: ${each.replaceAll(/[^\x20-\x7e]/g, "?")}`);
  console.error(
    "What may be there is in access.allowed.json of the protected branch; widen it in a change of its own.",
  );
  process.exit(1);
}
mkdirSync(to); // and it must not be there yet: nothing that lies there already would be checked
for (const [name, configuration] of checked) {
  mkdirSync(join(to, "stacks", name), { recursive: true });
  writeFileSync(join(to, fileOf(name)), JSON.stringify(configuration, null, 2));
}
