import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "../../../scripts/build.mjs";
import { folderForEach } from "../../support/scratch-folder";

const PLATFORM = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
const root = folderForEach();

/** A project in small: its plugin prints its version and arguments. */
beforeEach(() => {
  mkdirSync(join(root, "src"));
  setVersion("1.2.3");
  setLate("later");
  setSource(`declare const __VERSION__: string;
    process.stdout.write("plugin " + __VERSION__ + "\\n");
    if (process.env.LATE) import("./late").then(({ say }) => say());`);
});

const setVersion = (version: string) =>
  writeFileSync(join(root, "package.json"), JSON.stringify({ version }));
const setSource = (text: string) => writeFileSync(join(root, "src", "main.ts"), text);
const setLate = (word: string) =>
  writeFileSync(join(root, "src", "late.ts"), `export const say = () => process.stdout.write("${word}\\n");`);
const dist = (...path: string[]) => join(root, "dist", ...path);
const packageFolder = (host: string, version = "1.2.3") =>
  dist("mirror", host, "automox-iac", "automox", version, PLATFORM);
const parts = () => readdirSync(join(packageFolder("registry.terraform.io"), "provider"));
const launcherIn = (folder: string) => join(folder, "terraform-provider-automox_v1.2.3");

describe("the mirror", () => {
  beforeEach(() => build({ root }));

  test.each(["registry.terraform.io", "registry.opentofu.org"])(
    "holds launcher and bundle for %s and no more",
    (host) => {
      expect(readdirSync(packageFolder(host)).sort()).toEqual([
        "provider",
        "provider.cjs",
        "terraform-provider-automox_v1.2.3",
      ]);
      expect(parts()).toEqual([expect.stringMatching(/^late-\w+\.cjs$/), "load.cjs", "main.cjs"]);
    },
  );

  test("loses the parts of an older bundle", async () => {
    const before = parts();
    setLate("much later");
    await build({ root });
    expect(parts()).toHaveLength(3);
    expect(parts()).not.toEqual(before);
  });

  test("is the same after every build of the same sources, or the hash in a lock file would not hold", async () => {
    const before = parts();
    await build({ root, force: true });
    expect(parts()).toEqual(before);
    const { outDir } = await build({ root, outDir: join(root, "elsewhere") });
    expect(readdirSync(join(outDir, "provider"))).toEqual(before);
  });

  test("offers the launcher to Terraform's rule for the executable, not the bundle", () => {
    const names = readdirSync(packageFolder("registry.terraform.io")).sort();
    expect(names.find((name) => /^terraform-provider-automox($|[_.])/.test(name))).toBe(
      "terraform-provider-automox_v1.2.3",
    );
  });

  test("has only unix line ends and the executable bit on the launcher", () => {
    const launcher = launcherIn(packageFolder("registry.terraform.io"));
    expect(readFileSync(launcher, "utf8")).toMatch(/^#!\/bin\/sh\n[^\r]*$/);
    expect(statSync(launcher).mode & 0o777).toBe(0o755);
  });

  test("drops an older version, which Terraform might prefer", async () => {
    setVersion("1.2.2");
    await build({ root });
    expect(readdirSync(join(packageFolder("registry.terraform.io"), "../.."))).toEqual(["1.2.2"]);
  });
});

describe("the launcher", () => {
  beforeEach(() => build({ root }));

  test("starts the bundle of its version from any folder, through Terraform's link", () => {
    symlinkSync(packageFolder("registry.terraform.io"), join(root, "linked"));
    const { stdout, status } = spawnSync(launcherIn("./linked"), { cwd: root, encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "plugin 1.2.3\n", status: 0 });
  });

  test("loads a part only where the source asks for it", () => {
    const [part = ""] = parts();
    const path = join(packageFolder("registry.terraform.io"), "provider", part);
    const launcher = launcherIn(packageFolder("registry.terraform.io"));
    const env = { ...process.env, LATE: "yes" };
    expect(spawnSync(launcher, { env, encoding: "utf8" }).stdout).toBe("plugin 1.2.3\nlater\n");
    rmSync(path);
    expect(spawnSync(launcher, { encoding: "utf8" }).stdout).toBe("plugin 1.2.3\n");
  });

  test("becomes the plugin, whose parent is then who started it and no shell", () => {
    setSource("process.stdout.write(String(process.ppid));");
    return build({ root }).then(() => {
      const { stdout } = spawnSync(launcherIn(packageFolder("registry.terraform.io")), { encoding: "utf8" });
      expect(stdout).toBe(String(process.pid));
    });
  });

  test("hands arguments on as they are, and is found behind links to itself", () => {
    setSource("process.stdout.write(JSON.stringify(process.argv.slice(2)));");
    return build({ root }).then(() => {
      mkdirSync(join(root, "bin"));
      symlinkSync("../dist/terraform-provider-automox", join(root, "bin", "one"));
      symlinkSync(join(root, "bin", "one"), join(root, "two"));
      const { stdout } = spawnSync(join(root, "two"), ["a b", "", "*"], { cwd: root, encoding: "utf8" });
      expect(stdout).toBe('["a b","","*"]');
    });
  });

  /** In place of a Node too old, whose syntax is another. */
  const old = () => {
    const file = join(root, "old-node.cjs");
    writeFileSync(file, 'Object.defineProperty(process, "versions", { value: { node: "18.20.4" } });');
    return { NODE_OPTIONS: `--require ${file}` };
  };
  const broken = () => {
    symlinkSync("/nowhere", join(root, "node"));
    return { PATH: root };
  };
  const TROUBLES: readonly (readonly [string, () => NodeJS.ProcessEnv, string])[] = [
    ["a Node too old", old, "but the first `node` on PATH is v"],
    ["no Node", () => ({ PATH: root }), "but no node on PATH starts: install it ("],
    ["a Node that leads nowhere", broken, "but no node on PATH starts: install it ("],
  ];
  /** Those of them that this machine has. */
  const SHELLS = [["sh"], ["dash"], ["bash", "--posix"], ["busybox", "sh"]].filter(
    ([shell = ""]) => spawnSync(shell, ["-c", "true"]).error === undefined,
  );
  const cases = SHELLS.flatMap((shell) =>
    TROUBLES.flatMap((trouble) =>
      (["stdout", "stderr"] as const).map((stream) => [shell.join(" "), ...trouble, stream] as const),
    ),
  );

  test.each(cases)("under %s says of %s what it needs", (...row) => {
    const [shell, , trouble, words, stream] = row;
    const [program = "", ...flags] = shell.split(" ");
    const which = spawnSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).stdout.trim();
    // Terraform shows what a plugin says on stdout, and nothing of its stderr.
    const cookie = stream === "stdout" ? { TF_PLUGIN_MAGIC_COOKIE: "any" } : {};
    const launcher = launcherIn(packageFolder("registry.terraform.io"));
    const env = { PATH: process.env.PATH, ...trouble(), ...cookie };
    const result = spawnSync(which, [...flags, launcher], { env, encoding: "utf8" });
    expect(result[stream]).toContain(`terraform-provider-automox needs Node.js 20 or newer, ${words}`);
    expect(result.stdout.split("\n")).toHaveLength(stream === "stdout" ? 2 : 1);
    expect(result.status).toBe(1);
  });

  test("leaves what Node reads first in a syntax that a Node too old can still read", () => {
    const text = readFileSync(join(packageFolder("registry.terraform.io"), "provider.cjs"), "utf8");
    expect(text.replace(/"[^"]*"/g, '""')).not.toMatch(/\b(const|let|class|import)\b|=>|`|\?\.|\?\?/);
  });
});

test("the sums are those of the package's files, the launcher by its plain name", async () => {
  await build({ root });
  const lines = readFileSync(dist("SHA256SUMS"), "utf8").trim().split("\n");
  const named = lines.map((line) => {
    const [digest, name = ""] = line.split("  ");
    expect(
      createHash("sha256")
        .update(readFileSync(dist(name)))
        .digest("hex"),
    ).toBe(digest);
    return name;
  });
  const there = readdirSync(packageFolder("registry.terraform.io"), { recursive: true, encoding: "utf8" });
  expect(named).toEqual(
    there
      .filter((name) => name !== "provider")
      .map((name) => name.replace("_v1.2.3", ""))
      .sort(),
  );
});

describe("the CLI configuration", () => {
  test("points at the mirror by absolute path and never asks a registry for us", async () => {
    await build({ root });
    const text = readFileSync(dist("terraform.tfrc"), "utf8");
    expect(text).toContain(`path    = "${dist("mirror")}"`);
    expect(text).toMatch(/direct \{\s+exclude = \["registry\.terraform\.io\/automox-iac\/\*"/);
  });
});

describe("a second build", () => {
  beforeEach(() => build({ root }));
  const rebuilt = async () => (await build({ root })).built;

  test("does nothing", async () => expect(await rebuilt()).toBe(false));

  test.each([
    ["a source changed", () => setSource("console.log(1);")],
    ["a source came", () => writeFileSync(join(root, "src", "new.ts"), "")],
    ["the version changed", () => setVersion("2.0.0")],
    ["a result is gone", () => rmSync(dist("terraform.tfrc"))],
  ])("builds again when %s", async (_name, change) => {
    change();
    expect(await rebuilt()).toBe(true);
    expect(await rebuilt()).toBe(false);
  });

  test("leaves a result alone whose content is the same", async () => {
    const { mtimeMs, ino } = statSync(dist("provider.cjs"));
    await build({ root, force: true });
    expect(statSync(dist("provider.cjs"))).toMatchObject({ mtimeMs, ino });
  });
});

test("several builds at once leave one complete result and no litter", async () => {
  const script = `import(${JSON.stringify(resolve("scripts/build.mjs"))}).then((m) => m.build({ root: ${JSON.stringify(root)} }))`;
  await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, ["-e", script])));
  expect(readdirSync(dist()).sort()).toEqual([
    ".build.json",
    "SHA256SUMS",
    "THIRD_PARTY_LICENSES.txt",
    "mirror",
    "provider",
    "provider.cjs",
    "terraform-provider-automox",
    "terraform.tfrc",
  ]);
  expect(await build({ root })).toMatchObject({ built: false });
});

test("a source that does not compile is an error that names the file, and the old result stays", async () => {
  await build({ root });
  const before = readFileSync(dist("provider.cjs"), "utf8");
  setSource("import { missing } from './missing'; missing();");
  const { stderr, status } = spawnSync(
    process.execPath,
    [
      "-e",
      `import(${JSON.stringify(resolve("scripts/build.mjs"))}).then((m) => m.build({ root: ${JSON.stringify(root)} }))`,
    ],
    { encoding: "utf8" },
  );
  expect(stderr).toContain('Could not resolve "./missing"');
  expect(status).not.toBe(0);
  expect(readFileSync(dist("provider.cjs"), "utf8")).toBe(before);
});
