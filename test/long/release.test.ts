// All that is published, made twice, once without any network. What cannot run here is checked in its form; the workflow that
// releases starts it on its own system.
import { execFile } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { fingerprintOf } from "../../scripts/build/stamp.mjs";
import { PLATFORMS } from "../../scripts/release/node-package.mjs";
import { endOfLastSegment, inspect, signedPages } from "../support/executable-formats";
import { HANDSHAKE_LINE, shakeHands } from "../support/handshake";
import { blocksFor } from "../support/page-blocks";
import { openRelease, type Release, release, unpack } from "../support/release";

const ROOT = join(__dirname, "..", "..");
const NO_NETWORK = {
  HTTP_PROXY: "http://127.0.0.1:9",
  HTTPS_PROXY: "http://127.0.0.1:9",
  npm_config_registry: "http://127.0.0.1:9/",
  TZ: "Pacific/Kiritimati",
};
const MACHINES: Readonly<Record<string, readonly [format: string, machine: number]>> = {
  linux_amd64: ["ELF", 0x3e],
  linux_arm64: ["ELF", 0xb7],
  darwin_amd64: ["Mach-O", 0x01000007],
  darwin_arm64: ["Mach-O", 0x0100000c],
  windows_amd64: ["PE", 0x8664],
  windows_arm64: ["PE", 0xaa64],
};

