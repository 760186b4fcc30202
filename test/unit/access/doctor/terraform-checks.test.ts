import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { terraformChecks } from "../../../../src/access/doctor/terraform-checks";
import { folderForEach } from "../../../support/scratch-folder";

const home = folderForEach();

async function check(id: string, env: Record<string, string> = {}) {
  const checks = await terraformChecks(home, {
    env: { HOME: home, PATH: home, ...env },
    cwd: home,
    signal: new AbortController().signal,
  });
  return checks.find((each) => each.id === id);
}

function program(name: string, said: string) {
  writeFileSync(join(home, name), `#!/bin/sh\nprintf '%s' '${said}'\n`);
  chmodSync(join(home, name), 0o755);
}

test.each([
  ["terraform", '{"terraform_version":"1.11.4"}', "ok", /terraform is version 1\.11\.4/],
  ["tofu", '{"terraform_version":"1.9.0"}', "ok", /tofu is version 1\.9\.0/],
  ["terraform", '{"terraform_version":"1.4.7"}', "fail", /version 1\.4\.7/],
  ["terraform", "nonsense", "warn", /does not tell/],
])("%s that says %s: %s", async (...row) => {
  const [name, said, status, fact] = row;
  program(name, said);
  expect(await check("terraform")).toMatchObject({ status, fact: expect.stringMatching(fact) });
});

test("no secret is handed to a program that needs none", async () => {
  const file = join(home, "terraform");
  writeFileSync(
    file,
    '#!/bin/sh\nprintf \'{"terraform_version":"1.5.%s%s%s"}\' "$AUTOMOX_API_KEY" "$AUTOMOX_SCIM_TOKEN" "$TF_INPUT"\n',
  );
  chmodSync(file, 0o755);
  const env = { AUTOMOX_API_KEY: "7", AUTOMOX_SCIM_TOKEN: "8" };
  expect(await check("terraform", env)).toMatchObject({ status: "ok", fact: `${file} is version 1.5.0.` });
});

test("no Terraform, one that is not there and one that cannot be started are told apart", async () => {
  const none = { status: "fail", fact: "Neither terraform nor tofu is on PATH." };
  expect(await check("terraform")).toMatchObject(none);
  const [named, broken] = [join(home, "none"), join(home, "broken")];
  expect(await check("terraform", { TERRAFORM_BINARY_NAME: named })).toMatchObject({
    status: "fail",
    fact: expect.stringMatching(/TERRAFORM_BINARY_NAME is ".*none", and there is no such program/),
  });
  writeFileSync(broken, "#!/no/such/shell\n", { mode: 0o755 });
  expect(await check("terraform", { TERRAFORM_BINARY_NAME: broken })).toMatchObject({
    status: "fail",
    fact: expect.stringMatching(/could not be started/),
  });
});

const MIRROR =
  'provider_installation {\n filesystem_mirror {\n path = "/x"\n include = ["registry.terraform.io/automox-iac/*"]\n }\n}';
const OVERRIDES = 'provider_installation {\n dev_overrides {\n "automox-iac/automox" = "/x"\n }\n}';

test.each([
  ["none", undefined, "warn", /looks for the provider in registries/],
  ["a mirror", MIRROR, "ok", /where a mirror with the provider is/],
  ["a mirror that is commented out", MIRROR.replaceAll(/^/gm, "# "), "warn", /does not mention/],
  ["overrides", OVERRIDES, "warn", /dev_overrides/],
  [
    "something else, with a token",
    'credentials "app.terraform.io" { token = "secret" }',
    "warn",
    /does not mention/,
  ],
])("a CLI configuration with %s", async (...row) => {
  const [, text, status, fact] = row;
  if (text !== undefined) writeFileSync(join(home, ".terraformrc"), text);
  const found = await check("cli-config");
  expect(found).toMatchObject({ status, fact: expect.stringMatching(fact) });
  expect(JSON.stringify(found)).not.toContain("secret");
});

test("a CLI configuration that is named and not there is a failure", async () => {
  expect(await check("cli-config", { TF_CLI_CONFIG_FILE: join(home, "none") })).toMatchObject({
    status: "fail",
  });
});

const lock = (version: string) =>
  writeFileSync(
    join(home, ".terraform.lock.hcl"),
    `provider "registry.terraform.io/automox-iac/automox" {\n  version = "${version}"\n  hashes = []\n}\n`,
  );
const install = (version: string) =>
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
    /wants automox-iac\/automox 0\.1\.0, and it is not installed/,
  ],
  [
    "locked and another one installed",
    () => [lock("0.2.0"), install("0.1.0")],
    "fail",
    /wants .* 0\.2\.0, and 0\.1\.0/,
  ],
  [
    "locked and installed",
    () => [lock("0.1.0"), install("0.1.0")],
    "ok",
    /0\.1\.0 is installed, as the lock file wants/,
  ],
  ["installed without a lock", () => install("0.1.0"), "ok", /no lock file pins it/],
])("the provider: %s", async (...row) => {
  const [, prepare, status, fact] = row;
  prepare();
  expect(await check("provider")).toMatchObject({ status, fact: expect.stringMatching(fact) });
});
