// `npm run release [-- --platform linux_amd64 …] [--out FOLDER]`: dist/release/, all that is published of one version. Two
// runs over the same sources write the same bytes. Signing is the workflow's, which alone has the key.
import { execFile } from "node:child_process";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { bundle } from "./build/bundle.mjs";
import { bundledPackages, thirdPartyLicences } from "./build/licences.mjs";
import { LAUNCHER, TYPE } from "./build/mirror.mjs";
import { versionOf } from "./build/version.mjs";
import { billOfMaterials } from "./release/bill-of-materials.mjs";
import { makeBlob, makeExecutable } from "./release/executable.mjs";
import { writeMirrorLayout } from "./release/mirror-layout.mjs";
import { nodePackagesFor, PLATFORMS, takeNode } from "./release/node-package.mjs";
import { contentHash, packageZip, sha256 } from "./release/package-zip.mjs";

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
  const { plugin, pluginInputs } = await bundle({ root, outDir: join(scratch, "bundle"), scratch });
  return {
    version: await versionOf(root),
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
  const runtimes = new Map();
  const archives = {};
  for (const platform of platforms) {
    progress(`${platform}: taking Node`);
    const { spec, digest, ...node } = nodePackagesFor(platform);
    const runtime = runtimes.get(node.version) ?? (await runtimeOf(node, { scratch, plugin, progress }));
    runtimes.set(node.version, runtime);
    runtime.uses.push({ spec, version: node.version, digest, platforms: [platform], parts: runtime.parts });
    const { program } = await takeNode(spec, { progress });
    progress(`${platform}: putting the bundle into Node ${node.version}`);
    const parts = { node: program, blob: runtime.blob, path: join(scratch, platform) };
    const content = await makeExecutable(platform, parts);
    progress(`${platform}: packing ${megabytes(content)}`);
    const executable = `${NAME}_v${version}${platform.startsWith("windows") ? ".exe" : ""}`;
    const files = {
      ...notices,
      "NODE_LICENSE.txt": { content: runtime.licence },
      [executable]: { content, mode: 0o755 },
    };
    const zip = packageZip(files);
    const name = `${prefix}_${platform}.zip`;
    await writeFile(join(made, name), zip);
    archives[platform] = {
      path: join(made, name),
      name,
      hashes: [contentHash(files), `zh:${sha256(zip)}`],
      zip,
    };
    progress(`${platform}: ${name}, ${megabytes(zip)}`);
  }
  const nodes = [...runtimes.values()].flatMap(({ uses }) => uses);
  const others = {
    [`${prefix}_needs-node.zip`]: packageZip({ ...notices, ...smallForm(version, plugin) }),
    [`${prefix}_manifest.json`]: text({ version: 1, metadata: { protocol_versions: ["6.0"] } }),
    [`${prefix}_sbom.cdx.json`]: Buffer.from(billOfMaterials({ version, packages, nodes })),
  };
  for (const [name, content] of Object.entries(others)) await writeFile(join(made, name), content);
  for (const { name, zip } of Object.values(archives)) others[name] = zip;
  await writeFile(join(made, `${prefix}_SHA256SUMS`), sums(others));
  await writeMirrorLayout(join(made, "mirror"), { version, archives });
}

/** For one version of Node: the blob, its licence, and the libraries in it. All by a Node of that version that runs here. */
async function runtimeOf({ version, generator }, { scratch, plugin, progress }) {
  if (`${process.platform}-${process.arch}` !== "linux-x64")
    throw new Error("Releases are made on Linux, x64: only there a Node of every embedded version can run.");
  const { program, licence } = await takeNode(generator, { progress });
  const folder = join(scratch, `node-${version}`);
  await mkdir(folder);
  const blob = await makeBlob(program, { files: plugin, folder });
  const { stdout } = await promisify(execFile)(
    join(folder, "node"),
    ["-p", "JSON.stringify(process.versions)"],
    { env: {} },
  );
  const { node: _, modules: __, napi: ___, ...parts } = JSON.parse(stdout);
  return { blob, licence, parts, uses: [] };
}

/** For those who have Node: the launcher beside the bundle. */
function smallForm(version, plugin) {
  const files = Object.entries(plugin).map(([path, content]) => [path, { content: Buffer.from(content) }]);
  const launcher = { content: Buffer.from(LAUNCHER), mode: 0o755 };
  return { ...Object.fromEntries(files), [`${NAME}_v${version}`]: launcher };
}

/** In the form that `sha256sum --check` and registries read. */
function sums(files) {
  const names = Object.keys(files).sort();
  return names.map((name) => `${sha256(files[name])}  ${name}\n`).join("");
}

const text = (value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
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
