// check-configuration.mjs SYNTHESIZED CHECKED: takes over what somebody else's job synthesized, as far as access.allowed.json
// knows it, and refuses everything else before Terraform sees it: planning runs what a configuration names. Providers and
// data sources run with the key, functions read files of the runner, a backend or base_url gets what is sent to it.
// Only the checked JSON arrives in CHECKED, with a manifest of its own: nothing that lies beside it comes along.
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [from, to] = process.argv.slice(2);
if (to === undefined) throw new Error("Expected two folders: what was synthesized, and where what is checked goes.");
const allowed = JSON.parse(readFileSync(new URL("../access.allowed.json", import.meta.url), "utf8"));

const problems = [];
const problem = (where, what) => problems.push(`${where}: ${what}`);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** Terraform reads one block as an object, several as a list. */
const blocks = (value) => (Array.isArray(value) ? value.flatMap(blocks) : isObject(value) ? [value] : []);
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
};
const isSame = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** The words of a path that are nobody's business to be anything else than a file, a folder, or not there. */
function kindOf(path) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return "file";
  return found?.isDirectory() ? "folder" : "neither";
}

function onlyHas(folder, names) {
  if (kindOf(folder) !== "folder") return problem(folder, "is no folder");
  for (const name of readdirSync(folder))
    if (!names.includes(name)) problem(join(folder, name), "is nothing that access.allowed.json names");
}

const BLOCKS = {
  "//": () => undefined,
  terraform: checkTerraform,
  provider: checkProviders,
  resource: (value, where) => checkTypes(value, where, "resources"),
  data: (value, where) => checkTypes(value, where, "data"),
  variable: () => undefined,
  output: () => undefined,
  locals: () => undefined,
  import: () => undefined,
  moved: () => undefined,
  removed: (value, where) => blocks(value).forEach((block) => runsNothing(block, where)),
};

function checkStack(name, configuration) {
  const where = `stack ${name}`;
  if (!isObject(configuration?.terraform)) return problem(where, "is no configuration");
  for (const [block, value] of Object.entries(configuration)) {
    const check = Object.hasOwn(BLOCKS, block) ? BLOCKS[block] : undefined;
    if (check === undefined) problem(`${where}, ${block}`, "is no block that may be there");
    else check(value, `${where}, ${block}`, name);
  }
  checkFunctions(configuration, where);
}

function checkTerraform(value, where, stack) {
  // Without one the state would be a file of the runner, and everybody would be invited again.
  if (!blocks(value).some((block) => Object.hasOwn(block, "backend"))) problem(where, "has no backend");
  for (const block of blocks(value))
    for (const [key, each] of Object.entries(block)) {
      if (key === "required_version" || key === "//") continue;
      if (key === "required_providers")
        for (const [name, wanted] of blocks(each).flatMap(Object.entries)) {
          const { source, version } = Object.hasOwn(allowed.providers, name) ? allowed.providers[name] : {};
          if (source === undefined || !isSame(wanted, { source, version }))
            problem(`${where}, provider ${name}`, `is ${JSON.stringify(wanted)}`);
        }
      else if (key !== "backend" || !isSame(each, allowed.stacks[stack].backend))
        problem(`${where}, ${key}`, "is not what access.allowed.json has");
    }
}

function checkProviders(value, where) {
  for (const [name, each] of blocks(value).flatMap(Object.entries)) {
    const { settings = [] } = Object.hasOwn(allowed.providers, name) ? allowed.providers[name] : {};
    if (settings.length === 0) problem(`${where} ${name}`, "is no provider that may be there");
    for (const setting of blocks(each).flatMap(Object.keys))
      if (!settings.includes(setting)) problem(`${where} ${name}`, `may not set ${setting}`);
  }
}

function checkTypes(value, where, kind) {
  for (const [type, named] of blocks(value).flatMap(Object.entries)) {
    if (!allowed[kind].includes(type)) problem(`${where} ${type}`, "is no type that may be there");
    for (const body of blocks(named).flatMap(Object.values).flatMap(blocks)) runsNothing(body, `${where} ${type}`);
  }
}

function runsNothing(body, where) {
  for (const key of ["provisioner", "connection"])
    if (Object.hasOwn(body, key)) problem(where, `has a ${key}, which runs programs`);
}

/** Of types of variables, and of what stands before a bracket in an expression and is no function. */
const WORDS = ["list", "map", "set", "object", "tuple", "optional", "in", "if", "for"];

/** A text is a template only with one of these; then whatever stands before a bracket is called. */
const isTemplate = (text) => /[$%]\{/.test(text);

function checkFunctions(value, where) {
  if (typeof value === "string" && isTemplate(value)) checkTemplate(value, where);
  if (typeof value !== "object" || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    checkFunctions(key, where);
    checkFunctions(each, `${where}.${key}`);
  }
}

function checkTemplate(text, where) {
  for (const { index } of text.matchAll(/\(/g)) {
    const before = text.slice(0, index);
    const called = before.trimEnd();
    const [name] = /[\p{L}_][\p{L}\p{N}_:-]*$/u.exec(called) ?? [];
    // A comment may stand between the name and the bracket; one that ends a line leaves the line's end.
    if (called.endsWith("*/") || before.slice(called.length).includes("\n"))
      problem(where, "has a comment or a new line before a bracket");
    else if (name !== undefined && !WORDS.includes(name) && !allowed.functions.includes(name))
      problem(where, `calls ${name}, which access.allowed.json does not name`);
  }
}

const stacks = Object.keys(allowed.stacks);
const folderOf = (name) => join("stacks", name);
onlyHas(from, ["manifest.json", "stacks"]);
onlyHas(join(from, "stacks"), stacks);
const checked = stacks.flatMap((name) => {
  const file = join(from, folderOf(name), "cdk.tf.json");
  onlyHas(join(from, folderOf(name)), ["cdk.tf.json"]);
  if (kindOf(file) !== "file") return problem(file, "is no file") ?? [];
  try {
    const configuration = JSON.parse(readFileSync(file, "utf8"));
    checkStack(name, configuration);
    return [[name, configuration]];
  } catch (error) {
    return problem(file, `is no JSON: ${error.message}`) ?? [];
  }
});

if (problems.length > 0) {
  for (const each of problems.slice(0, 20)) console.error(`Refused: ${each.replaceAll(/[^\x20-\x7e]/g, "?")}`);
  console.error("What may be there is in access.allowed.json of the protected branch; widen it in a change of its own.");
  process.exit(1);
}
mkdirSync(to); // and it must not be there yet: nothing that lies there already would be checked
for (const [name, configuration] of checked) {
  mkdirSync(join(to, folderOf(name)), { recursive: true });
  writeFileSync(join(to, folderOf(name), "cdk.tf.json"), JSON.stringify(configuration, null, 2));
}
