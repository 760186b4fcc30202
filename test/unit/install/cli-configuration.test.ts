import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { blockFor, cliConfiguration, mirrorsIn } from "../../../src/install/cli-configuration";
import type { Tool } from "../../../src/install/names";
import { PLATFORM, writeFiles } from "../../support/package-builder";
import { folderForEach } from "../../support/scratch-folder";

const home = folderForEach();
const read = (env: Record<string, string> = {}, tool: Tool = "terraform", platform = PLATFORM) =>
  cliConfiguration({ HOME: home, ...env }, { platform }, tool);
const mirrors = async (text: string, tool: Tool = "terraform") => {
  writeFileSync(join(home, ".terraformrc"), text);
  return mirrorsIn(await read({}, tool));
};

const FILES = {
  ".terraformrc": 'plugin_cache_dir = "usual"',
  ".tofurc": 'plugin_cache_dir = "tofu"',
  "terraform.rc": 'plugin_cache_dir = "windows"',
  "named.tfrc": 'plugin_cache_dir = "named"',
  "opentofu/tofurc": 'plugin_cache_dir = "xdg"',
  ".terraform.d/more.tfrc": 'provider_installation {\n  filesystem_mirror {\n    path = "/beside"\n  }\n}',
};

type Row = readonly [string, Record<string, string>, Tool, string, readonly string[], string];
test.each<Row>([
  ["the usual file", {}, "terraform", PLATFORM, [".terraformrc", ".tofurc"], "usual"],
  ["OpenTofu's own", {}, "tofu", PLATFORM, [".terraformrc", ".tofurc"], "tofu"],
  ["Terraform's to OpenTofu", {}, "tofu", PLATFORM, [".terraformrc"], "usual"],
  ["XDG's", { XDG_CONFIG_HOME: "." }, "tofu", PLATFORM, ["opentofu/tofurc"], "xdg"],
  ["that of Windows", { APPDATA: "." }, "terraform", "windows_amd64", ["terraform.rc"], "windows"],
  [
    "the one named",
    { TF_CLI_CONFIG_FILE: "named.tfrc" },
    "tofu",
    PLATFORM,
    [".tofurc", "named.tfrc"],
    "named",
  ],
  [
    "the cache of the environment",
    { TF_PLUGIN_CACHE_DIR: "/c" },
    "terraform",
    PLATFORM,
    [".terraformrc"],
    "/c",
  ],
])("%s is in force", async (...row) => {
  const [, given, tool, platform, there, cache] = row;
  writeFiles(home, Object.fromEntries(Object.entries(FILES).filter(([name]) => there.includes(name))));
  const env = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value.startsWith("/") ? value : join(home, value)]),
  );
  expect(await read(env, tool, platform)).toMatchObject({ pluginCache: cache, isThere: true });
});

test("files of the configuration's folder count beside the usual file, and not beside one that is named", async () => {
  writeFiles(home, FILES);
  expect(mirrorsIn(await read())).toEqual(["/beside"]);
  expect(mirrorsIn(await read({ TF_CLI_CONFIG_FILE: join(home, "named.tfrc") }))).toBeUndefined();
  expect(await read({ TF_CLI_CONFIG_FILE: join(home, "none") })).toMatchObject({
    isNamed: true,
    isThere: false,
  });
});

const mirror = (more: string) => `provider_installation { filesystem_mirror { path = "/m"\n${more} } }`;
test.each<[string, Tool, boolean]>([
  ["", "terraform", true],
  ['include = ["automox-iac/automox"]', "tofu", true],
  ['include = ["*/*"]', "terraform", true],
  ['include = ["*/*/*"]', "tofu", true],
  ['include = ["registry.terraform.io/automox-iac/*"]', "terraform", true],
  ['include = ["registry.terraform.io/automox-iac/*"]', "tofu", false],
  ['include = ["hashicorp/*"]', "terraform", false],
  ['include = ["*/*"]\nexclude = ["Automox-IaC/automox"]', "terraform", false],
])("a mirror with %j is for us under %s: %s", async (more, tool, isForUs) => {
  expect(await mirrors(mirror(more), tool)).toEqual(isForUs ? ["/m"] : []);
});

test("what is said for development counts apart, and without any block nothing is said", async () => {
  expect(await mirrors("plugin_cache_dir = 1")).toBeUndefined();
  await mirrors('provider_installation { dev_overrides { "automox-iac/automox" = "/x" }\n direct {} }');
  expect((await read()).installation).toMatchObject({ isOverridden: true, methods: [{ kind: "direct" }] });
});

test.each<Tool>(["terraform", "tofu"])(
  "the block that is printed says %s where the provider is",
  async (tool) => {
    expect(await mirrors(blockFor('/a "b"'), tool)).toEqual(['/a "b"']);
    expect((await read({}, tool)).installation?.methods.map(({ isForUs }) => isForUs)).toEqual([true, false]);
  },
);
