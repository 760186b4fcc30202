import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundle } from "../build/bundle.mjs";
import { writeMirror } from "../build/mirror.mjs";
import { findTerraform } from "../terraform-binary.mjs";

const SOURCE = "automox-iac/automox";
/** The address in the generators' metadata, also where the schema came through OpenTofu. */
const ADDRESS = `registry.terraform.io/${SOURCE}`;

/**
 * What `terraform providers schema -json` says about the provider as its sources are now, and what Terraform does not
 * print and the generators want: `provider_versions`, without which every link points to the newest documentation.
 * Asks no network: the provider is built into a folder of its own, and an overridden provider needs no `init`.
 */
export async function servedSchema({ root, version }) {
  const folder = await mkdtemp(join(tmpdir(), "automox-bindings-"));
  try {
    const where = { root, outDir: folder, version, scratch: folder };
    const { plugin } = await bundle(where);
    await writeMirror(where, plugin);
    const { provider_schemas, ...rest } = await askTerraform(folder);
    const [schema] = Object.values(provider_schemas);
    return { ...rest, provider_schemas: { [ADDRESS]: schema }, provider_versions: { [ADDRESS]: version } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function askTerraform(folder) {
  const work = join(folder, "work");
  await mkdir(work);
  const configuration = join(folder, "overridden.tfrc");
  const overrides = `dev_overrides {\n    "${SOURCE}" = ${JSON.stringify(folder)}\n  }`;
  await writeFile(
    configuration,
    `disable_checkpoint = true\nprovider_installation {\n  ${overrides}\n  direct {}\n}\n`,
  );
  const required = `terraform {\n  required_providers {\n    automox = {\n      source = "${SOURCE}"\n    }\n  }\n}\n`;
  await writeFile(join(work, "main.tf"), required);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: configuration,
  };
  const { stdout } = await promisify(execFile)(await findTerraform(), ["providers", "schema", "-json"], {
    cwd: work,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