let folder: string;
let first: Release;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "release-"));
  await release(["--out", join(folder, "first")]);
  first = await openRelease(join(folder, "first"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function programOf(platform: string): Promise<Buffer> {
  const ending = platform.startsWith("windows") ? ".exe" : "";
  const entries = await first.entries(`${platform}.zip`);
  const entry = entries.get(`terraform-provider-automox_v${first.version}${ending}`);
  expect(entry?.mode).toBe(0o100755);
  return entry?.content ?? Buffer.alloc(0);
}

test("a second release, elsewhere, in another zone and without a network, has the same bytes", async () => {
  const second = join(folder, "deeper", "second");
  await release(["--out", second], { ...process.env, ...NO_NETWORK });
  expect(await fingerprintOf(second, ["."])).toBe(await fingerprintOf(first.folder, ["."]));
  rmSync(second, { recursive: true });
});

test("who follows the page on releasing makes the same one, and what it says verifies it, until a byte is changed", async () => {
  const [make = "", verify = ""] = blocksFor("release").map(({ code }) => code);
  const [home, downloads] = ["gnupg", "downloads"].map((name) => join(folder, name)) as [string, string];
  for (const each of [home, downloads]) mkdirSync(each, { mode: 0o700 });
  const shell = (lines: string, cwd: string) =>
    promisify(execFile)("bash", ["--norc", "-euo", "pipefail", "-c", lines], {
      cwd,
      env: { ...process.env, GNUPGHOME: home },
    });
  // One platform is enough, and dist/release may be somebody's.
  await shell(`${make} -- --platform linux_amd64 --out ${join(folder, "by-hand")}`, ROOT);
  const made = await openRelease(join(folder, "by-hand"));
  const [zip, same] = await Promise.all([made, first].map((each) => each.read("linux_amd64.zip")));
  // Jest would compare them byte by byte.
  expect(same && zip?.equals(same)).toBe(true);

  for (const name of readdirSync(made.folder).filter((each) => !each.startsWith("mirror")))
    copyFileSync(join(made.folder, name), join(downloads, name));
  const [sums = ""] = readdirSync(downloads).filter((name) => name.endsWith("_SHA256SUMS"));
  const key = "--batch --pinentry-mode loopback --passphrase ''";
  await shell(`gpg ${key} --quick-generate-key releases@example.com rsa2048 sign never`, downloads);
  await shell(`gpg ${key} --detach-sign ${sums}`, downloads);
  expect((await shell(verify, downloads)).stdout).toMatch(/linux_amd64\.zip: OK/);
  appendFileSync(join(downloads, sums.replace("SHA256SUMS", "linux_amd64.zip")), "x");
  await expect(shell(verify, downloads)).rejects.toMatchObject({ stdout: expect.stringContaining("FAILED") });
  await shell("gpgconf --kill all", downloads);
});

test("there is a package for every platform", () => {
  expect(PLATFORMS).toEqual(Object.keys(MACHINES));
});

describe.each(Object.entries(MACHINES))("%s", (platform, [format, machine]) => {
  let program: Buffer;
  beforeAll(async () => {
    program = await programOf(platform);
  });

  test("is a program for it, with the blob where Node looks for it, and told to look", () => {
    const hasSignature = format === "Mach-O";
    expect(inspect(program)).toEqual({ format, machine, hasSignature, blobAt: expect.any(Number) });
    expect(program.includes("NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:1")).toBe(true);
  });

  test("holds the small form's files", async () => {
    const entries = [...(await first.entries("needs-node.zip"))].filter(([name]) =>
      name.startsWith("provider"),
    );
    for (const [, { content }] of entries) expect(program.includes(content)).toBe(true);
  });

  if (format === "ELF")
    // Node 25 and newer need it, and stock images of Debian and Ubuntu lack it.
    test("needs no libatomic", () => expect(program.includes("libatomic.so")).toBe(false));

  if (format === "Mach-O")
    test("is signed ad hoc: every page, to the end of the last segment", () => {
      const { covered, wrong } = signedPages(program);
      expect({ wrong, isWhole: covered > 30_000 }).toEqual({ wrong: [], isWhole: true });
      expect(endOfLastSegment(program)).toBe(program.length);
      const changed = Buffer.from(program);
      changed.writeUInt8(changed.readUInt8(1_000_000) ^ 1, 1_000_000);
      expect(signedPages(changed).wrong).toEqual([Math.floor(1_000_000 / 4096)]);
    });
});

/** Debian's emulator, by QEMU_AARCH64 or on PATH. */
function emulator(): string {
  const { QEMU_AARCH64: named, PATH = "" } = process.env;
  const names = ["qemu-aarch64-static", "qemu-aarch64"];
  const candidates = PATH.split(delimiter).flatMap((place) => names.map((name) => join(place, name)));
  const found = named ?? candidates.find((path) => existsSync(path));
  if (found) return found;
  const packages = "qemu-user-static libc6-arm64-cross libstdc++6-arm64-cross";
  throw new Error(`Linux on arm64 cannot be tried without an emulator: apt-get install ${packages}`);
}

test("linux_arm64 answers the handshake in an emulator", async () => {
  await unpack(await first.entries("linux_arm64.zip"), join(folder, "arm64"));
  const program = join(folder, "arm64", `terraform-provider-automox_v${first.version}`);
  // Where Debian's packages put the libraries of the other processor.
  const QEMU_LD_PREFIX = process.env.QEMU_LD_PREFIX ?? "/usr/aarch64-linux-gnu";
  expect(await shakeHands([emulator(), program], { QEMU_LD_PREFIX })).toEqual({
    stdout: expect.stringMatching(HANDSHAKE_LINE),
    stderr: "",
  });
});

test("both mirrors hold the archives that their lists name, under the hashes of the sums", async () => {
  const sums = String(await first.read("SHA256SUMS"));
  const archives = await first.archives();
  expect(Object.keys(archives)).toEqual(PLATFORMS);
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    const home = join(first.folder, "mirror", host, "automox-iac", "automox");
    const index = JSON.parse(readFileSync(join(home, "index.json"), "utf8"));
    expect(index).toEqual({ versions: { [first.version]: {} } });
    for (const { url, hashes } of Object.values(archives)) {
      expect(existsSync(join(home, url))).toBe(true);
      expect(sums).toContain(`${hashes[1]?.replace(/^zh:/, "")}  ${url}\n`);
    }
  }
});
