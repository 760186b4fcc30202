// Neither library of constructs has action blocks: the escape hatch that the guide shows.
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LIBRARIES } from "../support/construct-libraries";
import { codeFor } from "../support/page-blocks";
import { openModernScene } from "../support/query";
import { ORG } from "../support/scene";

const shown = codeFor("actions of a stack", "ts");
const WHO = "olga@example.com";

test.each(LIBRARIES)(
  "%s: an action that the guide's code declares is planned",
  async (_name, { cdk, constructs }) => {
    const { tf } = await openModernScene();
    const app = new cdk.App({ outdir: mkdtempSync(join(tf.folder, "out-")) });
    const stack = new cdk.TerraformStack(app, "access");
    new constructs.AutomoxProvider(stack, "automox", { orgId: ORG });
    const role = constructs.AutomoxRole.OPERATOR;
    const names = { firstName: "Olga", lastName: "Owens" };
    const olga = new constructs.AutomoxUser(stack, "olga", {
      email: WHO,
      role,
      onExisting: "adopt",
      ...names,
    });
    new Function("stack", "olga", shown)(stack, olga);
    app.synth();
    const made = readFileSync(join(app.outdir, "stacks", "access", "cdk.tf.json"), "utf8");
    const write = (text: string) => {
      const { backend: _elsewhere, ...terraform } = JSON.parse(text).terraform;
      const json = JSON.stringify({ ...JSON.parse(text), terraform });
      return tf.write({ "terraform.tf": "", "cdk.tf.json": json });
    };
    await write(made);
    await tf.apply();
    await write(made.replace('"role": "operator"', '"role": "viewer"'));
    const plan = (await (await tf.plan()).json()) as { action_invocations?: readonly object[] };
    expect(plan.action_invocations).toMatchObject([
      {
        address: "action.automox_resend_invitation.olga",
        config_values: { email: WHO },
        lifecycle_action_trigger: {
          triggering_resource_address: "automox_user.olga",
          action_trigger_event: "AfterUpdate",
        },
      },
    ]);
  },
);
