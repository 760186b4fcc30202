// Where nobody can be asked, somebody applies at a keyboard: the commands of examples/gitops/README.md, as they stand there.
import { execFile } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { blocksFor } from "../support/page-blocks";
import { cdktfTeam, openGitopsScene } from "./gitops-scene";

test("on a clean checkout of main, with a key of their own: planned, asked, shown, applied", async () => {
  const { folder, url, forge, roles } = await openGitopsScene(cdktfTeam);
  const [tools, home] = ["tools", "person"].map((name) => join(folder, name)) as [string, string];
  for (const each of [tools, home]) await mkdir(each);
  await symlink(process.env.TERRAFORM_BINARY_NAME ?? "", join(tools, "terraform"));
  const [lines] = blocksFor("keyboard").map(({ code }) => code);
  const { stdout } = await promisify(execFile)("bash", ["--norc", "-euc", lines ?? ""], {
    cwd: join(folder, "clone"),
    maxBuffer: 64 * 1024 * 1024,
    env: {
      PATH: `${forge.bin}:${tools}:${process.env.PATH}`,
      HOME: home,
      CHECKPOINT_DISABLE: "1",
      AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY,
      AUTOMOX_BASE_URL: url,
    },
  });
  expect(stdout).toContain("Invite ada@example.com");
  expect(stdout).toContain("Apply complete! Resources: 4 added");
  expect(roles()).toMatchObject({ "olga@example.com": "operator", "victor@example.com": "viewer" });
});
