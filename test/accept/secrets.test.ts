// A key in the wrong place, or said back by Automox: what people see of it, in Terraform, in its log at TRACE and in the
// executables as they are built. And a key on its way to somebody else's host.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { accessProcess } from "../support/access-process";
import { exitCodeOf } from "../support/exit-code";
import { person, provider } from "../support/hcl";
import { openScene } from "../support/scene";
import { echoesOf, leaksOf, refusalWith, STRAY } from "../support/secrets";
import type { Terraform } from "../support/terraform";

const KEY = process.env.AUTOMOX_API_KEY ?? "";
const TOKEN = "scim-0f8fad5b-d9cb-469f-a165-70867728950e";

/** With a provider that Terraform starts, so that its log holds what the provider says. */
const openStarted = (env: Readonly<Record<string, string>>) => openScene({ env, provider: "started" });

/** What Terraform printed and logged in all commands so far. */
const everythingOf = ({ folder }: Terraform) => {
  const runs = join(dirname(folder), "runs");
  return readdirSync(runs)
    .map((file) => readFileSync(join(runs, file), "latin1"))
    .join("\n");
};

test.each([
  ["AUTOMOX_ORG_ID", {}, "got 42 characters, not a number"],
  ["AUTOMOX_BASE_URL", {}, "got 42 characters, not a URL"],
  ["AUTOMOX_SCIM_URL", {}, "got 42 characters, not a URL"],
  ["AUTOMOX_ACCOUNT_UUID", { contract: "account" }, "got 42 characters, not a UUID"],
])("a key in %s is not printed", async (variable, block, told) => {
  const { tf } = await openStarted({ AUTOMOX_SCIM_TOKEN: TOKEN, [variable]: STRAY });
  await tf.write([provider(block), person("ada")].join("\n"));
  const { errors } = await tf.plan({ expect: "failure" });
  expect(errors).toMatchObject([{ detail: expect.stringContaining(told) }]);
  const everything = everythingOf(tf);
  expect(everything).toContain("[TRACE]");
  expect(leaksOf(everything, STRAY, KEY, TOKEN)).toEqual([]);
});

test("what Automox says back of key and token is hidden, in whatever spelling", async () => {
  const { tf, control } = await openStarted({ AUTOMOX_SCIM_TOKEN: TOKEN });
  await tf.write(person("ada"));
  control.fault(refusalWith(echoesOf(KEY, TOKEN)));
  const { errors } = await tf.plan({ expect: "failure" });
  expect(errors).toMatchObject([{ detail: expect.stringContaining('It says: "[redacted] [redacted] ') }]);
  expect(leaksOf(everythingOf(tf), KEY, TOKEN)).toEqual([]);
});

test("an address in the configuration that takes the environment's key elsewhere is one warning with its host", async () => {
  // The proxy is nobody's: nothing leaves this machine.
  const { tf } = await openStarted({ HTTPS_PROXY: "http://127.0.0.1:9" });
  await tf.write(
    [provider({ base_url: "https://automox.example.com/api" }), person("ada"), person("bob")].join("\n"),
  );
  const planned = await tf.plan({ expect: "failure" });
  expect(planned.warnings).toMatchObject([{ summary: "The API key goes to automox.example.com" }]);
});

test("the executables hide a key in their options and in the environment", async () => {
  const { simulator, tf } = await openScene();
  const env = {
    HOME: tf.folder,
    AUTOMOX_API_KEY: KEY,
    AUTOMOX_BASE_URL: simulator.url,
    AUTOMOX_SCIM_TOKEN: TOKEN,
  };
  const launcher = join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform-provider-automox");
  const started = new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const settings = { cwd: tf.folder, env: { PATH: process.env.PATH, ...env } };
    execFile(process.execPath, [launcher, KEY, STRAY], settings, (error, stdout, stderr) =>
      done({ code: exitCodeOf(error), stdout, stderr }),
    );
  });
  const boom = join(tf.folder, "boom.cjs");
  writeFileSync(boom, "setImmediate(() => { throw new Error('no ' + process.env.AUTOMOX_API_KEY); });");
  const told = await Promise.all([
    started,
    accessProcess(["doctor", "--org", STRAY], { cwd: tf.folder, env }),
    accessProcess(["doctor", "--format", KEY], { cwd: tf.folder, env }),
    accessProcess([KEY], { cwd: tf.folder, env }),
    // An error that nobody caught.
    accessProcess(["doctor"], { cwd: tf.folder, env: { ...env, NODE_OPTIONS: `--require ${boom}` } }),
  ]);
  expect(told.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
  expect(told[4]?.stderr).toContain("an error of its own: Error: no [redacted]");
  for (const { stdout, stderr } of told) {
    expect(stdout + stderr).not.toBe("");
    expect(leaksOf(stdout + stderr, KEY, TOKEN, STRAY)).toEqual([]);
  }
});
