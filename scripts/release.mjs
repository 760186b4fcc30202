// `npm run release [-- --platform linux_amd64 …] [--out FOLDER]`: dist/release/, all that is published of one version. Two
// runs over the same sources write the same bytes. Signing is the workflow's, which alone has the key.
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./build/bundle.mjs";
import { LAUNCHER } from "./build/launcher.mjs";
import { bundledPackages, thirdPartyLicences } from "./build/licences.mjs";
import { TYPE } from "./build/mirror.mjs";
import { versionOf } from "./build/version.mjs";
import { billOfMaterials } from "./release/bill-of-materials.mjs";
import { makeExecutable } from "./release/executable.mjs";
import { writeMirrorLayout } from "./release/mirror-layout.mjs";
import { PLATFORMS, takeNode } from "./release/node-package.mjs";
import { contentHash, packageZip, sha256 } from "./release/package-zip.mjs";
import { runtimes } from "./release/runtime.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const NAME = `terraform-provider-${TYPE}`;

/**
 * @param {{ root: string, outDir: string, platforms: string[], progress: (line: string) => void }} order `outDir` is
 *   replaced as a whole, once everything in it is there.
 */
async function release({ root, outDir, platforms, progress }) {
  const scratch = `${outDir}.tmp-${process.pid}`;
  const made = join(scratch, "release");
  await mkdir(made, { recursive: true });
  try {
    const source = await sourceOf({ root, scratch });
    await writePackages({ made, scratch, source, progress }, platforms);
    await rm(outDir, { recursive: true, force: true });
    await rename(made, outDir);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What every platform gets. */
async function sourceOf({ root, scratch }) {
  const version = await versionOf(root);
  const { plugin, pluginInputs } = await bundle({ root, outDir: join(scratch, "bundle"), version, scratch });
  return {
    version,
    plugin,
    packages: await bundledPackages(pluginInputs),
    notices: {
      LICENSE: { content: await readFile(join(root, "LICENSE")) },
      "THIRD_PARTY_LICENSES.txt": { content: Buffer.from(await thirdPartyLicences(pluginInputs)) },
    },
  };
}

async function writePackages({ made, scratch, source, progress }, platforms) {
  const { version, plugin, packages, notices } = source;
  const prefix = `${NAME}_${version}`;
  const runtimeFor = runtimes({ scratch, files: { ...plugin, ...contentsOf(notices) }, progress });
  const written = {};
  const write = async (ending, content) => {
    const name = `${prefix}_${ending}`;
    written[name] = sha256(content);
    await writeFile(join(made, name), content);
    return name;
  };
  const archives = {};
  const nodes = [];
  for (const platform of platforms) {
    progress(`${platform}: taking Node`);
    const runtime = await runtimeFor(platform);
    nodes.push({ ...runtime, platform });
    const { program } = await takeNode(runtime.spec, { progress });
    progress(`${platform}: putting the bundle into Node ${runtime.version}`);
    const content = await makeExecutable(platform, { ...runtime, node: program });
    progress(`${platform}: packing ${megabytes(content)}`);
    const executable = `${NAME}_v${version}${platform.startsWith("windows") ? ".exe" : ""}`;
    const licence = { content: runtime.licence };
    const files = { ...notices, "NODE_LICENSE.txt": licence, [executable]: { content, mode: 0o755 } };
    const zip = packageZip(files);
    const name = await write(`${platform}.zip`, zip);
    archives[platform] = { url: name, hashes: [contentHash(files), `zh:${written[name]}`] };
    progress(`${platform}: ${name}, ${megabytes(zip)}`);
  }
  await write("needs-node.zip", packageZip({ ...notices, ...smallForm(version, plugin) }));
  await write("manifest.json", '{"version":1,"metadata":{"protocol_versions":["6.0"]}}\n');
  await write("sbom.cdx.json", billOfMaterials({ version, packages, nodes }));
  const sums = Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1));
  // In the form that `sha256sum --check` and registries read.
  await write("SHA256SUMS", sums.map(([name, sum]) => `${sum}  ${name}\n`).join(""));
  await writeMirrorLayout(made, { version, archives });
}

const contentsOf = (files) =>
  Object.fromEntries(Object.entries(files).map(([path, { content }]) => [path, content]));

/** For those who have Node: the launcher beside the bundle. */
function smallForm(version, plugin) {
  const files = Object.entries(plugin).map(([path, content]) => [path, { content: Buffer.from(content) }]);
  const launcher = { content: Buffer.from(LAUNCHER), mode: 0o755 };
  return { ...Object.fromEntries(files), [`${NAME}_v${version}`]: launcher };
}

const megabytes = ({ length }) => `${(length / 1e6).toFixed(1)} MB`;

async function main() {
  const { values } = parseArgs({
    options: {
      platform: { type: "string", multiple: true, default: PLATFORMS },
      out: { type: "string", default: join(ROOT, "dist", "release") },
    },
  });
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`.padStart(5);
  const outDir = resolve(values.out);
  const progress = (line) => console.error(`${seconds()}  ${line}`);
  await release({ root: ROOT, outDir, platforms: values.platform, progress });
  progress(`done: ${outDir}`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
