// The plugin as Terraform finds it: a filesystem mirror with an unpacked package (a folder that `init` links
// to), and a CLI configuration that points at the mirror.
import { access, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "./write-atomically.mjs";

const NAMESPACE = "automox-iac";
const TYPE = "automox";
/** A short source address means another host to each of the two tools, hence one package under both. */
const HOSTS = ["registry.terraform.io", "registry.opentofu.org"];
const OLDEST_NODE = 20;

/**
 * Writes launcher, mirror and terraform.tfrc and answers the paths written.
 *
 * A package folder holds two files and nothing more: Terraform hashes all of it on every command. The bundle's
 * name must not begin with `terraform-provider-automox`, or Terraform might start it instead of the launcher
 * (it takes the first name in byte order that is the type alone or goes on with `_` or `.`).
 */
export async function writeMirror({ root, outDir, scratch }) {
  const bundle = join(outDir, "provider.cjs");
  const present = await access(bundle).then(
    () => true,
    () => false,
  );
  if (!present) return [];
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const provider = { content: await readFile(bundle) };
  const launcher = { content: LAUNCHER, mode: 0o755 };
  const name = `terraform-provider-${TYPE}`;
  const written = [await writeAtomically(scratch, join(outDir, name), launcher)];
  for (const host of HOSTS) {
    const versions = join(outDir, "mirror", host, NAMESPACE, TYPE);
    await removeOthers(versions, version);
    const folder = join(versions, version, platformName());
    // The bundle first: whoever sees the launcher of a new version must find its bundle.
    written.push(await writeAtomically(scratch, join(folder, "provider.cjs"), provider));
    written.push(await writeAtomically(scratch, join(folder, `${name}_v${version}`), launcher));
  }
  const configuration = { content: cliConfiguration(join(outDir, "mirror")) };
  written.push(await writeAtomically(scratch, join(outDir, "terraform.tfrc"), configuration));
  return written;
}

/** Terraform takes the newest version a mirror offers, so an older build must not stay. */
async function removeOthers(folder, version) {
  const names = await readdir(folder).catch(() => []); // first build
  for (const name of names)
    if (name !== version) await rm(join(folder, name), { recursive: true, force: true });
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

/**
 * Syntax of any Node, so that an old one reaches the message instead of a syntax error. The message also goes to
 * stdout when Terraform is the caller, because Terraform shows the first line of stdout it does not understand
 * and keeps stderr for its log. (Nothing of the handshake has been written at that point.)
 */
const LAUNCHER = `#!/usr/bin/env node
"use strict";
if (parseInt(process.versions.node, 10) < ${OLDEST_NODE}) {
  var message = "terraform-provider-${TYPE} needs Node.js ${OLDEST_NODE} or newer, but the first \`node\` on PATH is " + process.version;
  (process.env.TF_PLUGIN_MAGIC_COOKIE ? process.stdout : process.stderr).write(message + "\\n");
  process.exitCode = 1;
} else {
  require("./provider.cjs");
}
`;
