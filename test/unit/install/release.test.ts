import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sumsName } from "../../../src/install/names";
import { releasedPackage } from "../../../src/install/release";
import { PLATFORM, VERSION, writeFiles, writeRelease } from "../../support/package-builder";
import { folderForEach } from "../../support/scratch-folder";

const folder = folderForEach();
const wanted = { platform: PLATFORM };

test("of a folder the newest zip for the platform is taken, with sums beside it or named", async () => {
  writeRelease(folder, "1.9.0");
  writeRelease(folder, "1.10.0");
  writeRelease(folder, "2.0.0", "darwin_arm64");
  const { version, files } = await releasedPackage(folder, wanted);
  expect([version, [...files.keys()]]).toEqual(["1.10.0", ["terraform-provider-automox_v1.10.0"]]);
  const sums = join(folder, "elsewhere");
  renameSync(join(folder, sumsName("1.10.0")), sums);
  await expect(releasedPackage(folder, wanted)).rejects.toThrow(
    /there is no such file\. The sums .* --sums\.$/,
  );
  expect(await releasedPackage(folder, { ...wanted, sums })).toMatchObject({ version });
});

test("the small form is for whatever platform is wanted", async () => {
  const [zip, small] = [
    writeRelease(folder),
    join(folder, `terraform-provider-automox_${VERSION}_needs-node.zip`),
  ];
  renameSync(zip, small);
  const sums = join(folder, sumsName(VERSION));
  writeFileSync(sums, readFileSync(sums, "utf8").replace(PLATFORM, "needs-node"));
  expect(await releasedPackage(small, wanted)).toMatchObject({ version: VERSION, platform: PLATFORM });
});

/** Answers what is given to `--from` then. */
type Spoil = (zip: string) => unknown;
const spoils: readonly (readonly [string, Spoil, RegExp])[] = [
  [
    "a changed zip",
    (zip) => writeFileSync(zip, Buffer.concat([readFileSync(zip), Buffer.from("x")])),
    /is not what .*_SHA256SUMS says: .* Nothing is installed/,
  ],
  [
    "a zip that the sums do not name",
    () => writeFileSync(join(folder, sumsName(VERSION)), ""),
    /does not name terraform-provider/,
  ],
  [
    "a folder without one",
    (zip) => {
      rmSync(zip);
      return folder;
    },
    /holds no zip of a release for linux_amd64/,
  ],
  ["what is not there", (zip) => `${zip}x`, /there is no such file/],
  [
    "another name",
    (zip) => writeFiles(folder, { [`x-${basename(zip)}`]: "" }) && `${folder}/x-${basename(zip)}`,
    /has not the name of a release/,
  ],
  [
    "another platform",
    () => writeRelease(folder, VERSION, "windows_amd64"),
    /is for windows_amd64, and linux_amd64 is wanted/,
  ],
];
test.each(spoils)("%s is refused", async (_name, spoil, words) => {
  const zip = writeRelease(folder);
  const path = String(spoil(zip) ?? zip);
  await expect(releasedPackage(path, wanted)).rejects.toThrow(words);
});
