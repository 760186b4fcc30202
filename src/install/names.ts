/** A short source address means another host to each of the two tools, hence a copy under both. */
export const HOSTS = { terraform: "registry.terraform.io", tofu: "registry.opentofu.org" } as const;
export type Tool = keyof typeof HOSTS;
/** Namespace and type. */
export const PROVIDER = "automox-iac/automox";
export const NAMESPACE = "automox-iac";
export const PROGRAM = "terraform-provider-automox";

/** Go's name of a platform, as Terraform uses it in paths. */
export function goPlatform(platform: string, arch: string): string {
  const os = platform === "win32" ? "windows" : platform;
  const cpu = { x64: "amd64", ia32: "386" }[arch] ?? arch;
  return `${os}_${cpu}`;
}

export const executableName = (version: string, platform: string): string =>
  `${PROGRAM}_v${version}${platform.startsWith("windows_") ? ".exe" : ""}`;

export const zipName = (version: string, platform: string): string => `${PROGRAM}_${version}_${platform}.zip`;

export const sumsName = (version: string): string => `${PROGRAM}_${version}_SHA256SUMS`;

const ZIP = /^terraform-provider-automox_(\d[^_]*)_([a-z0-9]+_[a-z0-9]+)\.zip$/;

/** Of a zip as registries name them. */
export function partsOfZipName(name: string): { version: string; platform: string } | undefined {
  const [, version, platform] = ZIP.exec(name) ?? [];
  return version === undefined || platform === undefined ? undefined : { version, platform };
}

/** Newest last; a pre-release before its release. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split("-")) as [string[], string[]];
  const numbers = ([core = ""]: string[]) => core.split(".").map(Number);
  const [first, second] = [numbers(left), numbers(right)];
  for (const at of [0, 1, 2]) {
    const difference = (first[at] ?? 0) - (second[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(left.length === 1) - Number(right.length === 1) || a.localeCompare(b);
}
