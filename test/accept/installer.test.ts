// The built commands as somebody has them who has nothing else: an empty home, a fresh folder, no CLI configuration.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { goPlatform, HOSTS, sumsName, zipName } from "../../src/install/names";
import { exitCodeOf } from "../support/exit-code";
import { ALICE, openScene } from "../support/scene";

const DIST = process.env.AUTOMOX_TEST_DIST ?? "";
const LAUNCHER = join(DIST, "terraform-provider-automox");
const PLATFORM = goPlatform(process.platform, process.arch);
const KEY = process.env.AUTOMOX_API_KEY ?? "";
const USER =
  'resource "automox_user" "ada" {\n  email = "ada@example.com"\n  first_name = "Ada"\n  last_name = "A"\n  role = "viewer"\n}\n';
/** Terraform's, as every plugin knows it. */
const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const HOST = process.env.TERRAFORM_BINARY_NAME?.includes("tofu") ? HOSTS.tofu : HOSTS.terraform;

/** Of the run's build. */
const [version = ""] = DIST === "" ? [] : readdirSync(join(DIST, "mirror", HOST, "automox-iac/automox"));

const packageIn = (mirror: string, of = version) => join(mirror, HOST, "automox-iac/automox", of, PLATFORM);
const launcherOf = (folder: string) =>
  join(folder, readdirSync(folder).find((name) => name.startsWith("terraform-provider-automox")) ?? "");

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder without `init`, a home with nothing in it, and an Automox that has nothing to complain of. */
async function openNewcomer() {
  const scene = await openScene({
    seed: {
      users: [{ ...ALICE, accountRole: "global-admin" }],
      keys: [{ key: KEY, userEmail: ALICE.email }],
    },
  });
  const { tf, simulator } = scene;
  rmSync(join(tf.folder, ".terraform"), { recursive: true });
  rmSync(join(tf.folder, ".terraform.lock.hcl"));
  const home = join(tf.folder, "..", "home");
  mkdirSync(home);
  await tf.write(USER);
  /** What Terraform and the commands share. */
  const env: Record<string, string | undefined> = { HOME: home, TF_CLI_CONFIG_FILE: undefined };
  const more = {
    PATH: process.env.PATH,
    TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME,
    CHECKPOINT_DISABLE: "1",
    AUTOMOX_API_KEY: KEY,
    AUTOMOX_BASE_URL: simulator.url,
    AUTOMOX_ACCOUNT_UUID: simulator.accountId,
  };
  const shell = (line: string) =>
    new Promise<Ran>((resolve) => {
      const settings = { cwd: tf.folder, env: { ...more, ...env } as NodeJS.ProcessEnv };
      execFile("/bin/sh", ["-c", line], settings, (error, stdout, stderr) =>
        resolve({ code: exitCodeOf(error), stdout, stderr }),
      );
    });
  return { ...scene, home, env, shell, plugins: join(home, ".terraform.d/plugins") };
}

test("install, init, plan, apply, destroy, uninstall: no trace is left, and nothing is done twice", async () => {
  const { tf, env, shell, home, mails } = await openNewcomer();
  const first = await shell(`${LAUNCHER} install`);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toContain('source  = "automox-iac/automox"');
  const again = await shell(`${LAUNCHER} install`);
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("is already installed") });
  await tf.init({ env });
  await tf.plan({ env });
  await tf.apply({ env });
  expect(mails("ada@example.com")).toBe(1);
  await tf.expectEmptyPlan({ env });
  await tf.destroy({ env });
  expect(await shell(`${LAUNCHER} uninstall`)).toMatchObject({ code: 0 });
  expect(readdirSync(home).filter((name) => name === ".terraform.d")).toEqual([]);
});

test.each(["terraform-provider-automox", "provider.cjs", "provider/main.cjs", "automox-access.cjs"])(
  "a package whose %s was changed is not installed",
  async (file) => {
    const { shell, home, tf } = await openNewcomer();
    const copy = join(tf.folder, "package");
    cpSync(DIST, copy, { recursive: true, filter: (path) => !/\/(mirror|lib|simulator)$/.test(path) });
    writeFileSync(join(copy, file), `${readFileSync(join(copy, file), "utf8")}\n`);
    const { code, stderr } = await shell(`${copy}/terraform-provider-automox install`);
    expect(code).toBe(1);
    expect(stderr).toContain(`${file} is not what ${join(copy, "SHA256SUMS")} says`);
    expect(readdirSync(home)).toEqual([]);
  },
);

