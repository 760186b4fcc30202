// Whole lives of the provider from each place it can be had from: nothing but a fresh folder and an empty home, installed, used,
// upgraded, taken back and removed. What was changed on the way is refused.

import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { build } from "../../scripts/build.mjs";
import { createCertificate } from "../../src/plugin/certificate";
import { person } from "../support/hcl";
import { registryHost } from "../support/registry-host";
import { openRelease, type Release, release, unpack } from "../support/release";
import { openScene } from "../support/scene";

const ROOT = join(__dirname, "..", "..");
const [OLD, NEW] = ["0.1.1000", "0.1.2000"] as const;
type Version = typeof OLD | typeof NEW;
const ADDRESS = join(registryHost(), "automox-iac", "automox");

let scratch: string;
const releases = new Map<Version, Release>();
const tarballs = new Map<Version, string>();
/** A PATH without Node, with all else that a shell has. */
let bare: string;

const run = (program: string, args: readonly string[], how: { cwd: string; env: NodeJS.ProcessEnv }) =>
  promisify(execFile)(program, args, { maxBuffer: 1e8, ...how });

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "lives-"));
  bare = join(scratch, "bare");
  mkdirSync(bare);
  for (const version of [OLD, NEW] as const) {
    const env = { ...process.env, AUTOMOX_BUILD_VERSION: version };
    const out = join(scratch, "releases", version);
    await release(["--platform", "linux_amd64", "--out", out], env);
    releases.set(version, await openRelease(out));
    tarballs.set(version, await packed(version));
  }
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** As `npm pack` makes it of a checkout of that version. */
async function packed(version: Version): Promise<string> {
  const folder = join(scratch, "packages", version);
  process.env.AUTOMOX_BUILD_VERSION = version;
  try {
    await build({ outDir: join(folder, "dist") });
  } finally {
    delete process.env.AUTOMOX_BUILD_VERSION;
  }
  for (const name of ["package.json", "README.md", "LICENSE"]) cpSync(join(ROOT, name), join(folder, name));
  const how = { cwd: folder, env: process.env };
  const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json"], how);
  return join(folder, JSON.parse(stdout)[0].filename);
}

interface Place {
  /** For Terraform. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Has Terraform find a version from now on. */
  install(version: Version): Promise<void>;
  /** Changes one byte of a version where Terraform takes it from. */
  tamper(version: Version): void;
  end?(): void;
}

/** Where a version lies in the implied mirror of a home. */
const installedIn = (home: string, version: Version) =>
  join(home, ".terraform.d/plugins", ADDRESS, version, "linux_amd64");

/** The same length and modes, another byte: in what is code. */
function changeByte(file: string): void {
  const content = readFileSync(file);
  const at = Math.floor(content.length / 2);
  content.writeUInt8(content.readUInt8(at) ^ 1, at);
  writeFileSync(file, content);
}

async function tarball(home: string): Promise<Place> {
  const project = join(home, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true }');
  const env = { PATH: process.env.PATH, HOME: home };
  return {
    env: { HOME: home, TF_CLI_CONFIG_FILE: undefined },
    async install(version) {
      const how = { cwd: project, env };
      await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarballs.get(version) ?? ""], how);
      await run("npx", ["--offline", "terraform-provider-automox", "install"], how);
    },
    tamper: (version) => changeByte(join(installedIn(home, version), "provider.cjs")),
  };
}

async function zip(home: string): Promise<Place> {
  const env = { PATH: bare, HOME: home };
  return {
    env: { ...env, TF_CLI_CONFIG_FILE: undefined },
    async install(version) {
      const folder = join(home, `unzipped-${version}`);
      await unpack((await releases.get(version)?.entries("linux_amd64.zip")) ?? new Map(), folder);
      await run(join(folder, `terraform-provider-automox_v${version}`), ["install"], { cwd: home, env });
    },
    tamper: (version) =>
      changeByte(join(installedIn(home, version), `terraform-provider-automox_v${version}`)),
  };
}

