// Packages of the provider in small, and the machine that they are for.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { executableName, sumsName, zipName } from "../../src/install/names";
import type { Machine } from "../../src/install/surroundings";
import { writeZip } from "../../src/install/zip";

export const PLATFORM = "linux_amd64";
export const VERSION = "1.2.3";

export const machineWith = (more: Partial<Machine> = {}): Machine => ({
  platform: PLATFORM,
  isMusl: false,
  execPath: process.execPath,
  isSingle: false,
  notices: new Map(),
  folder: undefined,
  ...more,
});

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

/** As the build leaves it: launcher, bundle and sums. */
export function writeSmallForm(folder: string, mark = "bundle"): string {
  const files = {
    "terraform-provider-automox": "#!/bin/sh\n",
    "provider.cjs": mark,
    "provider/main.cjs": mark,
  };
  const sums = Object.entries(files).map(([name, text]) => `${sha256(text)}  ${name}\n`);
  return writeFiles(folder, { ...files, SHA256SUMS: sums.join("") });
}

/** A zip and its sums in a folder; answers the zip. */
export function writeRelease(folder: string, version = VERSION, platform = PLATFORM): string {
  const name = zipName(version, platform);
  const executable = executableName(version, platform);
  const zip = writeZip(new Map([[executable, Buffer.from(`single ${version}`)]]), () => true);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), zip);
  writeFileSync(join(folder, sumsName(version)), `${sha256(zip)}  ${name}\n`, { flag: "a" });
  return join(folder, name);
}