test("Terraform refuses what was changed after install, by the lock file", async () => {
  const { tf, env, shell, plugins } = await openNewcomer();
  await shell(`${LAUNCHER} install`);
  await tf.init({ env });
  const file = join(packageIn(plugins), "provider", "main.cjs");
  writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
  for (const outcome of [
    await tf.plan({ env, expect: "failure" }),
    await tf.init({ env, expect: "failure" }),
  ])
    expect(outcome.stdout + outcome.stderr).toMatch(/checksum/);
  // What is broken is replaced by what is right.
  expect((await shell(`${LAUNCHER} install`)).stdout).toContain("Installed");
  await tf.plan({ env });
});

test("terraform.d/plugins of a project holds zips, from which init installs", async () => {
  const { tf, env, shell, home } = await openNewcomer();
  // In a package of ES modules an ending like that of _v0.1.0 is an error to Node.
  writeFileSync(join(tf.folder, "package.json"), '{ "type": "module" }');
  const { code, stdout } = await shell(`${LAUNCHER} install --project`);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining(".zip") });
  await tf.init({ env });
  await tf.validate({ env });
  expect(readdirSync(home).filter((name) => name === ".terraform.d")).toEqual([]);
  // Packed and unpacked, the lock file wants the same.
  const lock = readFileSync(join(tf.folder, ".terraform.lock.hcl"), "utf8");
  await shell(`${LAUNCHER} uninstall --project && ${LAUNCHER} install`);
  rmSync(join(tf.folder, ".terraform"), { recursive: true });
  await tf.init({ env });
  expect(readFileSync(join(tf.folder, ".terraform.lock.hcl"), "utf8")).toBe(lock);
});

test("where provider_installation is in force, install ends with 1 and the block that ends it", async () => {
  const { tf, env, shell, home } = await openNewcomer();
  const rc = join(home, ".terraformrc");
  const before = "provider_installation {\n  direct {}\n}\n";
  writeFileSync(rc, before);
  expect((await shell(`${LAUNCHER} doctor`)).stdout).toContain(
    `Run: ${LAUNCHER} install (it prints the block`,
  );
  const { code, stdout } = await shell(`${LAUNCHER} install`);
  expect(code).toBe(1);
  expect(stdout).toContain(`${rc} has a provider_installation block`);
  expect(readFileSync(rc, "utf8")).toBe(before);
  writeFileSync(rc, stdout.slice(stdout.indexOf("provider_installation {")));
  expect(await shell(`${LAUNCHER} install`)).toMatchObject({ code: 0 });
  await tf.init({ env });
  await tf.validate({ env });
  expect(await shell(`${LAUNCHER} doctor`)).toMatchObject({ code: 0 });
});

test("the zip of a release is installed with its sums alone, and what was changed in it is refused", async () => {
  const { tf, env, shell, home } = await openNewcomer();
  const release = join(tf.folder, "release");
  await shell(`${LAUNCHER} install --project made && mkdir ${release}`);
  const name = zipName(version, PLATFORM);
  cpSync(join(tf.folder, "made/terraform.d/plugins", HOST, "automox-iac/automox", name), join(release, name));
  const refused = await shell(`${LAUNCHER} install --from ${release}`);
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("_SHA256SUMS: there is no such file"),
  });
  await shell(`cd ${release} && sha256sum *.zip >${sumsName(version)}`);
  expect(await shell(`${LAUNCHER} install --from ${release}/${name}`)).toMatchObject({ code: 0 });
  await tf.init({ env });
  await shell(`${LAUNCHER} uninstall && printf x >>${release}/${name}`);
  const tampered = await shell(`${LAUNCHER} install --from ${release}`);
  expect(tampered).toMatchObject({ code: 1, stderr: expect.stringContaining(`${name} is not what`) });
  expect(readdirSync(home).filter((each) => each === ".terraform.d")).toEqual([]);
});

type Newcomer = Awaited<ReturnType<typeof openNewcomer>>;

/** The package as another build has it. */
async function plantOther({ shell }: Newcomer, mirror: string, of = version) {
  await shell(`${LAUNCHER} install --dir ${mirror}`);
  const folder = packageIn(mirror);
  writeFileSync(join(folder, "provider", "main.cjs"), "// another build\n", { flag: "a" });
  if (of === version) return;
  for (const host of Object.values(HOSTS)) {
    const versions = join(mirror, host, "automox-iac/automox");
    cpSync(join(versions, version), join(versions, of), { recursive: true });
    rmSync(join(versions, version), { recursive: true });
  }
  const launcher = launcherOf(packageIn(mirror, of));
  cpSync(launcher, launcher.replace(version, of));
  rmSync(launcher);
}

/** What is wrong, and which check says so. */
const FINDINGS: Readonly<
  Record<string, readonly [id: string, prepare: (one: Newcomer) => Promise<unknown>]>
