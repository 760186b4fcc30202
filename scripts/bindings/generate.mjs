import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const require = createRequire(import.meta.url);
const SOURCE = "automox-iac/automox";
const PROVIDER = "providers/automox";

/**
 * The classes that the generator of `library` makes, by their paths.
 *
 * @param {{ schema: object, library: "cdktf" | "cdktn", version: string }} options
 * @returns {Promise<Map<string, string>>}
 */
export async function bindings({ schema, library, version }) {
  const folder = await mkdtemp(join(tmpdir(), "automox-bindings-"));
  try {
    const {
      TerraformProviderGenerator,
      TerraformProviderConstraint,
      CodeMaker,
      ConstructsMakerProviderTarget,
    } = await loadGenerator(library, folder);
    // Generating changes what it is given.
    const generator = new TerraformProviderGenerator(new CodeMaker(), structuredClone(schema));
    const constraint = new TerraformProviderConstraint(`${SOURCE}@${constraintFor(version)}`);
    generator.generate(new ConstructsMakerProviderTarget(constraint, "typescript"));
    await generator.save(folder);
    return await readClasses(join(folder, PROVIDER));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Loading a generator starts `terraform version`: on npm's PATH that is a stub that downloads, and elsewhere it may
 * complain or ask for news. Generating does not use the answer, so it gets one from a script.
 */
async function loadGenerator(library, folder) {
  const script = join(folder, "terraform.cjs");
  await writeFile(script, `#!${process.execPath}\nconsole.log('{"terraform_version":"1.5.7"}');\n`, {
    mode: 0o755,
  });
  const { TERRAFORM_BINARY_NAME, CHECKPOINT_DISABLE } = process.env;
  Object.assign(process.env, { TERRAFORM_BINARY_NAME: script, CHECKPOINT_DISABLE: "1" });
  try {
    const commons = require(`@${library}/commons`);
    await commons.terraformVersion;
    return { ...require(`@${library}/provider-generator`), ...commons };
  } finally {
    restore({ TERRAFORM_BINARY_NAME, CHECKPOINT_DISABLE });
  }
}

function restore(variables) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** This release and its corrections: those have the same schema. docs/decisions/0011-constructs.md says more. */
const constraintFor = (version) => `~> ${version}`;

/** The lists and the pages beside the classes are for packages that have nothing of their own around them. */
async function readClasses(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name === "index.ts")
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .filter((path) => path !== "index.ts")
    .sort();
  const files = new Map();
  for (const path of paths) files.set(path, adapted(await readFile(join(folder, path), "utf8")));
  return files;
}

const HEADER = `// Written by \`npm run bindings\` from the schema that the built provider serves. Do not edit.
// @ts-nocheck generated for looser settings than ours; what it declares is checked where it is used
`;

/** Without the exact version, which would go into \`required_providers\` in place of the constraint. */
const adapted = (text) =>
  HEADER + text.replaceAll(/^ *providerVersion: '[^']*',\n/gm, "").replaceAll(/[ \t]+$/gm, "");
