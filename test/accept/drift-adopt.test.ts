// What drift suggests for somebody whom no stack holds is typed as it stands there: they are imported, nobody changes,
// and the next night finds nothing.
import { join } from "node:path";
import { person, provider } from "../support/hcl";
import { openShell } from "../support/page-shell";
import { ALICE, ORG, openScene } from "../support/scene";

const KEY = process.env.AUTOMOX_API_KEY ?? "";
const LABS = 54321;
const ADA = { email: "ada@example.com", firstname: "Ada", lastname: "Example", role: "viewer" } as const;

test("the command that adopts, of somebody managed in another organization, and of a namesake", async () => {
  const { tf, simulator, control, writes } = await openScene({
    seed: {
      organizations: [
        { id: ORG, name: "Acme" },
        { id: LABS, name: "Labs" },
      ],
      users: [ALICE, { ...ALICE, org: LABS }, { ...ADA, id: 201 }],
      keys: [{ key: KEY, userEmail: ALICE.email }],
    },
  });
  const shell = openShell(tf.folder, {
    AUTOMOX_API_KEY: KEY,
    AUTOMOX_BASE_URL: simulator.url,
    TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform.tfrc"),
  });
  const type = (line: string) => shell.type(`PATH="$PWD/node_modules/.bin:$PATH"\n${line}`);
  await tf.write(provider({ org_id: ORG }) + person("ada"));
  await tf.apply();
  writes();
  control.addByHand({ ...ADA, id: 201, org: LABS });
  control.addByHand({ ...ADA, email: "ada@example.org", firstname: "Other" });

  const night = async () => {
    await type(`echo '{ "format_version": "1.0" }' > other.json; terraform show -json > prod.json`);
    const { stdout } = await type("automox-access drift --state prod.json --state other.json --format json");
    return JSON.parse(stdout).items as { kind: string; actions: { label: string; text: string }[] }[];
  };
  const found = await night();
  expect(found.map(({ kind }) => kind).sort()).toEqual(["unmanaged_user", "zone_added"]);
  for (const { actions } of found) {
    const { text = "" } = actions.find(({ label }) => label === "Adopt") ?? {};
    expect(await type(text)).toMatchObject({ code: 0, stdout: expect.stringContaining("1 person to adopt") });
  }
  const plan = await tf.plan();
  await tf.applyPlan(plan);
  await tf.expectEmptyPlan();
  expect(writes()).toEqual([]);
  expect(await night()).toEqual([]);
});