> = {
  "nothing is installed": ["copies", ({ shell }) => shell(`${LAUNCHER} uninstall`)],
  "an older version alone": [
    "copies",
    async (one) => {
      await one.shell(`${LAUNCHER} uninstall`);
      await plantOther(one, one.plugins, "0.0.1");
    },
  ],
  "another build of the version": ["copies", (one) => plantOther(one, one.plugins)],
  "a newer version in the project's folder": [
    "copies",
    (one) => plantOther(one, join(one.tf.folder, "terraform.d/plugins"), "9.0.0"),
  ],
  "another build in the project's folder": [
    "copies",
    (one) => plantOther(one, join(one.tf.folder, "terraform.d/plugins")),
  ],
  "a plugin cache with another build": [
    "plugin-cache",
    async (one) => {
      const cache = join(one.home, "cache");
      writeFileSync(join(one.home, ".terraformrc"), 'plugin_cache_dir = "$HOME/cache" # of the machine\n');
      mkdirSync(cache);
      await plantOther(one, cache);
    },
  ],
  "a lock file without our hash": [
    "lock-file",
    async ({ tf, env }) => {
      await tf.init({ env });
      const lock = join(tf.folder, ".terraform.lock.hcl");
      writeFileSync(lock, readFileSync(lock, "utf8").replace(/"h1:.*"/, `"h1:${"A".repeat(43)}="`));
    },
  ],
  "a lock file that wants an older version": [
    "provider",
    async ({ tf, env }) => {
      await tf.init({ env });
      const lock = join(tf.folder, ".terraform.lock.hcl");
      writeFileSync(lock, readFileSync(lock, "utf8").replaceAll(version, "0.0.1"));
      rmSync(join(tf.folder, ".terraform"), { recursive: true });
    },
  ],
  "no Node": [
    "node",
    async (one) => {
      one.env.PATH = one.home;
    },
  ],
  "an old Node": [
    "node",
    async (one) => {
      writeFileSync(join(one.home, "node"), "#!/bin/sh\necho v18.20.4\n", { mode: 0o755 });
      one.env.PATH = `${one.home}:/usr/bin:/bin`;
    },
  ],
};

test.each(Object.entries(FINDINGS))("doctor finds %s, and what it says to run ends it", async (...row) => {
  const [, [id, prepare]] = row;
  const one = await openNewcomer();
  await one.shell(`${LAUNCHER} install`);
  await prepare(one);
  const doctor = `${process.execPath} ${join(DIST, "automox-access.cjs")} doctor --format json`;
  const sick = await one.shell(doctor);
  const { checks } = JSON.parse(sick.stdout);
  const troubled = checks.filter(({ status }: { status: string }) => /warn|fail/.test(status));
  expect(troubled.map((check: { id: string }) => check.id)).toEqual([id]);
  const [, command = ""] = /^Run: (.*)$/.exec(troubled[0].remedy) ?? [];
  expect(command).not.toBe("");
  const cured = await one.shell(`{ ${command}; } >&2 && ${doctor}`);
  expect(JSON.parse(cured.stdout)).toMatchObject({ healthy: true });
  expect(JSON.parse(cured.stdout).checks.map(({ status }: { status: string }) => status)).not.toContain(
    "warn",
  );
  expect(cured.code).toBe(0);
});

test("doctor writes nothing", async () => {
  const one = await openNewcomer();
  await one.shell(`${LAUNCHER} doctor`);
  expect(readdirSync(one.home)).toEqual([]);
});

test("a plugin's start loads nothing of the commands, and a command line loads nothing of the plugin", async () => {
  const { home } = await openNewcomer();
  const FILE = join(home, "loaded.json");
  const hook = join(__dirname, "../support/what-is-loaded.cjs");
  const loaded = async (env: NodeJS.ProcessEnv): Promise<string[]> => {
    const all = { PATH: process.env.PATH, NODE_OPTIONS: `--require ${hook}`, FILE, ...env };
    const child = spawn(LAUNCHER, ["--version"], { env: all, stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.once("data", () => child.kill("SIGTERM"));
    await once(child, "close");
    return JSON.parse(readFileSync(FILE, "utf8")).files.map(({ name }: { name: string }) => name);
  };
  const plugin = await loaded({ TF_PLUGIN_MAGIC_COOKIE: COOKIE, PLUGIN_PROTOCOL_VERSIONS: "6" });
  expect(plugin).toEqual(expect.arrayContaining(["provider.cjs", "main.cjs"]));
  expect(plugin).not.toContain("automox-access.cjs");
  const commands = await loaded({});
  expect(commands).toContain("automox-access.cjs");
  expect(commands.filter((name) => /^(?:server|provider)-/.test(name))).toEqual([]);
});
