// That what is said to run ends each finding, Terraform included, is seen in test/accept/installer.test.ts.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installationChecks } from "../../../../src/install/checks/installation-checks";
import { installCommand, uninstallCommand } from "../../../../src/install/commands";
import { put } from "../../../../src/install/mirror";
import { executableName, type Tool } from "../../../../src/install/names";
import { packageHash } from "../../../../src/install/package";
import type { Machine } from "../../../../src/install/surroundings";
import { machineWith, PLATFORM, VERSION, writeFiles, writeSmallForm } from "../../../support/package-builder";
import { ranCommand } from "../../../support/ran-command";
import { folderForEach } from "../../../support/scratch-folder";

const home = folderForEach();
const plugins = join(home, ".terraform.d/plugins");
const small = () => machineWith({ folder: writeSmallForm(join(home, "package")) });
const singleFiles = (mark = "single") => new Map([[executableName(VERSION, PLATFORM), Buffer.from(mark)]]);
const single = (more: Partial<Machine> = {}) => {
  writeFiles(home, { run: "single" });
  return machineWith({ isSingle: true, execPath: join(home, "run"), ...more });
};
const putSingle = (mark?: string, version = VERSION, mirror = plugins) =>
  put({ version, platform: PLATFORM, files: singleFiles(mark) }, { mirror, isPacked: false });

/** A `node` of this version on PATH. */
function node(version: string) {
  writeFiles(home, { "bin/node": `#!/bin/sh\necho v${version}\n` });
  chmodSync(join(home, "bin/node"), 0o755);
}
beforeEach(() => node("20.1.0"));

async function check(
  id: string,
  machine: Machine,
  { tool = "terraform", ...env }: Readonly<Record<string, string>> & { readonly tool?: Tool } = {},
) {
  const io = { env: { HOME: home, PATH: join(home, "bin"), ...env }, cwd: home, version: VERSION };
  const found = await installationChecks(machine, io, { folder: home, tool });
  const one = found.find((each) => each.id === id);
  if (one === undefined) throw new Error(`There is no check ${id}.`);
  return one;
}

describe("node", () => {
  test.each<[string, () => Machine, string, string, string | RegExp]>([
    ["20.0.0", small, "ok", "Node 20.0.0 on PATH runs", ""],
    ["19.9.9", small, "fail", "first one on PATH is 19.9.9", /^Run: export PATH=\S+:"\$PATH"$/],
    ["none", small, "fail", "no node on PATH starts", /^Run: export PATH=/],
    ["none", () => ({ ...small(), isMusl: true }), "fail", "no node", "Run: apk add nodejs"],
    ["none", single, "ok", "needs no Node", ""],
  ])("%s", async (...row) => {
    const [version, machine, status, fact, remedy] = row;
    if (version === "none") rmSync(join(home, "bin/node"));
    else node(version);
    const found = await check("node", machine());
    expect(found).toMatchObject({ status, fact: expect.stringContaining(fact) });
    expect(found.remedy ?? "").toMatch(remedy);
  });

  test("on musl the small form takes the place of a single executable, and Node comes with `apk add nodejs`", async () => {
    const machine = { ...small(), isMusl: true };
    await putSingle();
    const first = await check("node", machine);
    expect(first).toMatchObject({ status: "fail", fact: expect.stringContaining("this system has musl") });
    expect(first.remedy).toBe(`Run: ${join(home, "package/terraform-provider-automox")} install`);
    await ranCommand(installCommand(machine), {}, { home });
    rmSync(join(home, "bin/node"));
    const { remedy } = await check("node", machine);
    writeFiles(home, {
      "bin/apk": '#!/bin/sh\n[ "$*" = "add nodejs" ] && /bin/ln -s "$NODE" "$PATH/node"\n',
    });
    chmodSync(join(home, "bin/apk"), 0o755);
    const env = { PATH: join(home, "bin"), NODE: process.execPath };
    execFileSync("/bin/sh", ["-c", remedy?.replace("Run: ", "") ?? ""], { env });
    expect(await check("node", machine)).toMatchObject({ status: "ok" });
  });

  test("a single executable takes the place of a small form without Node", async () => {
    await ranCommand(installCommand(small()), {}, { home });
    rmSync(join(home, "bin/node"));
    expect(await check("node", single())).toMatchObject({
      status: "fail",
      remedy: `Run: ${join(home, "run")} install`,
    });
    await ranCommand(installCommand(single()), {}, { home });
    expect(await check("node", single())).toMatchObject({ status: "ok" });
  });
});

