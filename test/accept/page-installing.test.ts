// The guides about installing, typed as they stand there: both forms, by somebody without any configuration.

import { existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { blocksFor } from "../support/page-blocks";
import { openShell } from "../support/page-shell";
import { registryHost } from "../support/registry-host";
import { linuxRelease, unpack } from "../support/release";
import { ALICE, openScene } from "../support/scene";

const KEY = process.env.AUTOMOX_API_KEY ?? "";
const HOST = `${registryHost()}/automox-iac/automox`;
const linesOf = (guide: string) =>
  blocksFor("installing").flatMap(({ page, code }) => (page === `docs/guides/${guide}.md` ? [code] : []));

/** A project with the npm package, the executable out of the zip beside it, and the release in a folder. */
async function openProject() {
  const { tf, simulator } = await openScene({
    seed: {
      users: [{ ...ALICE, accountRole: "global-admin" }],
      keys: [{ key: KEY, userEmail: ALICE.email }],
    },
  });
  const project = join(tf.folder, "..", "project");
  const release = await linuxRelease();
  await mkdir(project);
  symlinkSync(release.folder, join(project, "release"));
  await unpack(await release.entries("linux_amd64.zip"), project);
  writeFileSync(
    join(project, "main.tf"),
    'terraform {\n  required_providers {\n    automox = {\n      source = "automox-iac/automox"\n    }\n  }\n}\n',
  );
  const shell = openShell(project, {
    AUTOMOX_API_KEY: KEY,
    AUTOMOX_BASE_URL: simulator.url,
    AUTOMOX_ACCOUNT_UUID: simulator.accountId,
  });
  return { ...shell, project, plugins: join(shell.env.HOME ?? "", ".terraform.d/plugins", HOST) };
}

test("install, doctor, a release, an upgrade, uninstall", async () => {
  const { type, plugins } = await openProject();
  const [install = "", doctor = "", release = "", upgrade = "", uninstall = ""] = linesOf("install");
  expect(await type(install)).toMatchObject({ code: 0, stdout: expect.stringContaining("Installed") });
  expect(readdirSync(plugins)).not.toEqual([]);
  expect(await type(`terraform init\n${doctor}`)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/terraform takes \S+ from \S+plugins\S+, which is this build/),
  });
  expect(await type(release)).toMatchObject({ code: 0 });
  expect(await type(upgrade)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("successfully initialized"),
  });
  expect(await type(uninstall)).toMatchObject({ code: 0 });
  expect(existsSync(plugins)).toBe(false);
});

test("committed with the configuration, for workers of others", async () => {
  const { type, project } = await openProject();
  const [commit = ""] = linesOf("hcp-terraform");
  expect(await type(commit)).toMatchObject({ code: 0 });
  expect(readdirSync(join(project, "terraform.d/plugins", HOST))).toEqual([
    expect.stringMatching(/_linux_amd64\.zip$/),
  ]);
  expect(await type("terraform init -lockfile=readonly")).toMatchObject({ code: 0 });
  await rm(join(project, "terraform.d"), { recursive: true });
});
