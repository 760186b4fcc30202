import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installCommand, uninstallCommand } from "../../../src/install/commands";
import { copiesIn } from "../../../src/install/mirror";
import {
  machineWith,
  VERSION,
  writeFiles,
  writeRelease,
  writeSmallForm,
} from "../../support/package-builder";
import { ranCommand } from "../../support/ran-command";
import { folderForEach } from "../../support/scratch-folder";

const home = folderForEach();
const machine = () => machineWith({ folder: writeSmallForm(join(home, "package")) });
const install = (options: Parameters<ReturnType<typeof installCommand>["run"]>[0] = {}) =>
  ranCommand(installCommand(machine()), options, { home });
const paths = async (mirror: string) =>
  (await copiesIn(join(home, mirror))).map(({ path }) => path.slice(join(home, mirror).length + 1)).sort();

const folder = (host: string, version = VERSION, platform = "linux_amd64") =>
  `registry.${host}/automox-iac/automox/${version}/${platform}`;

test.each([
  ["without options", {}, ".terraform.d/plugins"],
  ["--dir", { dir: "some/mirror" }, "some/mirror"],
])("%s: unpacked, under both hosts", async (_name, options, mirror) => {
  expect((await install(options)).code).toBe(0);
  expect(await paths(mirror)).toEqual([folder("opentofu.org"), folder("terraform.io")]);
});

test.each([
  ["the working folder", true, "terraform.d/plugins"],
  ["another one", "stack", "stack/terraform.d/plugins"],
] as const)("--project: zips in %s, those of a release as they are", async (_name, project, mirror) => {
  const zip = writeRelease(join(home, "release"));
  const { code } = await install({ project, from: "release" });
  expect(code).toBe(0);
  for (const { path } of await copiesIn(join(home, mirror)))
    expect(readFileSync(path)).toEqual(readFileSync(zip));
  expect(await paths(mirror)).toHaveLength(2);
});

test("--platform puts there what other machines need, which this machine's configuration does not concern", async () => {
  for (const platform of ["linux_arm64", "windows_amd64"])
    writeRelease(join(home, "release"), VERSION, platform);
  writeFileSync(join(home, ".terraformrc"), "provider_installation {\n  direct {}\n}\n");
  const platform = ["linux_arm64", "windows_amd64"];
  const { code, stdout } = await install({ from: "release", platform, project: true });
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('version = "~> 1.2.0"'),
  });
  expect(await paths("terraform.d/plugins")).toHaveLength(4);
});

test("nothing is put anywhere where one of several platforms is missing", async () => {
  writeRelease(join(home, "release"));
  const platform = ["linux_amd64", "darwin_arm64"];
  await expect(install({ from: "release", platform })).rejects.toThrow(
    /no zip of a release for darwin_arm64/,
  );
  expect(readdirSync(home).sort()).toEqual(["package", "release"]);
});

const block = (path: string) =>
  `provider_installation {\n  filesystem_mirror {\n    path = "${path}"\n    include = ["automox-iac/*"]\n  }\n}\n`;
test.each<[string, Record<string, string>, number, RegExp]>([
  [
    "a mirror that is this one",
    { ".terraformrc": block("HOME/.terraform.d/plugins") },
    0,
    /required_providers/,
  ],
  ["another mirror", { ".terraformrc": block("/x") }, 1, /It takes the provider from \/x; `install --dir`/],
  ["OpenTofu's file alone", { ".tofurc": block("/x") }, 1, /\.tofurc has a provider_installation block/],
])("where there is %s", async (...row) => {
  const [, files, code, words] = row;
  for (const [name, text] of Object.entries(files)) writeFiles(home, { [name]: text.replace("HOME", home) });
  const ran = await install();
  expect(ran.code).toBe(code);
  expect(ran.stdout).toMatch(words);
});

test("a newer version that is there is named, because it is what Terraform would take", async () => {
  writeRelease(join(home, "newer"), "1.10.0");
  expect((await install({ from: "newer" })).stdout).not.toContain("is there too");
  expect((await install()).stdout).toContain("1.10.0 is there too, and newer");
});

test("uninstall takes this version, one that is named, or all", async () => {
  for (const version of ["1.0.0", "1.1.0"]) {
    writeRelease(join(home, version), version);
    await install({ from: version });
  }
  await install();
  const uninstall = (...options: readonly unknown[]) =>
    ranCommand(uninstallCommand(machine()), { args: [], ...Object(options[0]) }, { home });
  const versions = async () => [
    ...new Set((await copiesIn(join(home, ".terraform.d/plugins"))).map(({ version }) => version)),
  ];
  await uninstall();
  expect(await versions()).toEqual(["1.0.0", "1.1.0"]);
  await uninstall({ args: ["1.0.0"] });
  expect(await versions()).toEqual(["1.1.0"]);
  await uninstall({ all: true });
  expect(await versions()).toEqual([]);
  expect(await uninstall({ all: true })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("is not installed"),
  });
});
