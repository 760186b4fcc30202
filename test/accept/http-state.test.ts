// The benchmark's remote state, against Terraform's own idea of one.
import { startHttpState } from "../../bench/http-state.mjs";
import { openTerraform } from "../support/terraform";

test("Terraform keeps its state there and respects the lock", async () => {
  const backend = await startHttpState();
  try {
    const tf = await openTerraform();
    await tf.write({
      "terraform.tf": `terraform {\n  ${backend.configuration}\n}\n`,
      "main.tf": 'resource "terraform_data" "one" {\n  input = "kept"\n}\n',
    });
    await tf.init();
    await tf.apply();
    expect(JSON.parse(backend.state() ?? "{}").resources).toMatchObject([{ type: "terraform_data" }]);
    await tf.expectEmptyPlan();
    expect((await fetch(backend.url, { method: "LOCK", body: '{"ID":"another"}' })).status).toBe(200);
    const { errors } = await tf.destroy({ expect: "failure" });
    expect(errors).toMatchObject([{ summary: "Error acquiring the state lock" }]);
    await tf.run(["force-unlock", "-force", "another"]);
    await tf.destroy();
    expect(JSON.parse(backend.state() ?? "{}").resources).toEqual([]);
  } finally {
    await backend.close();
  }
});
