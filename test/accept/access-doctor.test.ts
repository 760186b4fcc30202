// The built command in a folder where Terraform is initialized, and where nothing is.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessProcess } from "../support/access-process";
import { ALICE, openScene } from "../support/scene";

const KEY = process.env.AUTOMOX_API_KEY ?? "";

test("where everything is right every check passes, by reading alone, without the key in the output", async () => {
  const { simulator, control, tf } = await openScene({
    seed: {
      users: [{ ...ALICE, accountRole: "global-admin" }],
      keys: [{ key: KEY, userEmail: "alice@example.com" }],
    },
  });
  await tf.write("");
  const env = {
    AUTOMOX_API_KEY: KEY,
    AUTOMOX_BASE_URL: simulator.url,
    AUTOMOX_ACCOUNT_UUID: simulator.accountId,
    TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform.tfrc"),
    TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME,
    HOME: tf.folder,
  };
  const { code, stdout, stderr } = await accessProcess(["doctor", "--format", "json", "--quiet"], {
    cwd: tf.folder,
    env,
  });
  const { checks, healthy } = JSON.parse(stdout);
  const troubled = checks.filter(({ status }: { status: string }) => status !== "ok");
  expect({ code, stderr, healthy, troubled }).toEqual({ code: 0, stderr: "", healthy: true, troubled: [] });
  const facts = Object.fromEntries(checks.map(({ id, fact }: Record<string, string>) => [id, fact]));
  expect(facts.owner).toContain("alice@example.com");
  expect(facts.provider).toMatch(
    /^automox-iac\/automox \d+\.\d+\.\d+ is installed, as the lock file wants\.$/,
  );
  expect(facts.terraform).toMatch(/is version \d+\.\d+/);
  expect(stdout).not.toContain(KEY);
  expect(new Set(control.log().map(({ method }) => method))).toEqual(new Set(["GET"]));
});

test("where nothing is right each line says what to do, and the exit code is 1", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "access-doctor-"));
  try {
    const nowhere = { AUTOMOX_BASE_URL: "http://127.0.0.1:9/api", TERRAFORM_BINARY_NAME: undefined };
    const env = { PATH: cwd, HOME: cwd, AUTOMOX_API_KEY: "x", ...nowhere };
    const { code, stdout } = await accessProcess(["doctor"], { cwd, env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail +No answer from 127\.0\.0\.1:9/m);
    expect(stdout).toMatch(/^fail +Neither terraform nor tofu is on PATH\.\n +Install Terraform 1\.5/m);
    expect(stdout).toMatch(/^3 of \d+ checks failed\.$/m);
  } finally {
    await rm(cwd, { recursive: true });
  }
});
