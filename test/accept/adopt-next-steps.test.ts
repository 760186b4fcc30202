// What adopt prints to do next is typed as it stands there, and ends with everybody under management.
import { join } from "node:path";
import { provider } from "../support/hcl";
import { openShell } from "../support/page-shell";
import { ALICE, BOB, ORG, openScene } from "../support/scene";

const KEY = process.env.AUTOMOX_API_KEY ?? "";

test.each(["hcl", "import-blocks", "tf-json"])("the lines below Next, of --as %s", async (form) => {
  const { tf, simulator, writes } = await openScene({
    seed: { users: [ALICE, BOB], keys: [{ key: KEY, userEmail: ALICE.email }] },
  });
  const shell = openShell(tf.folder, {
    AUTOMOX_API_KEY: KEY,
    AUTOMOX_BASE_URL: simulator.url,
    TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform.tfrc"),
  });
  await tf.write(provider({ org_id: ORG }));
  const { stdout } = await shell.type(`npx automox-access adopt --as ${form}`);
  const [, next = ""] = stdout.split("Next:\n");
  const told = await shell.type(`PATH="$PWD/node_modules/.bin:$PATH"\n${next}`);
  expect(told).toEqual({
    code: 0,
    stdout: expect.stringMatching(/Passed: 2 memberships are imported[\s\S]*Resources: 2 imported, 0 added/),
    stderr: expect.any(String),
  });
  expect(writes()).toEqual([]);
  await tf.expectEmptyPlan();
});
