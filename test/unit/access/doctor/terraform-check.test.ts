import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { terraformCheck } from "../../../../src/access/doctor/terraform-check";
import { folderForEach } from "../../../support/scratch-folder";

const home = folderForEach();

async function check(env: Record<string, string> = {}) {
  const signal = new AbortController().signal;
  return (await terraformCheck({ env: { HOME: home, PATH: home, ...env }, cwd: home, signal })).check;
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
  expect(await check()).toMatchObject({ status, fact: expect.stringMatching(fact) });
});

test.each([
  ["terraform", "terraform"],
  ["tofu", "tofu"],
])("%s is told from the other tool", async (name, tool) => {
  program(name, "");
  const signal = new AbortController().signal;
  expect((await terraformCheck({ env: { PATH: home }, cwd: home, signal })).tool).toBe(tool);
});

test("no secret is handed to a program that needs none", async () => {
  const file = join(home, "terraform");
  writeFileSync(
    file,
    '#!/bin/sh\nprintf \'{"terraform_version":"1.5.%s%s%s"}\' "$AUTOMOX_API_KEY" "$AUTOMOX_SCIM_TOKEN" "$TF_INPUT"\n',
  );
  chmodSync(file, 0o755);
  const env = { AUTOMOX_API_KEY: "7", AUTOMOX_SCIM_TOKEN: "8" };
  expect(await check(env)).toMatchObject({ status: "ok", fact: `${file} is version 1.5.0.` });
});

test("no Terraform, one that is not there and one that cannot be started are told apart", async () => {
  const none = { status: "fail", fact: "Neither terraform nor tofu is on PATH." };
  expect(await check()).toMatchObject(none);
  const [named, broken] = [join(home, "none"), join(home, "broken")];
  expect(await check({ TERRAFORM_BINARY_NAME: named })).toMatchObject({
    status: "fail",
    fact: expect.stringMatching(/TERRAFORM_BINARY_NAME is ".*none", and there is no such program/),
  });
  writeFileSync(broken, "#!/no/such/shell\n", { mode: 0o755 });
  expect(await check({ TERRAFORM_BINARY_NAME: broken })).toMatchObject({
    status: "fail",
    fact: expect.stringMatching(/could not be started/),
  });
});
