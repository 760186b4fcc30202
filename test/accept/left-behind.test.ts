// What a create_before_destroy replacement leaves behind when it dies, and somebody who edits the state: the way out of it costs nobody access.
import { readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReviewDocument } from "../../src/access/review/review-schema";
import { access } from "../support/access-io";
import { person } from "../support/hcl";
import { openScene, type Scene } from "../support/scene";

const ADA = "ada@example.com";
const CBD = "  lifecycle {\n    create_before_destroy = true\n  }\n";
const CONFIGURATION = person("ada").replace(/}\s*$/, `${CBD}}\n`);

interface Instance {
  readonly attributes?: object;
  readonly private?: string;
  readonly deposed?: string;
  readonly status?: string;
}

/** Rewrites the instances of the one resource, as a run that died would have left them. */
function leave({ tf }: Scene, left: (whole: Instance) => readonly Instance[]): void {
  const path = join(tf.folder, "terraform.tfstate");
  const state = JSON.parse(readFileSync(path, "utf8"));
  const [resource] = state.resources;
  resource.instances = left(resource.instances[0]);
  state.serial += 1;
  writeFileSync(path, JSON.stringify(state));
}

test.each([
  ["missing", () => []],
  ["tainted", (whole: Instance) => [{ ...whole, status: "tainted" }]],
  ["whole", (whole: Instance) => [whole]],
] as const)("a deposed object beside a successor that is %s", async (_how, successor) => {
  const scene = await openScene();
  const { tf, control, mails } = scene;
  await tf.write(CONFIGURATION);
  await tf.apply();
  leave(scene, (whole) => [...successor(whole), { ...whole, deposed: "abcdef12" }]);
  const plan = await tf.plan();
  await writeFile(join(tf.folder, "plan.json"), JSON.stringify(await plan.json()));
  const review = await access(["review", "--plan", "plan.json", "--format", "json"], { cwd: tf.folder });
  const { items, guards } = JSON.parse(review.stdout) as ReviewDocument;
  expect(items.map(({ verb }) => verb)).toContain("stop-managing");
  expect(guards.filter(({ status }) => status === "failed")).toEqual([]);
  await tf.applyPlan(plan);
  expect(await tf.instances()).toMatchObject([{ isTainted: false, isDeposed: false }]);
  expect(mails(ADA)).toBe(1);
  expect(control.log({ operation: "remove-user" })).toEqual([]);
  await tf.expectEmptyPlan();
});

test.each<[string, (whole: Instance) => Instance, string]>([
  [
    "without a role",
    (whole) => ({ ...whole, attributes: { ...whole.attributes, role: null } }),
    "role: a value is required",
  ],
  [
    "with other private data",
    (whole) => ({ ...whole, private: "WyJ4Il0=" }),
    "is not what the provider wrote",
  ],
])("somebody whom an edited state has %s is imported again", async (_how, edited, said) => {
  const scene = await openScene();
  const { tf, control, mails } = scene;
  await tf.write(person("ada"));
  await tf.apply();
  leave(scene, (whole) => [edited(whole)]);
  const { errors } = await tf.plan({ expect: "failure" });
  expect(errors.map(({ detail }) => detail?.replaceAll(/\s+/g, " "))).toEqual([
    expect.stringContaining(said),
  ]);
  expect(errors[0]?.detail).toContain("[state/unreadable]");
  await tf.run(["state", "rm", "automox_user.ada"]);
  await tf.run(["import", "automox_user.ada", ADA]);
  await tf.apply();
  await tf.expectEmptyPlan();
  expect(mails(ADA)).toBe(1);
  expect(control.log({ operation: "remove-user" })).toEqual([]);
});