const block = (inside: string) => `provider_installation {\n${inside}\n}\n`;
const MIRROR = block(
  ' filesystem_mirror {\n path = "/x"\n include = ["registry.terraform.io/automox-iac/*"]\n }',
);
test.each<[string, string | undefined, string, RegExp]>([
  ["none", undefined, "ok", /the usual folders count/],
  ["a mirror", MIRROR, "ok", /where a mirror with the provider is: \/x/],
  ["a mirror on the network", block(' network_mirror { url = "https://x/" }'), "ok", /is: https:\/\/x\//],
  ["a mirror that is commented out", MIRROR.replaceAll(/^/gm, "# "), "ok", /the usual folders count/],
  ["overrides", block(' dev_overrides {\n "automox-iac/automox" = "/x"\n }'), "warn", /dev_overrides/],
  ["registries alone", block(" direct {}"), "warn", /plugins is not searched, and it names no mirror/],
  ["something else", 'credentials "app.terraform.io" { token = "secret" }', "ok", /the usual folders/],
])("a CLI configuration with %s", async (...row) => {
  const [, text, status, fact] = row;
  if (text !== undefined) writeFileSync(join(home, ".terraformrc"), text);
  const found = await check("cli-config", single());
  expect(found).toMatchObject({ status, fact: expect.stringMatching(fact) });
  expect(JSON.stringify(found)).not.toContain("secret");
});

test("a CLI configuration that is named and not there is a failure", async () => {
  const env = { TF_CLI_CONFIG_FILE: join(home, "none") };
  expect(await check("cli-config", single(), env)).toMatchObject({
    status: "fail",
    remedy: "Run: unset TF_CLI_CONFIG_FILE",
  });
});

const project = join(home, "terraform.d/plugins");
test.each<[string, () => Promise<unknown>, string, RegExp, RegExp | undefined]>([
  ["nothing", async () => {}, "warn", /No copy of the provider is where terraform looks/, /install$/],
  ["this build", () => putSingle(), "ok", /which is this build/, undefined],
  [
    "an older version",
    () => putSingle("x", "1.2.2"),
    "warn",
    /takes 1\.2\.2 .* is not installed/,
    /install$/,
  ],
  ["a newer version", () => putSingle("x", "1.10.0"), "ok", /takes 1\.10\.0/, undefined],
  ["another build", () => putSingle("x"), "fail", /another build than this one/, /install$/],
  [
    "a newer one before it",
    () => putSingle().then(() => putSingle("x", "2.0.0", project)),
    "fail",
    /takes 2\.0\.0 .*which it shadows/,
    /uninstall 2\.0\.0 --dir .*terraform\.d\/plugins$/,
  ],
  [
    "an older one before it",
    () => putSingle().then(() => putSingle("x", "1.0.0", project)),
    "ok",
    /this build/,
    undefined,
  ],
])("copies: with %s", async (...row) => {
  const [, prepare, status, fact, remedy] = row;
  await prepare();
  const found = await check("copies", single());
  expect(found).toMatchObject({ status, fact: expect.stringMatching(fact) });
  if (remedy) expect(found.remedy).toMatch(remedy);
  else expect(found.remedy).toBeNull();
});

test("copies: an older version that the lock file wants, and a host of the other tool alone", async () => {
  await putSingle();
  await putSingle("x", "1.0.0");
  lock("1.0.0");
  const found = await check("copies", single());
  expect(found).toMatchObject({ status: "warn", remedy: "Run: terraform init -upgrade" });
  expect(found.fact).toContain("because the lock file wants it");
  rmSync(join(plugins, "registry.opentofu.org"), { recursive: true });
  expect((await check("copies", single(), { tool: "tofu" })).fact).toContain(
    "No copy of the provider is where tofu",
  );
});

test("copies: a package that is not what its sums say, one that lies alone, and one on Windows", async () => {
  await putSingle();
  const machine = small();
  writeFileSync(join(home, "package/provider.cjs"), "changed");
  expect(await check("copies", machine)).toMatchObject({
    status: "fail",
    fact: expect.stringContaining("SHA256SUMS"),
  });
  expect(await check("copies", { ...machine, folder: undefined })).toMatchObject({ status: "ok" });
  const windows = await check("copies", { ...machine, platform: "windows_amd64" }, { APPDATA: home });
  expect(windows.remedy).toMatch(
    /provider\.cjs install --from terraform-provider-automox_1\.2\.3_windows_amd64\.zip$/,
  );
});

const lock = (version: string, hash = "") =>
  writeFileSync(
    join(home, ".terraform.lock.hcl"),
    `# By init.\nprovider "registry.terraform.io/automox-iac/automox" {\n  version = "${version}"\n  hashes = [\n    "${hash}",\n  ]\n}\n`,
  );
const initialize = (version: string) =>
  mkdirSync(join(home, ".terraform/providers/registry.terraform.io/automox-iac/automox", version), {
    recursive: true,
  });

test.each<[string, () => void, string, RegExp]>([
  ["no initialized folder", () => {}, "skipped", /no initialized Terraform folder/],
  ["another provider's folder", () => mkdirSync(join(home, ".terraform")), "warn", /does not use/],
  [
    "locked and not installed",
    () => lock("0.1.0"),
    "fail",
    /wants automox-iac\/automox 0\.1\.0, and it is not/,
  ],
  [
    "locked and another one installed",
    () => [lock("0.2.0"), initialize("0.1.0")],
    "fail",
    /wants .* 0\.2\.0, and 0\.1\.0 is installed/,
  ],
  [
    "locked and installed",
    () => [lock("0.1.0"), initialize("0.1.0")],
    "ok",
    /0\.1\.0 is installed, as the lock file wants/,
  ],
  ["installed without a lock", () => initialize("0.1.0"), "ok", /no lock file pins it/],
])("the provider: %s", async (...row) => {
  const [, prepare, status, fact] = row;
  prepare();
  expect(await check("provider", single())).toMatchObject({ status, fact: expect.stringMatching(fact) });
});

test("the lock file: without us, for another version, with our hash, without it", async () => {
  await putSingle();
  const statusOf = async () => (await check("lock-file", single())).status;
  expect(await statusOf()).toBe("skipped");
  lock("9.9.9");
  expect(await statusOf()).toBe("skipped");
  lock(VERSION, packageHash(singleFiles()));
  expect(await statusOf()).toBe("ok");
  lock(VERSION, "h1:other");
  expect(await check("lock-file", single(), { TERRAFORM_BINARY_NAME: "my-terraform" })).toMatchObject({
    status: "fail",
    remedy: `Run: my-terraform providers lock -fs-mirror=${plugins} -platform=${PLATFORM} registry.terraform.io/automox-iac/automox`,
  });
  // To OpenTofu that is another provider's line.
  expect((await check("lock-file", single(), { tool: "tofu" })).status).toBe("skipped");
});

test("a plugin cache is compared with what is taken, also where it holds a link", async () => {
  const [at = ""] = await putSingle();
  const cache = join(home, "cache");
  const env = { TF_PLUGIN_CACHE_DIR: cache };
  expect((await check("plugin-cache", single(), env)).status).toBe("ok");
  const link = at.replace(plugins, cache);
  mkdirSync(join(link, ".."), { recursive: true });
  symlinkSync(at, link);
  expect((await check("plugin-cache", single(), env)).status).toBe("ok");
  rmSync(link);
  await putSingle("other", "1.0.0", cache);
  expect((await check("plugin-cache", single(), env)).status).toBe("ok");
  cpSync(at, link, { recursive: true });
  writeFileSync(join(link, executableName(VERSION, PLATFORM)), "other");
  expect((await check("plugin-cache", single(), env)).remedy).toMatch(/uninstall 1\.2\.3 --dir \S+cache$/);
  await ranCommand(uninstallCommand(single()), { args: [VERSION], dir: cache }, { home });
  expect((await check("plugin-cache", single(), env)).status).toBe("ok");
});
