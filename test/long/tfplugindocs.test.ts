// The registry's own validator over docs/, built by Go from its published module.
import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { openTerraform } from "../support/terraform";

const VALIDATOR = "github.com/hashicorp/terraform-plugin-docs/cmd/tfplugindocs@v0.25.0";
const SOURCE = "registry.terraform.io/automox-iac/automox";

test("tfplugindocs finds nothing wrong, and finds what is", async () => {
  const tf = await openTerraform();
  const { stdout } = await tf.run(["providers", "schema", "-json"]);
  const { provider_schemas, ...rest } = JSON.parse(stdout);
  const schema = join(tf.folder, "schema.json");
  // The validator knows a provider by its short name alone.
  writeFileSync(schema, JSON.stringify({ ...rest, provider_schemas: { automox: provider_schemas[SOURCE] } }));
  const copy = join(tf.folder, "pages");
  await mkdir(copy);
  await cp(join(__dirname, "../../docs"), join(copy, "docs"), { recursive: true });
  const args = ["run", VALIDATOR, "validate", "--provider-name=automox", `--providers-schema=${schema}`];
  const validate = () =>
    promisify(execFile)("go", args, { cwd: copy, env: { ...process.env, GOFLAGS: "-mod=mod" } });
  await validate();
  await rm(join(copy, "docs/resources/user.md"));
  expect(existsSync(join(copy, "docs/resources/org_membership.md"))).toBe(true);
  await expect(validate()).rejects.toThrow("missing documentation file for resource: automox_user");
});
