// A name that the configuration leaves to Automox may change there: neither the plan nor drift speaks of it.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { access } from "../support/access-io";
import { block, person, provider } from "../support/hcl";
import { ALICE, ORG, openScene } from "../support/scene";

const KEY = process.env.AUTOMOX_API_KEY ?? "";

test("of two people who rename themselves, the one is told whose name is configured", async () => {
  const of = (id: number, name: string) =>
    ({ id, email: `${name}@example.com`, firstname: "Old", lastname: "Example", role: "viewer" }) as const;
  const { tf, simulator, control } = await openScene({
    seed: {
      users: [ALICE, of(201, "ada"), of(202, "bea")],
      keys: [{ key: KEY, userEmail: ALICE.email }],
    },
  });
  const bea = block(["resource", "automox_user", "bea"], { email: "bea@example.com", role: "viewer" });
  await tf.write(provider({ org_id: ORG }) + person("ada", { first_name: "Old" }) + bea);
  await tf.apply();
  for (const who of ["ada@example.com", "bea@example.com"]) control.edit({ who, set: { firstname: "New" } });
  const plan = await tf.plan({ args: ["-refresh=false"] });
  await writeFile(join(tf.folder, "plan.json"), JSON.stringify(await plan.json()));
  const env = { ...process.env, AUTOMOX_API_KEY: KEY, AUTOMOX_BASE_URL: simulator.url };
  const { stdout } = await access(["drift", "--plan", "plan.json", "--format", "json"], {
    cwd: tf.folder,
    env,
  });
  const { items, notCompared } = JSON.parse(stdout);
  expect(items.map((item: Record<string, unknown>) => [item.address, item.attribute, item.to])).toEqual([
    ["automox_user.ada", "first_name", "New"],
  ]);
  expect(notCompared).toEqual([]);
});
