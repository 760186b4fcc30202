// Neither library of constructs has list blocks: the way round that the guide shows, from code to a list of people.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";
import { LIBRARIES } from "../support/construct-libraries";
import { codeFor } from "../support/page-blocks";
import { openModernScene } from "../support/query";
import { ALICE, BOB, ORG } from "../support/scene";

const shown = codeFor("lists beside a stack", "ts");

test.each(LIBRARIES)(
  "%s: a query file beside the stack finds everybody",
  async (_name, { cdk, constructs }) => {
    const { tf } = await openModernScene();
    const app = new cdk.App({ outdir: mkdtempSync(join(tf.folder, "out-")) });
    const stack = new cdk.TerraformStack(app, "access");
    new constructs.AutomoxProvider(stack, "automox", { orgId: ORG });
    app.synth();
    const { code } = transformSync(shown, {
      filename: "guide.ts",
      jsc: { parser: { syntax: "typescript" } },
    });
    new Function("app", "writeFileSync", "join", code)(app, writeFileSync, join);
    const read = (name: string) => readFileSync(join(app.outdir, "stacks", "access", name), "utf8");
    const { backend: _elsewhere, ...terraform } = JSON.parse(read("cdk.tf.json")).terraform;
    const made = JSON.stringify({ ...JSON.parse(read("cdk.tf.json")), terraform });
    await tf.write({ "terraform.tf": "", "cdk.tf.json": made });
    writeFileSync(join(tf.folder, "people.tfquery.json"), read("people.tfquery.json"));
    const { stdout } = await tf.run(["query", "-no-color"]);
    for (const { email } of [ALICE, BOB]) expect(stdout).toContain(`email=${email},org_id=${ORG}`);
  },
);
