import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { compareVersions, partsOfZipName, sumsName } from "./names";
import { checkSum, type Package, packageInZip, sumsIn, textOf } from "./package";
import { InstallError } from "./surroundings";

/** The small form is for every platform that has Node, and its name says none. */
const SMALL_FORM = /_needs-node\.zip$/;

interface Wanted {
  readonly platform: string;
  /** File with the sums, where it is not beside the zip. */
  readonly sums?: string | undefined;
}

/** The package of a zip of a release, or of the newest one in a folder. Throws InstallError unless its sum is right. */
export async function releasedPackage(path: string, { platform, sums }: Wanted): Promise<Package> {
  const there = await stat(path).catch(() => undefined); // not there: the same words
  if (!there) throw new InstallError(`Cannot read ${path}: there is no such file.`);
  const file = there.isDirectory() ? await newestZip(path, platform) : path;
  const named = partsOfZipName(basename(file).replace(SMALL_FORM, `_${platform}.zip`));
  if (named === undefined)
    throw new InstallError(
      `${file} has not the name of a release, terraform-provider-automox_VERSION_${platform}.zip, which tells version and platform.`,
    );
  if (named.platform !== platform)
    throw new InstallError(
      `${file} is for ${named.platform}, and ${platform} is wanted; --platform names another.`,
    );
  const sumsFile = sums ?? join(dirname(file), sumsName(named.version));
  const known = sumsIn(
    await textOf(sumsFile).catch((error) => {
      throw new InstallError(
        `${(error as Error).message} The sums of the release belong beside its zip, or name them with --sums.`,
      );
    }),
  );
  const zip = await readFile(file);
  checkSum(known, { name: basename(file), content: zip, whose: sumsFile });
  return packageInZip(zip, named);
}

async function newestZip(folder: string, platform: string): Promise<string> {
  const found = (await readdir(folder)).flatMap((name) => {
    const parts = partsOfZipName(name);
    return parts?.platform === platform ? [{ name, version: parts.version }] : [];
  });
  const newest = found.sort((a, b) => compareVersions(a.version, b.version)).at(-1);
  if (newest === undefined) throw new InstallError(`${folder} holds no zip of a release for ${platform}.`);
  return join(folder, newest.name);
}
