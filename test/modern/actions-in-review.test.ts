// A plan of today's Terraform that invokes actions, as a reviewer gets it: by a change, and by -invoke alone.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessProcess } from "../support/access-process";
import { block, expression, person } from "../support/hcl";
import { openModernScene } from "../support/query";
import type { Scene } from "../support/scene";

const RESEND = "action.automox_resend_invitation.it";
const ACTION = block(
  ["action", "automox_resend_invitation", "it"],
  {},
  block(["config"], { email: "ada@example.com" }),
);
const TRIGGER = block(
  ["lifecycle"],
  {},
  block(["action_trigger"], { events: [expression("after_create")], actions: [expression(RESEND)] }),
);

async function guard({ tf }: Scene, args: readonly string[], policy: string) {
  const file = join(tf.folder, "saved.tfplan");
  await tf.run(["plan", "-input=false", "-no-color", `-out=${file}`, ...args]);
  const { stdout } = await tf.run(["show", "-json", file]);
  writeFileSync(join(tf.folder, "plan.json"), stdout);
  writeFileSync(join(tf.folder, "access.yaml"), policy);
  const run = (verb: string, ...more: readonly string[]) =>
    accessProcess([verb, "--plan", "plan.json", ...more], { cwd: tf.folder, env: {} });
  const document = JSON.parse((await run("review", "--format", "json")).stdout);
  const rule = document.guards.find(({ code }: { code: string }) => code === "AMX020");
  const asked = ["table", "md", "html", "sarif", "junit"].map(async (format) => {
    const { stdout } = await run("review", "--format", format);
    return stdout.includes("AMX020") ? format : undefined;
  });
  const shown = (await Promise.all(asked)).filter((format) => format !== undefined);
  return {
    code: (await run("guard")).code,
    status: rule?.status,
    shown,
    said: JSON.stringify(document.provider),
  };
}

test("an action that the policy does not name ends the gate, and is said in every format", async () => {
  const scene = await openModernScene();
  await scene.tf.write(ACTION + person("ada", {}, TRIGGER));
  const refused = await guard(scene, [], "{}\n");
  expect(refused).toMatchObject({
    code: 3,
    status: "failed",
    shown: ["table", "md", "html", "sarif", "junit"],
  });
  expect(refused.said).toContain(RESEND);
  expect(refused.said).toContain("ada@example.com");
  const allowed = await guard(scene, [], "actions: [automox_resend_invitation]\n");
  expect(allowed.status).toBe("passed");

  // A plan of -invoke names no resource at all.
  const invoked = await guard(scene, [`-invoke=${RESEND}`], "{}\n");
  expect(invoked).toMatchObject({ code: 3, status: "failed" });
});
