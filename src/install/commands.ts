import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { blockFor, type CliConfiguration, cliConfiguration, mirrorsIn } from "./cli-configuration";
import { copiesIn, put, remove } from "./mirror";
import { compareVersions, PROGRAM, PROVIDER } from "./names";
import { isSmall, ownPackage, type Package } from "./package";
import { PROJECT_PLUGINS, userPlugins } from "./places";
import { releasedPackage } from "./release";
import type { Machine, Surroundings } from "./surroundings";

const PLACE = {
  "--dir <folder>": "a folder that Terraform searches; default: the one of this user",
  "--project [folder]": "terraform.d/plugins of a project, with zips; default: the working folder",
} as const;

interface PlaceOptions {
  readonly dir?: string;
  readonly project?: string | true;
}

const INSTALL = {
  ...PLACE,
  "--from <path>": "zip of a release, or folder with some; default: what this program is made of",
  "--sums <file>": "SHA256SUMS of that release; default: beside the zip",
  "--platform <os_arch>*": "linux_amd64 for example, may be given several times; default: this machine's",
} as const;

interface InstallOptions extends PlaceOptions {
  readonly from?: string;
  readonly sums?: string;
  readonly platform?: readonly string[];
}

interface UninstallOptions extends PlaceOptions {
  readonly all?: boolean;
  /** Positional. */
  readonly args: readonly string[];
}

/** What was done, or was not to be done. */
const DONE = 0;
/** Terraform will not find it. */
const FAILED = 1;

export const installCommand = (machine: Machine) => ({
  name: "install",
  summary: "Puts the provider where Terraform and OpenTofu look for it. Changes no configuration.",
  options: INSTALL,

  async run(options: InstallOptions, io: Surroundings): Promise<number> {
    const mirror = mirrorOf(options, io, machine);
    const isPacked = options.project !== undefined;
    const platforms = options.platform ?? [machine.platform];
    const packages: Package[] = [];
    for (const platform of platforms) packages.push(await packageOf(options, io, { machine, platform }));
    for (const pack of packages) {
      const fresh = await put(pack, { mirror, isPacked });
      const form = isSmall(pack.files) ? "small form, starts with Node.js" : "single executable";
      io.stdout.write(
        fresh.length === 0
          ? `${PROGRAM} ${pack.version} for ${pack.platform} is already installed in ${mirror}.\n`
          : `Installed ${PROGRAM} ${pack.version} for ${pack.platform} (${form}):\n${fresh.map((path) => `  ${path}\n`).join("")}`,
      );
    }
    const version = packages[0]?.version ?? io.version;
    const newer = await newerThan(version, mirror);
    if (newer !== undefined)
      io.stdout.write(
        `${newer} is there too, and newer: Terraform takes that one, unless a constraint or the lock file says otherwise. \`uninstall ${newer}\` takes it away.\n`,
      );
    // What is for other machines is not looked for here.
    const blind = platforms.includes(machine.platform)
      ? await blindConfiguration(mirror, io, machine)
      : undefined;
    io.stdout.write(blind === undefined ? `\n${declaration(version)}` : advice(blind, mirror));
    return blind === undefined ? DONE : FAILED;
  },
});

function mirrorOf({ dir, project }: PlaceOptions, { cwd, env }: Surroundings, machine: Machine): string {
  if (dir !== undefined) return resolve(cwd, dir);
  if (project === undefined) return userPlugins(env, machine);
  return resolve(cwd, project === true ? "." : project, PROJECT_PLUGINS);
}

const newerThan = async (version: string, mirror: string): Promise<string | undefined> =>
  (await copiesIn(mirror))
    .map((copy) => copy.version)
    .filter((each) => compareVersions(each, version) > 0)
    .sort(compareVersions)
    .at(-1);

const packageOf = (
  { from, sums }: InstallOptions,
  { cwd, version }: Surroundings,
  { machine, platform }: { readonly machine: Machine; readonly platform: string },
): Promise<Package> =>
  from === undefined
    ? ownPackage(machine, version, platform)
    : releasedPackage(resolve(cwd, from), { platform, sums: sums && resolve(cwd, sums) });

/** The configuration in force that keeps a tool from searching this folder. */
async function blindConfiguration(
  mirror: string,
  { env }: Surroundings,
  machine: Machine,
): Promise<CliConfiguration | undefined> {
  const configurations = [
    await cliConfiguration(env, machine, "terraform"),
    await cliConfiguration(env, machine, "tofu"),
  ].filter(({ file }, at, all) => all.findIndex((each) => each.file === file) === at);
  const real = (path: string) => realpath(path).catch(() => resolve(path)); // what is not there has no links
  const wanted = await real(mirror);
  for (const config of configurations) {
    const searched = mirrorsIn(config) && (await Promise.all(mirrorsIn(config)?.map(real) ?? []));
    if (searched && !searched.includes(wanted)) return config;
  }
  return undefined;
}

function advice(config: CliConfiguration, mirror: string): string {
  const [named] = mirrorsIn(config) ?? [];
  const other = named ? `\nIt takes the provider from ${named}; \`install --dir\` puts it there.` : "";
  return `
But ${config.installation?.file} has a provider_installation block, so ${mirror} is not searched.${other}
Make that block say this, the exclude in each further method of it too; nothing else is missing:

${blockFor(mirror)}`;
}

const declaration = (version: string): string => `terraform {
  required_providers {
    automox = {
      source  = "${PROVIDER}"
      version = "~> ${version.replace(/^(\d+\.\d+)\..*$/, "$1.0")}"
    }
  }
}
`;

export const uninstallCommand = (machine: Machine) => ({
  name: "uninstall",
  summary: "Takes away what install has put there: this version, another one, or all.",
  argument: ["version", "which version; default: that of this program"] as const,
  options: { ...PLACE, "--all": "every version" } as const,

  async run(options: UninstallOptions, io: Surroundings): Promise<number> {
    const mirror = mirrorOf(options, io, machine);
    const version = options.all ? undefined : (options.args[0] ?? io.version);
    const copies = (await copiesIn(mirror)).filter((copy) => (version ?? copy.version) === copy.version);
    await remove(copies);
    const what = `${PROGRAM}${version === undefined ? "" : ` ${version}`}`;
    io.stdout.write(
      copies.length === 0
        ? `${what} is not installed in ${mirror}.\n`
        : `Uninstalled ${what}:\n${copies.map(({ path }) => `  ${path}\n`).join("")}`,
    );
    return DONE;
  },
});
