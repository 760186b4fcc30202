import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownPackage, packageHash, sumsIn } from "../../../src/install/package";
import { machineWith, PLATFORM, VERSION, writeFiles, writeSmallForm } from "../../support/package-builder";
import { folderForEach } from "../../support/scratch-folder";

const folder = folderForEach();

test("the hash is Go's dirhash, whatever the order of the files", () => {
  const files = [
    ["b", Buffer.from("2")],
    ["a/c", Buffer.from("1")],
  ] as const;
  // What sha256sum, openssl and base64 make of the two lines.
  const hash = "h1:FhG+L7haclLRA2W3VuuAZy1uPFldDd5GGsuTQvw/vQw=";
  expect(packageHash(new Map(files))).toBe(hash);
  expect(packageHash(new Map([...files].reverse()))).toBe(hash);
});

test("sums are read as sha256sum writes them, and nothing else is one", () => {
  const [one, two] = ["a".repeat(64), "b".repeat(64)];
  expect([...sumsIn(`${one}  x y\r\n${two} *z\n# c\n${one.slice(1)}  short\n\n`)]).toEqual([
    ["x y", one],
    ["z", two],
  ]);
});

test("the small form is what its sums name, with the version in the launcher's name", async () => {
  writeSmallForm(folder);
  writeFiles(folder, { "automox-simulator.cjs": "" });
  const { files } = await ownPackage(machineWith({ folder }), VERSION, PLATFORM);
  expect([...files.keys()].sort()).toEqual([
    "provider.cjs",
    "provider/main.cjs",
    `terraform-provider-automox_v${VERSION}`,
  ]);
});

test("a copy that is installed is all that lies in its folder", async () => {
  writeFiles(folder, {
    [`terraform-provider-automox_v${VERSION}`]: "",
    "provider.cjs": "",
    "provider/main.cjs": "",
  });
  const { files } = await ownPackage(machineWith({ folder }), VERSION, PLATFORM);
  expect(files.size).toBe(3);
});

test("a single executable is itself, with the licences inside it", async () => {
  const execPath = join(writeFiles(folder, { run: "program" }), "run");
  const notices = new Map([["LICENSE", Buffer.from("words")]]);
  const { files } = await ownPackage(machineWith({ isSingle: true, execPath, notices }), VERSION, PLATFORM);
  expect([...files].map(([name, content]) => [name, content.toString()])).toEqual([
    ["LICENSE", "words"],
    [`terraform-provider-automox_v${VERSION}`, "program"],
  ]);
});

test.each<[string, Parameters<typeof machineWith>[0], string, (small: string) => void, RegExp]>([
  [
    "a changed file",
    {},
    PLATFORM,
    (small) => writeFileSync(join(small, "provider.cjs"), "x"),
    /provider\.cjs is not what .*SHA256SUMS says/,
  ],
  [
    "a missing file",
    {},
    PLATFORM,
    (small) => rmSync(join(small, "provider.cjs")),
    /provider\.cjs is not what/,
  ],
  [
    "missing sums",
    {},
    PLATFORM,
    (small) => rmSync(join(small, "SHA256SUMS")),
    /Cannot read .*SHA256SUMS: there is no such file/,
  ],
  [
    "sums of something else",
    {},
    PLATFORM,
    (small) =>
      writeFileSync(
        join(small, "SHA256SUMS"),
        readFileSync(join(small, "SHA256SUMS"), "utf8").replaceAll(/^.*provider.*$/gm, ""),
      ),
    /does not name the bundle/,
  ],
  ["Windows", {}, "windows_amd64", () => {}, /Windows starts no scripts/],
  ["a program that lies alone", { folder: undefined }, PLATFORM, () => {}, /lies alone/],
  [
    "another platform's executable",
    { isSingle: true },
    "darwin_arm64",
    () => {},
    /is for linux_amd64, not for darwin_arm64/,
  ],
])("%s is no package", async (...row) => {
  const [, machine, platform, spoil, words] = row;
  spoil(writeSmallForm(folder));
  await expect(ownPackage(machineWith({ folder, ...machine }), VERSION, platform)).rejects.toThrow(words);
});
