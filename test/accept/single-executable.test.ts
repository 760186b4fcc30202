// The program of a release, with the Node that is in it: none on PATH, and a home with nothing in it.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { filesInFolder, packageHash } from "../../src/install/package";
import { HANDSHAKE_LINE, shakeHands } from "../support/handshake";
import { person } from "../support/hcl";
import { type Entries, linuxRelease, type Release, unpack } from "../support/release";
import { openScene } from "../support/scene";

let release: Release;
let packed: Entries;
let home: string;
let mirror: string;
let program: string;

beforeAll(async () => {
  release = await linuxRelease();
  packed = await release.entries("linux_amd64.zip");
  home = mkdtempSync(join(tmpdir(), "no-node-"));
  mirror = join(home, "mirror");
  for (const host of ["registry.terraform.io", "registry.opentofu.org"]) {
    const folder = join(mirror, host, "automox-iac", "automox", release.version, "linux_amd64");
    await unpack(packed, folder);
    program = join(folder, `terraform-provider-automox_v${release.version}`);
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the package holds the program, executable, and every licence", () => {
  const modes = [...packed].map(([name, { mode }]) => `${mode.toString(8)} ${name}`);
  expect(modes).toEqual([
    "100644 LICENSE",
    "100644 NODE_LICENSE.txt",
    "100644 THIRD_PARTY_LICENSES.txt",
    `100755 terraform-provider-automox_v${release.version}`,
  ]);
  expect(String(packed.get("NODE_LICENSE.txt")?.content)).toMatch(/^Node\.js is licensed for use as follows/);
});

test("it answers the handshake with one line and nothing else", async () => {
  expect(await shakeHands([program], { HOME: home })).toEqual({
    stdout: expect.stringMatching(HANDSHAKE_LINE),
    stderr: "",
  });
});

test("it installs itself, licences included, so that the hash is the published one", async () => {
  const env = { HOME: home, PATH: home };
  const { stdout } = await promisify(execFile)(program, ["install"], { env });
  const [, folder = ""] = /^ {2}(.*registry\.terraform\.io.*)$/m.exec(stdout) ?? [];
  const { linux_amd64: published } = await release.archives();
  expect(published?.hashes).toContain(packageHash(await filesInFolder(folder)));
  const again = await promisify(execFile)(program, ["install", "--from", release.folder], { env });
  expect(again.stdout).toContain("is already installed");
  await promisify(execFile)(program, ["uninstall"], { env });
});

test("NODE_OPTIONS is heard, as SECURITY.md says", async () => {
  expect(await shakeHands([program], { NODE_OPTIONS: "--no-such-option" })).toEqual({
    stdout: "",
    stderr: expect.stringContaining("--no-such-option is not allowed in NODE_OPTIONS"),
  });
});

test("the small form is the same bundle beside a launcher", async () => {
  const entries = await release.entries("needs-node.zip");
  expect(entries.get(`terraform-provider-automox_v${release.version}`)?.mode).toBe(0o100755);
  const bundle = [...entries].filter(([name]) => name.startsWith("provider"));
  expect(bundle.map(([name]) => name)).toContain("provider.cjs");
  const inside = readFileSync(program);
  for (const [, { content }] of bundle) expect(inside.includes(content)).toBe(true);
});

test("every file that is published is in the sums, and the sums are right", async () => {
  const lines = String(await release.read("SHA256SUMS"))
    .trimEnd()
    .split("\n");
  const endings = ["linux_amd64.zip", "manifest.json", "needs-node.zip", "sbom.cdx.json"];
  const expected = endings.map(async (ending) => {
    const sum = createHash("sha256")
      .update(await release.read(ending))
      .digest("hex");
    return `${sum}  terraform-provider-automox_${release.version}_${ending}`;
  });
  expect(lines).toEqual(await Promise.all(expected));
  expect(JSON.parse(String(await release.read("manifest.json")))).toEqual({
    version: 1,
    metadata: { protocol_versions: ["6.0"] },
  });
});

test("the bill of materials names what is bundled and the Node with its libraries", async () => {
  const { components } = JSON.parse(String(await release.read("sbom.cdx.json")));
  const notices = String(packed.get("THIRD_PARTY_LICENSES.txt")?.content);
  const bundled = components.filter(({ type }: { type: string }) => type === "library");
  const named = [...notices.matchAll(/-{80}\n\n(\S+) (\S+) /g)].map(
    ([, name, version]) => `${name} ${version}`,
  );
  expect(bundled.map(({ name, version }: Record<string, string>) => `${name} ${version}`)).toEqual(named);
  const [node] = components.filter(({ name }: { name: string }) => name === "node");
  expect(node.components.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(["openssl", "v8", "zlib", "nghttp2"]),
  );
});

test("Terraform installs it from an unpacked mirror, invites and removes a person, and locks the published hash", async () => {
  const empty = join(home, "empty");
  mkdirSync(empty);
  const configuration = join(home, "terraform.tfrc");
  writeFileSync(
    configuration,
    `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`,
  );
  const env = { PATH: empty, HOME: empty, TF_CLI_CONFIG_FILE: configuration };
  const { tf, mails, control } = await openScene({ env, provider: "started" });
  rmSync(join(tf.folder, ".terraform"), { recursive: true });
  rmSync(join(tf.folder, ".terraform.lock.hcl"));
  await tf.write(person("ada"));
  await tf.init();
  const { linux_amd64: published } = await release.archives();
  expect(readFileSync(join(tf.folder, ".terraform.lock.hcl"), "utf8")).toContain(published?.hashes[0]);
  const plan = await tf.plan();
  await tf.applyPlan(plan);
  expect(mails("ada@example.com")).toBe(1);
  await tf.expectEmptyPlan();
  await tf.destroy();
  expect(control.people().map(({ email }) => email)).not.toContain("ada@example.com");
});