async function networkMirror(home: string): Promise<Place> {
  const { certificatePem: cert, keyPem: key } = createCertificate();
  const served = join(home, "served", ADDRESS);
  mkdirSync(served, { recursive: true });
  const versions: Record<string, object> = {};
  const server: Server = createServer({ cert, key }, (request, response) => {
    const file = join(home, "served", decodeURIComponent(request.url ?? ""));
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) response.writeHead(404).end();
    else
      response
        .writeHead(200, { "content-type": file.endsWith(".json") ? "application/json" : "application/zip" })
        .end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  const configuration = join(home, "terraform.tfrc");
  writeFileSync(join(home, "ca.pem"), cert);
  writeFileSync(configuration, `provider_installation {\n  network_mirror {\n    url = "${url}"\n  }\n}\n`);
  return {
    env: {
      PATH: bare,
      HOME: home,
      TF_CLI_CONFIG_FILE: configuration,
      SSL_CERT_FILE: join(home, "ca.pem"),
      NO_PROXY: "localhost",
    },
    async install(version) {
      cpSync(join(releases.get(version)?.folder ?? "", "mirror", ADDRESS), served, { recursive: true });
      versions[version] = {};
      writeFileSync(join(served, "index.json"), JSON.stringify({ versions }));
    },
    tamper: (version) => changeByte(join(served, `terraform-provider-automox_${version}_linux_amd64.zip`)),
    end: () => void server.close(),
  };
}

test.each([
  ["the packed tarball", tarball],
  ["the zip for Linux, without Node", zip],
  ["a network mirror", networkMirror],
])("from %s", async (_name, open) => {
  const home = mkdtempSync(join(scratch, "home-"));
  const place = await open(home);
  const { tf, mails } = await openScene({ env: place.env, provider: "started" });
  const lockFile = join(tf.folder, ".terraform.lock.hcl");
  const lock = () => readFileSync(lockFile, "utf8");
  const forget = () => rmSync(join(tf.folder, ".terraform"), { recursive: true });
  forget();
  rmSync(lockFile);

  await tf.write(person("ada", { role: "viewer" }));
  await place.install(OLD);
  await tf.init();
  const committed = lock();
  expect(committed).toContain(`version = "${OLD}"`);
  if (open !== tarball) {
    const { linux_amd64: published } = (await releases.get(OLD)?.archives()) ?? {};
    expect(published?.hashes.some((hash) => committed.includes(hash))).toBe(true);
  }
  await tf.applyPlan(await tf.plan());
  expect(mails("ada@example.com")).toBe(1);
  await tf.expectEmptyPlan();

  await place.install(NEW);
  await tf.expectEmptyPlan(); // by the version that is locked
  await tf.init({ args: ["-upgrade"] });
  expect(lock()).toContain(`version = "${NEW}"`);
  await tf.expectEmptyPlan();
  await tf.write(person("ada", { role: "operator" }));
  await tf.apply();
  await tf.expectEmptyPlan();

  writeFileSync(lockFile, committed);
  await tf.init();
  expect(lock()).toBe(committed);
  await tf.expectEmptyPlan();
  await tf.destroy();

  place.tamper(OLD);
  // What is linked from a mirror is looked at again by each command; what was downloaded, when it is downloaded.
  if (open === networkMirror) forget();
  else expect((await tf.plan({ expect: "failure" })).stdout).toMatch(/checksum/);
  const refused = await tf.init({ expect: "failure" });
  expect(refused.stdout + refused.stderr).toMatch(/checksum/);
  place.end?.();
});

test("a zip, or a bundle in the package, that is not what its sums say is not installed", async () => {
  const home = mkdtempSync(join(scratch, "home-"));
  const folder = join(home, "release");
  cpSync(releases.get(OLD)?.folder ?? "", folder, { recursive: true });
  const archive = readdirSync(folder).find((name) => name.endsWith("_linux_amd64.zip")) ?? "";
  changeByte(join(folder, archive));
  await unpack((await releases.get(NEW)?.entries("linux_amd64.zip")) ?? new Map(), join(home, "program"));
  const program = join(home, "program", `terraform-provider-automox_v${NEW}`);
  const how = { cwd: home, env: { PATH: bare, HOME: home } };
  await expect(run(program, ["install", "--from", join(folder, archive)], how)).rejects.toThrow(
    `${basename(archive)} is not what`,
  );
  expect(readdirSync(home).sort()).toEqual(["program", "release"]);
});

test("a lock file is written for several platforms from a mirror of zips", async () => {
  const out = join(scratch, "two-platforms");
  const platforms = ["linux_amd64", "darwin_arm64"];
  await release(["--out", out, ...platforms.flatMap((each) => ["--platform", each])]);
  const { tf } = await openScene({ env: { PATH: bare }, provider: "started" });
  rmSync(join(tf.folder, ".terraform.lock.hcl"));
  const wanted = platforms.map((each) => `-platform=${each}`);
  await tf.run(["providers", "lock", `-fs-mirror=${join(out, "mirror")}`, ...wanted]);
  const archives = await (await openRelease(out)).archives();
  const lock = readFileSync(join(tf.folder, ".terraform.lock.hcl"), "utf8");
  for (const each of platforms) expect(lock).toContain(archives[each]?.hashes[0]);
});
