// The plugin as Terraform finds it: a filesystem mirror with an unpacked package (a folder that `init` links
// to), and a CLI configuration that points at the mirror.
import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { LAUNCHER } from "./launcher.mjs";
import { writeAtomically } from "./write-atomically.mjs";

export const NAMESPACE = "automox-iac";
export const TYPE = "automox";
/** A short source address means another host to each of the two tools, hence one package under both. */
export const HOSTS = ["registry.terraform.io", "registry.opentofu.org"];

/**
 * Writes the plugin, its mirror and terraform.tfrc and answers the paths written.
 *
 * A package folder holds the launcher and the bundle and nothing more: Terraform hashes all of it on every command. That
 * of dist/ itself, which npm packs and `install` copies, has its sums beside it.
 * The bundle's name must not begin with `terraform-provider-automox`, or Terraform might start it instead of the
 * launcher (it takes the first name in byte order that is the type alone or goes on with `_` or `.`).
 *
 * @param {Record<string, string>} plugin The bundle's files by path, in the order of writing.
 */
export async function writeMirror({ outDir, version, scratch }, plugin) {
  if (Object.keys(plugin).length === 0) return [];
  const name = `terraform-provider-${TYPE}`;
  const written = await writePackage({ folder: outDir, scratch, launcher: name }, plugin);
  const sums = { content: sumsOf({ ...plugin, [name]: LAUNCHER }) };
  written.push(await writeAtomically(scratch, join(outDir, "SHA256SUMS"), sums));
  for (const host of HOSTS) {
    const versions = join(outDir, "mirror", host, NAMESPACE, TYPE);
    // Terraform takes the newest version a mirror offers, so an older build must not stay.
    await removeOthers(versions, [version]);
    const folder = join(versions, version, platformName());
    written.push(...(await writePackage({ folder, scratch, launcher: `${name}_v${version}` }, plugin)));
  }
  const configuration = { content: cliConfiguration(join(outDir, "mirror")) };
  written.push(await writeAtomically(scratch, join(outDir, "terraform.tfrc"), configuration));
  return written;
}

/** The launcher last: whoever sees it must find its bundle. Parts of an older bundle are removed after that. */
async function writePackage({ folder, scratch, launcher }, plugin) {
  const written = [];
  for (const [path, content] of Object.entries(plugin)) {
    const mode = content.startsWith("#!") ? 0o755 : 0o644;
    written.push(await writeAtomically(scratch, join(folder, path), { content, mode }));
  }
  written.push(await writeAtomically(scratch, join(folder, launcher), { content: LAUNCHER, mode: 0o755 }));
  await removeOthers(
    join(folder, "provider"),
    Object.keys(plugin).map((path) => basename(path)),
  );
  return written;
}

async function removeOthers(folder, kept) {
  const names = await readdir(folder).catch(() => []); // not there in a first build, or in one without parts
  for (const name of names) {
    if (!kept.includes(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Go's names for this machine, as Terraform uses them in package paths. */
export function platformName(platform = process.platform, arch = process.arch) {
  const os = { win32: "windows", sunos: "solaris" }[platform] ?? platform;
  const cpu = { x64: "amd64", ia32: "386" }[arch] ?? arch;
  return `${os}_${cpu}`;
}

/**
 * `direct` leaves our namespace out: Terraform asks every method that may serve a provider for its versions,
 * so without the exclusion `init` would need the registry although the mirror has the answer.
 */
function cliConfiguration(mirror) {
  const ours = HOSTS.map((host) => `"${host}/${NAMESPACE}/*"`).join(", ");
  return `disable_checkpoint = true

provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = [${ours}]
  }
  direct {
    exclude = [${ours}]
  }
}
`;
}

/** What `install` checks the package by: `sha256sum --check SHA256SUMS` does the same. */
function sumsOf(files) {
  const line = ([path, content]) => `${createHash("sha256").update(content).digest("hex")}  ${path}\n`;
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(line)
    .join("");
}
